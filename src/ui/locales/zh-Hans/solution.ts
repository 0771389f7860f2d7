/** The solution, its calls and its answer. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const solution: Locale['solution'] = {
  region: '解答',
  heading: '解答',
  empty: '看一次录制的运行，或输入一道题并解答。',
  legend: '哪部分是谁写的',
  byStudent: '学生模型',
  byTeacher: '教师模型',
  take: '分享',
  copy: '复制文字',
  copyMarkdown: '复制 Markdown',
  copyLatex: '复制 LaTeX',
  saveMarkdown: '保存 Markdown',
  saveLatex: '保存 LaTeX',
  copyPicture: '复制图片',
  savePicture: '保存图片',
  saved: '已保存',
  noPicture: '此浏览器无法绘制',
  source: (student, teacher, written, all, ratio) =>
    teacher === null
      ? `由学生模型 ${student} 独自写出。`
      : `由学生模型 ${student} 写出；${number(all)} 个词元中，教师模型 ${teacher} 写了 ${number(written)} 个（${formats.percent(ratio)}）。`,
  copied: '已复制',
  copyFailed: '此处不允许复制',
  save: '保存日志',
  print: '打印',
  open: '打开日志',
  share: '复制链接',
  shared: '链接已复制',
  shareHint: '链接包含整个运行，包括题目。打开它不需要模型。',
  tooLong: '太长，无法放进链接：请改为保存日志',
  groupTitle: '其中一部分由教师模型写出',
  writing: '学生模型正在写',
  asking: '教师模型正在写',
  callName: (call, requested, delivered) =>
    `教师调用 ${call}：请求 ${number(requested)} 个词元，得到 ${number(delivered)} 个。查看发送了什么。`,
  endOfTeacher: '教师模型的文字到此为止。',
};

export const call: Locale['call'] = {
  heading: (call) => `调用 ${call}`,
  sent: '发送的内容',
  notSent: '本会发送的内容',
  nothingLeft: '没有内容离开本设备：没有询问任何教师模型。',
  got: '教师模型收到的内容',
  stayed: '内容没有离开本设备：教师模型与学生模型在同一设备上运行。',
  problem: '题目',
  prefix: '当时的解答',
  emptyPrefix: '（还没有内容）',
  tokens: '要写的词元数',
  sampling: (temperature, seed) => `温度 ${number(temperature)}，随机种子 ${seed}`,
  sameIds: '词表相同的教师模型还会收到以词元 ID 表示的解答，内容与文字相同。',
  asked: '请求',
  granted: '限额允许',
  delivered: '得到',
  deliveredBy: {
    teacher: '由教师模型计数',
    'student-tokenizer': '用学生模型的分词器估算',
  },
  firstToken: '首个词元用时',
  total: '整次调用用时',
  outcome: '结果',
  remark: '备注',
  remarks: {
    approximate:
      '这个教师模型不能从文字中间续写。请求用文字要求它继续解答，因此它写的内容可能接得不完全准确。',
    cut: '它写的词元多于调用所请求的。多余部分已截去。',
    'cut-by-estimate':
      '它不报告词元数，因此由学生模型计数。按此计数，它写得比调用所请求的多；下一个词或数字之后的部分已截去。',
    'cut-by-limit': '本次运行限定的词元更少，或学生模型已读不下更多。多余部分已截去。',
    thought: '它在写之前先思考。思考的词元计入总数，但不显示。',
  },
  by: '发起调用的是',
  callers: { student: '学生模型', policy: '设置', person: '你' },
  outcomes: {
    delivered: '已得到',
    'ended-solution': '教师模型结束了解答',
    short: '教师模型提前停止',
    stopped: '已停止',
    declined: '被你拒绝',
    manual: '由你写出',
    pending: '教师模型正在写',
  },
  failed: (why) => `失败：${why}`,
};

export const answer: Locale['answer'] = {
  region: '答案',
  heading: '答案',
  none: '解答结束，但没有方框中的答案。',
  sources: { boxed: '方框', stated: '陈述', guessed: '猜测' },
  sourceHints: {
    boxed: '答案在方框中。',
    stated: '答案在句子里或结尾的粗体中，没有方框。',
    guessed: '解答没有写出答案。这是其中最后一个公式或数字。',
  },
  right: '正确',
  wrong: '不正确',
  expected: '已知答案：',
  unknown: '没有可供核对的已知答案',
  taughtElsewhere: '这个学生模型的页面说明了它的训练内容。',
  taughtBefore: '这个学生模型的训练内容是以下几类小学应用题：',
  taughtKinds:
    '钱、工资与利润；百分数与利息；面积、围栏与体积；时间、长度与流量；速度、工作量与比；规律、方程、平均数与年龄；计数与装箱。',
  outside: '这道题看起来不属于这些类型，请把答案当作猜测，或在设置中选择更大的学生模型。',
  larger: '对于其他题目，请在设置中选择更大的学生模型。',
};

/** A share as a whole percentage; a small one is not rounded to 0 %. */
const wholePercent = (probability: number): string =>
  probability < 0.005 ? '不到 1%' : `约 ${number(Math.round(100 * probability))}%`;

export const familiarity: Locale['familiarity'] = {
  foreign: (probabilityRight) =>
    `这道题不像这个学生学过的题目。在这类情况下，它有${wholePercent(probabilityRight)}的答案是正确的。`,
  largerStudent: '选择更大的学生',
  teacherWrites: '让教师来写',
};
