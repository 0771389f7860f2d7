/** The versions of a run, and the pause at a call. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const versions: Locale['versions'] = {
  region: '版本',
  heading: '版本',
  itself: '原运行',
  setup: (student, policy) => `${student}，${policy}`,
  policyChoices: {
    learned: '由学生决定',
    never: '只有学生',
    always: '只有教师',
    entropy: '在学生没有把握处调用',
    'token-random': '随机调用',
    fixed: '学生决定何时调用；长度固定',
    prompted: '学生按提示中的说明决定',
  },
  policies: {
    learned: () => '由学生决定',
    never: () => '只有学生',
    always: () => '只有教师',
    entropy: (nats) => `熵高于 ${number(Number(nats))} 纳特时调用`,
    'token-random': (probability) => `在 ${number(100 * Number(probability))}% 的词元处随机调用`,
    fixed: (tokens) => `每次调用请求 ${tokens} 个词元`,
    prompted: () => '学生按提示中的说明决定',
  },
  again: '同一题，改用',
  solveAgain: '再解一次',
  compare: '比较',
  nothingToCompare: '这里并排显示一次运行的两个版本。请在下面再解一次题，或在“词元”中改变运行。',
  compareWith: '与此版本比较',
  from: (version, tokens) => `自版本 ${version} 的第 ${number(tokens + 1)} 个词元`,
  call: (requested) => `请求 ${number(requested)} 个词元的调用`,
  decline: '不调用',
  token: (text) => `改用“${text}”`,
  answers: {
    right: (answer) => `答案 ${answer}，正确`,
    wrong: (answer) => `答案 ${answer}，错误`,
    unknown: (answer) => `答案 ${answer}`,
  },
  noAnswer: '没有答案',
};

export const pause: Locale['pause'] = {
  student: (requested) => `学生模型在此向教师模型请求 ${number(requested)} 个词元。`,
  policy: (requested) => `按照设置，将在此向教师模型请求 ${number(requested)} 个词元。`,
  length: '请求的词元数',
  grant: '让教师模型写',
  decline: '拒绝',
  text: '或者自己写',
  write: '写入',
};
