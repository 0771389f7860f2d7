/** What runs where, and how the student model loads. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const status: Locale['status'] = {
  region: '各部分在哪里运行',
  student: '学生模型',
  teacher: '教师模型',
  network: '网络',
  networks: {
    online: '在线',
    offline: '离线',
    onDevice: '在本设备上',
    checking: '正在检查……',
  },
  worksOffline: '离线也可用',
  failed: '未加载',
  checking: '正在检查……',
  loadingModel: '正在加载模型……',
  inPage: '在本网页内',
  codeWanted: '在本网页内；服务器上的需要访问码',
  kinds: {
    embedded: '在本服务器上',
    ollama: 'Ollama',
    llamacpp: 'llama.cpp',
    mistral: 'Mistral',
    deepseek: 'DeepSeek',
    openrouter: 'OpenRouter',
    anthropic: 'Anthropic',
  },
  otherKind: '远程服务器',
  devices: { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU', remote: '远程' },
};

export const loading: Locale['loading'] = {
  region: '加载学生模型',
  label: '正在加载学生模型',
  bytes: (loaded, total) => (total === null ? size(loaded) : `${size(loaded, total)}，共 ${size(total)}`),
  starting: '正在启动……',
};
