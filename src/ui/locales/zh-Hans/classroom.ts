/** For a class: predictions, the first lesson. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const predict: Locale['predict'] = {
  view: '预测',
  hint: '学生模型会在哪里调用？标出你认为由教师模型写的词，然后查看。',
  none: '运行结束后，你可以在这里预测学生模型在哪里发出了调用。',
  show: '显示调用',
  called: '，此处有调用',
  result: (hits, called, marked) =>
    `${number(called)} 次调用中预测到 ${number(hits)} 次，共作 ${number(marked)} 处标记。`,
  lesson: (runs, precision, recall) =>
    `共 ${number(runs)} 次运行：${precision} 的标记正确，${recall} 的调用被预测到。`,
  forget: '开始新的一课',
};

export const tour: Locale['tour'] = {
  start: '第一课',
  heading: '第一课',
  step: (at, all) => `第 ${at} 步，共 ${all} 步`,
  back: '上一步',
  next: '下一步',
  end: '结束',
  steps: {
    open: {
      title: '看一次运行',
      text: '一个小模型（学生）解答一道应用题。遇到对它来说太难的数字时，它请一个更大的模型（教师）写几个词元。这里有一次录制好的运行。',
      action: '打开这次运行',
    },
    read: {
      title: '哪部分是谁写的？',
      text: '高亮的词由教师模型写出，其余都由学生模型写出。小数字表示调用：点击它，就能看到究竟发送了什么。指标显示请求的词元有多少。',
    },
    moment: {
      title: '调用的时刻',
      text: '用时间轴可以回到任意一个词元；曲线显示学生模型在哪里没有把握。换作是你，会在这里请求什么？',
      action: '转到这次调用',
    },
    change: {
      title: '如果……会怎样？',
      text: '选择“词元”，点击调用中的一个词元：去掉这次调用、换一个词，或在别处调用。运行会由此走上另一条路，成为一个新版本。',
    },
    lesson: {
      title: '再来一组题目',
      text: '抽取几道题，让学生模型解答。它在哪里调用？调用有帮助吗？在“预测”中，先让全班猜一猜；用“课堂”则每台设备各猜各的。',
      action: '抽取五道题',
    },
  },
};
