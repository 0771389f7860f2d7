/** What runs where, and how the student model loads. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const status: Locale['status'] = {
  region: 'Was wo läuft',
  student: 'Schülermodell',
  teacher: 'Lehrermodell',
  network: 'Netz',
  networks: {
    online: 'online',
    offline: 'offline',
    onDevice: 'auf diesem Gerät',
    checking: 'wird geprüft …',
  },
  worksOffline: 'auch offline',
  failed: 'nicht geladen',
  checking: 'wird geprüft …',
  loadingModel: 'lädt sein Modell …',
  inPage: 'in dieser Seite',
  codeWanted: 'in dieser Seite; das des Servers verlangt einen Code',
  kinds: {
    embedded: 'auf diesem Server',
    ollama: 'Ollama',
    llamacpp: 'llama.cpp',
    mistral: 'Mistral',
    deepseek: 'DeepSeek',
    openrouter: 'OpenRouter',
    anthropic: 'Anthropic',
  },
  otherKind: 'entfernter Server',
  devices: { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU', remote: 'entfernt' },
};

export const loading: Locale['loading'] = {
  region: 'Laden des Schülermodells',
  label: 'Das Schülermodell wird geladen',
  bytes: (loaded, total) => (total === null ? size(loaded) : `${size(loaded, total)} von ${size(total)}`),
  starting: 'Wird gestartet …',
};
