/** The panel of the teacher model. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

export const teacher: Locale['teacher'] = {
  heading: '教师模型',
  open: '查看它在哪里运行、费用多少',
  which: '模型',
  choose: '接下来的运行调用哪个教师模型',
  byDefault: (name) => `${name}（代理的默认值）`,
  where: '运行位置',
  inPage: '在本网页的另一个 Worker 中',
  inPageHint: '它在本设备上响应调用，不发送任何内容。',
  through: (address, kind) => `${kind}，经由 ${address}`,
  health: '代理',
  answers: '有响应',
  notAsked: '网页只在本设备上时不询问',
  price: (dollars) => `每百万词元 ${formats.number(dollars)} 美元`,
  askAgain: '再问一次',
  proxy: '其他地址的代理',
  useProxy: '使用',
  proxyHint: (origin) =>
    `留空则教师模型在本网页内运行。代理必须允许本网页：由其运营者以 ALLOWED_ORIGINS=${origin} 启动。通过 HTTPS 打开的网页只能访问 HTTPS 地址或本机。`,
};

export const access: Locale['access'] = {
  code: '访问码',
  use: '使用此访问码',
  hint: '由教师模型的运营者提供。它保存在本浏览器中，只发送给这个教师模型。',
  wrong: '教师模型不认识这个访问码。请检查有无输错，或询问运营者。',
};
