/** Sentences about choosing the teacher model in the page. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { setupErrors } from '../../../../teacher/setup-errors.ts';
import { listed } from '../formats.ts';

export const setup: Sentences<typeof setupErrors> = {
  'setup-other-machine': () =>
    '只有代理所在机器上的网页才能选择它的教师模型。请在那台机器上打开网页，不要经过隧道。',
  'setup-other-page': () => '只有这个代理自己的网页才能选择它的教师模型。请通过 http://localhost 打开。',
  'setup-token-wrong': () => '本网页加载之后，代理重新启动过。请重新加载网页。',
  'setup-locked': ({ variables }) =>
    `代理的环境变量已选定教师模型（${listed(variables)}）。要在这里选择，请不设置这些变量再启动代理。`,
  'setup-no-server': ({ url }) => `${url} 没有响应。请启动服务器，并检查地址和端口。`,
  'setup-url-invalid': () => '请输入以 http:// 或 https:// 开头、不含密码的地址。',
  'setup-kind-unknown': ({ kind }) => `代理不认识名为 ${kind} 的服务器类型。请另选一种。`,
  'setup-model-missing': () => '请选择一个模型，或输入它在服务器上的名称。',
  'setup-key-invalid': () => 'API 密钥含有密钥中不会出现的字符。请重新复制，不要带引号和空格。',
  'setup-key-missing': ({ host }) => `${host} 需要 API 密钥。请输入你的密钥。`,
  'setup-template-not-used': ({ kind }) =>
    `使用 ${kind} 时，服务器自己生成提示。请把模板留空，或选择另一种类型。`,
  'setup-template-other-file': () =>
    '模板是 tokenizer_config.json、chat_template.jinja 或 .gguf 文件的地址或路径。',
  'setup-template-unreadable': () => '无法读取模板。请检查路径或地址，以及读取权限。',
  'setup-template-unusable': ({ detail }) =>
    `这个文件中没有可用的聊天模板。${detail === '' ? '' : ` ${detail} `}请选择该模型的模板，或留空。`,
  'setup-prefill-not-kept': ({ kind }) =>
    `TEACHER_PREFILL=1 不适用于 ${kind}，它不保留提示。请不设置这个变量再启动代理。`,
  'setup-not-saved': ({ file }) => `无法把选择保存到 ${file}。请检查写入权限，然后重试。`,
};
