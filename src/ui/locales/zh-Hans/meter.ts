/** The meter: the figures of a run. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { decimal, number } = formats;

export const meter: Locale['meter'] = {
  region: '指标',
  heading: '指标',
  callRatio: '调用率',
  callRatioHint: '解答中由教师模型写出的比例：教师词元占全部词元的比例。',
  details: '详情',
  scale: (ratio) => `调用率 ${ratio}，刻度从 0.1% 到 100%。论文报告其学生模型为 1.07%；只用教师模型为 100%。`,
  paperMark: '论文 1.07%',
  wholeMark: '只有教师',
  cost: '费用（只有教师）',
  time: '时间（只有教师）',
  withTeacherOnly: (ours, theirs) => `${ours}（${theirs}）`,
  tokens: '教师词元 / 全部词元',
  calls: '调用次数',
  ofLimit: (used, limit) => `${number(used)} / ${number(limit)}`,
  teacherLimit: '教师词元上限',
  speed: '学生速度',
  perSecond: (rate) => `${rate < 10 ? decimal(rate, 1) : number(Math.round(rate))} 词元/秒`,
  begin: '首个词元用时',
  firstToken: '教师，首个词元',
  total: '教师，整次调用',
  none: '–',
  hints: {
    tokens: '教师模型写了多少个词元，整个解答共有多少个。',
    calls: '调用了多少次，一次运行中最多可以调用多少次。',
    'teacher-limit': '教师模型目前写了多少个词元，一次运行中最多可以写多少个。',
    speed: '学生模型在本设备上每秒写的词元数，不计调用的时间。',
    begin: '从运行开始到首个词元：学生模型在读题。',
    'first-token': '从调用到回复的首个词元，取平均值。',
    total: '从调用到回复结束，取平均值。',
    cost: '按设置中的价格，这些调用的费用，以及只用教师模型的费用。',
    time: '本次运行用了多长时间，以及只用教师模型时按其调用速度需要多长时间。',
  },
};
