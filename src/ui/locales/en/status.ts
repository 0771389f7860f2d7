/** What runs where, and how the student model loads. */
import { formats } from './formats.ts';

const { size } = formats;

export const status = {
  region: 'What runs where',
  student: 'Student model',
  teacher: 'Teacher model',
  network: 'Network',
  networks: {
    online: 'online',
    offline: 'offline',
    onDevice: 'on this device',
    checking: 'checking …',
  },
  worksOffline: 'also offline',
  failed: 'not loaded',
  checking: 'checking …',
  loadingModel: 'loading its model …',
  inPage: 'in this page',
  codeWanted: 'in this page; the server’s needs a code',
  kinds: {
    embedded: 'on this server',
    ollama: 'Ollama',
    llamacpp: 'llama.cpp',
    mistral: 'Mistral',
    deepseek: 'DeepSeek',
    openrouter: 'OpenRouter',
    anthropic: 'Anthropic',
  },
  otherKind: 'remote server',
  devices: { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU', remote: 'remote' },
};

export const loading = {
  region: 'Loading the student model',
  label: 'Loading the student model',
  bytes: (loaded: number, total: number | null) =>
    total === null ? size(loaded) : `${size(loaded, total)} of ${size(total)}`,
  starting: 'Starting …',
};
