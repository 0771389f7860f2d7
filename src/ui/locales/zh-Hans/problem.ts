/** The problem, and runs from a file or a link. */
import type { Locale } from '../index.ts';

export const problem: Locale['problem'] = {
  heading: '题目',
  label: '要解的题目',
  placeholder: 'A bakery sells 48 loaves a day for 3 dollars each. How many dollars …',
  examples: '例题',
  solvedExamples: '它会做的例题',
  failingExamples: '看它出错',
  exampleTitles: {
    blankets: '集市上的毯子',
    carpets: '图书馆的地毯',
    interest: '单利',
    salt: '盐水',
    river: '沿着河流',
    field: '带池塘的田地',
    travel: 'Sam 的旅行',
    coins: '各关的金币',
  },
  expected: '预期答案（可不填）',
  answerKnown: '本网页知道这道题的答案，并会核对。',
  random: '随机题目',
  solve: '解题',
  stop: '停止',
  englishOnly: '本网页自带的学生模型只懂英语：请用英语写题目。',
  shortcuts: 'Enter 解题，Shift + Enter 换行，Esc 停止。',
};

export const trace: Locale['trace'] = {
  notOpened: '未能打开运行。',
  drop: '把文件拖到这里，打开其中的运行',
  opened: (student, saved) =>
    `${student} 的一次录制的运行${saved === null ? '' : `，保存于 ${saved}`}。网页只展示它，不运行任何模型。`,
};
