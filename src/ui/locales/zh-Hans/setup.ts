/** The dialog that chooses the proxy's teacher model. */
import type { Locale } from '../index.ts';
import { formats, seconds } from './formats.ts';

const { number } = formats;

export const setup: Locale['setup'] = {
  open: '选择其他教师模型……',
  heading: '选择教师模型',
  intro: (file) =>
    `由本机的代理向它提问。你的选择和密钥保存在 ${file} 中，只有你能读取；密钥不会再传回本网页。`,
  chosen: (model, url) => `已选择：${url} 上的 ${model}。`,
  notChosen: '尚未选择：由本项目的教师模型回答。',
  reset: '使用本项目的教师模型',
  servers: '本机上的服务器',
  scanning: '正在寻找服务器……',
  none: '常用端口上没有服务器响应：Ollama 11434、LM Studio 1234、llama.cpp 8080、vLLM 8000。',
  scanAgain: '再找一次',
  models: (count) => `${number(count)} 个模型`,
  noModels: '没有列出模型',
  pick: (server, url) => `${url} 上的 ${server}`,
  address: '地址',
  addressHint:
    '你自己的服务器或托管 API 的地址，例如 https://api.anthropic.com。如果 API 需要密钥，请先在下面输入。',
  look: '查看该地址',
  looking: '正在查看……',
  model: '模型',
  modelChoice: '请选择',
  kind: '提问方式',
  detected: (kind) => (kind === '' ? '自动识别' : `自动识别：${kind}`),
  inexact: ({ server, kind, use }) =>
    `${server} 会把 ${kind} 发送的文本放进模型的模板，因此教师模型会重新作答，而不是续写解答。请选择 ${use}，或保留检测到的方式。`,
  template: '聊天模板',
  templateOfServer: '服务器自带的模板，否则 ChatML',
  templates: {
    chatml: 'ChatML',
    none: '不使用：题目和解答作为纯文本',
  },
  templateInFile: '来自文件或地址',
  templateFile: '模板文件',
  templateHint: '模型的 tokenizer_config.json、chat_template.jinja 或 GGUF 的路径或地址。',
  key: 'API 密钥',
  keySaved: '已保存；留空则保持不变',
  keyHint: '只发送给这台服务器。',
  test: '测试',
  testing: '正在测试……',
  save: '使用这个教师模型',
  saving: '正在保存……',
  saved: (model) => `从现在起由 ${model} 回答。`,
  result: '测试结果',
  answer: '对 "Mia has 3 * 12 =" 的续写',
  emptyAnswer: '（没有文本）',
  request: '请求',
  firstToken: '第一个词元',
  total: '整个回答',
  tokens: '词元',
  counted: (tokens) => (tokens === null ? '服务器没有计数' : number(tokens)),
  asked: '提问方式',
  server: '服务器',
  time: (milliseconds) =>
    milliseconds === null
      ? '没有收到'
      : milliseconds < 1000
        ? `${number(Math.round(milliseconds))} 毫秒`
        : seconds(milliseconds),
  approximate: '这种方式用文字请求，所以续写是近似的。',
  failed: '测试失败。',
};
