/** Sentences about rooms. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { roomErrors } from '../../../../room/errors.ts';
import { formats } from '../formats.ts';

const { kilobytes, number } = formats;

export const room: Sentences<typeof roomErrors> = {
  'room-unknown': () => '没有使用此代码的房间。请检查六个字母；房间持续四小时，可能已经结束。',
  'room-guesses': () => '从这里输入的错误代码过多。请等一分钟，检查代码后重试。',
  'room-locked': () => '此房间已锁定，其他设备无法加入。请询问主持人。',
  'room-full': ({ limit }) => `此房间已满：最多 ${number(limit)} 台设备。`,
  'room-ended': () => '此房间已结束。',
  'rooms-full': () => '此服务器无法再开新的房间。请等其他班级结束后重试。',
  'room-name-invalid': ({ limit }) => `名称最多 ${number(limit)} 个字符。`,
  'room-member-unknown': () => '房间不认识此设备。请用代码重新加入。',
  'room-removed': () => '主持人已移除此设备。重新加入前请先询问主持人。',
  'room-left': () => '此设备已离开房间。请用代码重新加入。',
  'room-command-invalid': () => '房间无法理解此请求。请重新加载页面：它可能比服务器旧。',
  'room-lead-only': () => '只有房间主持人可以这样做。',
  'room-device-only': () => '只有加入房间的设备可以这样做。',
  'room-device-unknown': () => '此设备已不在房间中。',
  'room-activity-over': () => '来得太晚了：全班现在在做别的事。',
  'room-marks-outside': ({ words }) => `有标记在文本之外；文本共有 ${number(words)} 个词。`,
  'room-marks-shown': () => '调用已经显示，标记不再计入。',
  'room-problem-unknown': () => '此题集中没有这道题。',
  'room-question-over': () => '此问题已结束。',
  'room-proposals-full': ({ limit }) => `已有 ${number(limit)} 个提议。请为其中一个投票。`,
  'room-proposal-unknown': () => '没有这个提议。',
  'room-material-unknown': () => '房间已不再保存此文本。',
  'room-material-too-large': ({ bytes }) => `超出房间可接受的大小：最多 ${kilobytes(bytes)}。`,
  'room-materials-full': ({ bytes }) => `房间无法再保存运行记录：${kilobytes(bytes)} 已用完。`,
  'room-busy': () => '超出房间一次可接受的数量。请稍候再试。',
  'room-budget-spent': () => '房间的教师 token 已用完。学生继续独自书写。',
  'rooms-off': () => '此服务器没有房间。房间需要 Node 服务器（npm start）；静态页面和边缘平台没有房间。',
  'room-store-away': () => '服务器无法访问保存房间的存储。它会自动重试。',
  'room-unreachable': () => '无法连接到房间。请检查网络；页面会自动重试。',
  'room-events-unknown': () => '房间发送了此页面不认识的内容：页面比服务器旧。请重新加载。',
};
