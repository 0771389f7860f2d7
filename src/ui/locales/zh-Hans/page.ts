/** The frame of the page: its head, its notices, and what a screen reader hears. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const page: Locale['page'] = {
  title: 'Relay：学生就在网页里，教师只写几个词',
  name: 'Relay',
  tagline: '一个小语言模型在你的浏览器里解题。有几个词写不出来时，它只向教师模型请求这几个词。',
  skip: '跳到解答',
  classroom: '课堂',
  largeType: '演示视图',
  paperTitle: 'RelayLLM (arXiv 2601.05167)',
  paperBefore: '方法出自',
  paperUrl: 'https://arxiv.org/abs/2601.05167',
  differences: '与论文的不同之处（英文）',
  documentation: '文档（英文）',
  broken: '网页自身出错了。',
  brokenAdvice: '没有因此发送任何内容。请重新加载网页以继续。如果再次出错，下面的文字说明了原因。',
  reload: '重新加载网页',
  partMissing: '网页的一部分无法加载。',
};

export const privacy: Locale['privacy'] = {
  label: '只在本设备上',
  on: '任何内容都不会离开本设备：教师模型也在这里运行。',
  off: '调用会把题目和解答发送给教师模型。',
  inClass: '你在课堂中，你的操作会发送给课堂：要只在本设备上运行，请先离开课堂。',
  stopped: '运行已停止，因为它可能会调用教师模型。',
};

export const display: Locale['display'] = {
  menu: '显示',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  textSize: '文字大小',
  smaller: '缩小文字',
  larger: '放大文字',
  percent: (factor) => `${number(Math.round(100 * factor))}%`,
};

export const keys: Locale['keys'] = {
  heading: '快捷键',
  what: {
    solve: '解题',
    line: '在题目中换行',
    stop: '停止运行，或关闭打开的内容',
    play: '播放或暂停运行',
    token: '后退或前进一个词元',
    call: '转到上一次或下一次调用',
    speed: '放慢或加快播放',
    keys: '显示这些快捷键',
  },
};

export const language: Locale['language'] = {
  label: '语言',
  browser: '跟随浏览器',
  failed: '无法加载这种语言的文字。请检查网络连接，然后重新选择。',
};

export const docs: Locale['docs'] = {
  students: '关于学生模型（英文）',
  teachers: '关于教师模型（英文）',
  sent: '调用所用的 API（英文）',
  rooms: '课堂如何进行（英文）',
  lessonPlan: '教案（英文）',
  problemSets: '关于题集（英文）',
  familiarity: '网页如何判断（英文）',
  traceFormat: '日志里有什么（英文）',
};

export const dialog: Locale['dialog'] = { close: '关闭' };

export const notices: Locale['notices'] = {
  notKept: '此浏览器没有空间保存学生模型，因此下次访问时会重新下载。',
  nextFailed: (name, before) => `学生模型 ${name} 无法加载；继续使用 ${before}。`,
  loadFailed: '无法加载学生模型。',
  dismiss: '不再显示',
  retry: '重试',
  newVersion: '本网页有新版本。你的运行会保留。',
  changeVersion: '立即更新',
  versionTaken:
    '另一个标签页已换到本网页的新版本。此标签页继续使用之前的版本；可在方便时重新加载。你的文字和运行会保留。',
  partMissing:
    '本网页的一部分无法加载：服务器已有更新的版本，或者无法访问。请在可以访问时重新加载网页。你的文字和运行会保留。',
  teacherAway: (why) => `${why}改由网页内的小教师模型代替。`,
  codeWanted: (why) => `${why}请在教师模型面板中输入；在此之前由网页内的小教师模型代替。`,
  callFailed: (call, why) => `调用 ${call}：${why}学生独自继续。`,
  cannotCall: (nats) =>
    `这个学生模型没有学过调用教师模型。由一条规则代为调用：只要熵超过 ${number(nats)} 纳特。`,
  length: '解答达到最大长度，就此结束。',
  contextFull: '学生模型的上下文已满，解答到此结束。',
  repetition: {
    student: '学生开始重复，因此结束了运行。',
    teacher: '教师开始重复，因此结束了运行。',
    person: '文字开始重复，因此结束了运行。',
  },
  stopped: '已停止。已写出的文字会保留。',
  brokenOff: '这次运行中途断开。断开前的文字都在这里。',
  resume: '继续',
  runFailed: (why) => `运行中断：${why}`,
};

export const announce: Locale['announce'] = {
  solving: '正在解题。',
  waiting: '正在等待学生模型加载。',
  answered: (answer) => `已解出。答案是 ${answer}。`,
  noAnswer: '解答结束，但没有方框中的答案。',
  right: '答案正确。',
  wrong: (known) => `答案不正确；已知答案是 ${known}。`,
  stopped: '已停止。',
  paused: '在一次调用处暂停。',
  lesson: '正在解答题集。',
  failed: '运行中断。',
};
