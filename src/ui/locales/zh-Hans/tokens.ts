/** The run token by token, and its timeline. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { decimal, number, share } = formats;

export const tokens: Locale['tokens'] = {
  view: '视图',
  asText: '文字',
  asTokens: '词元',
  list: '解答的词元',
  none: '每个词元会连同概率显示在这里。',
  chip: (text, author, probability) =>
    probability === null ? `${text}，${author}` : `${text}，${author}，${share(probability)}`,
  space: '空格',
  newline: '换行',
  part: '字符的一部分',
  end: '解答结束',
  openCall: (call, requested) => `调用 ${call}：请求 ${number(requested)}`,
  closeCall: (delivered) => `得到 ${number(delivered)}`,
  heading: (place, all) => `第 ${number(place)} 个词元，共 ${number(all)} 个`,
  hint: '指向一个词元，或用方向键移动，查看学生模型在该处的概率。',
  author: '作者',
  authors: { student: '学生模型', teacher: '教师模型', person: '你' },
  command: '学生模型，作为调用指令的一部分',
  probability: '概率',
  entropy: '熵',
  nats: (entropy) => `${decimal(entropy, 2)} 纳特`,
  alternatives: '此处概率最大的词元',
  notAsked: '这个词元不是学生模型计算的，因此没有概率。',
  showCall: (call) => `查看调用 ${call}`,
  goTo: '回到这个词元',
  change: '如果改变',
  callHere: '在此处调用教师模型',
  tokensPerCall: '请求多少个词元',
  withoutCall: (call) => `去掉调用 ${call}`,
  take: '选用',
  takeName: (text) => `改用 ${text}`,
};

export const timeline: Locale['timeline'] = {
  region: '时间轴',
  handle: '在运行中的位置',
  position: (shown, all) => `第 ${number(shown)} 个词元，共 ${number(all)} 个`,
  play: '播放',
  pause: '暂停',
  previousToken: '后退一个词元',
  nextToken: '前进一个词元',
  previousCall: '转到上一次调用',
  nextCall: '转到下一次调用',
  speed: '播放速度',
  rate: (tokens) => `${number(tokens)} 词元/秒`,
  recorded: '按录制速度',
};
