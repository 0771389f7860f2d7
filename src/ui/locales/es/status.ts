/** What runs where, and how the student model loads. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const status: Locale['status'] = {
  region: 'Qué se ejecuta y dónde',
  student: 'Modelo alumno',
  teacher: 'Modelo profesor',
  network: 'Red',
  networks: {
    online: 'en línea',
    offline: 'sin conexión',
    onDevice: 'en este dispositivo',
    checking: 'comprobando…',
  },
  worksOffline: 'también sin conexión',
  failed: 'no cargado',
  checking: 'comprobando…',
  loadingModel: 'cargando su modelo…',
  inPage: 'en esta página',
  codeWanted: 'en esta página; el del servidor exige un código',
  kinds: {
    embedded: 'en este servidor',
    ollama: 'Ollama',
    llamacpp: 'llama.cpp',
    mistral: 'Mistral',
    deepseek: 'DeepSeek',
    openrouter: 'OpenRouter',
    anthropic: 'Anthropic',
  },
  otherKind: 'servidor remoto',
  devices: { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU', remote: 'remoto' },
};

export const loading: Locale['loading'] = {
  region: 'Carga del modelo alumno',
  label: 'Cargando el modelo alumno',
  bytes: (loaded, total) => (total === null ? size(loaded) : `${size(loaded, total)} de ${size(total)}`),
  starting: 'Iniciando…',
};
