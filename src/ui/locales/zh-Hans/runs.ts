/** Runs that can be opened: recorded ones, and those that the browser saved. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const gallery: Locale['gallery'] = {
  heading: '录制的运行',
  outcomes: { right: '正确', wrong: '错误' },
  calls: (calls) => `${number(calls)} 次调用`,
  ratio: (ratio) => `教师写了 ${formats.percent(ratio)}`,
  runs: {
    'one-call': { title: '一次调用', what: '它请求一个结果，其余都是自己写的。' },
    alone: { title: '同一题，独自解答', what: '没有教师可问，学生只能猜。' },
    'several-calls': { title: '多次调用', what: '数字难算的地方各调用一次。' },
    'no-call': { title: '没有调用', what: '这道题它不用帮助就能做对。' },
    'not-seen': { title: '一个错误', what: '它没有察觉到的错误。' },
    teacher: { title: '只有教师', what: '还是第一题，全部由教师写出。' },
  },
};

export const history: Locale['history'] = {
  heading: '你的运行',
  search: '搜索你的运行',
  none: '你的运行保存在这里，仅限本浏览器。',
  nothingFound: '保存的题目中没有这些词。',
  star: (title) => `给运行加星标：${title}`,
  unstar: (title) => `取消运行的星标：${title}`,
  rename: (title) => `给运行命名：${title}`,
  name: '运行的名称',
  remove: (title) => `删除运行：${title}`,
  removed: (count) => `已删除 ${number(count)} 次运行。`,
  undo: '撤销',
  clear: '全部删除',
  exportAll: '全部保存到文件',
  importAll: '从文件添加',
  imported: ({ added, present, broken }) =>
    [
      `已添加 ${number(added)} 次运行。`,
      ...(present > 0 ? [`${number(present)} 次运行已经存在。`] : []),
      ...(broken > 0 ? [`文件中有 ${number(broken)} 行无法读取。`] : []),
    ].join(''),
  brokenOff: '中断',
  answer: (answer) => `答案 ${answer}`,
};
