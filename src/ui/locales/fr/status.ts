/** What runs where, and how the student model loads. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const status: Locale['status'] = {
  region: 'Ce qui tourne, et où',
  student: 'Modèle élève',
  teacher: 'Modèle enseignant',
  network: 'Réseau',
  networks: {
    online: 'en ligne',
    offline: 'hors ligne',
    onDevice: 'sur cet appareil',
    checking: 'vérification…',
  },
  worksOffline: 'aussi hors ligne',
  failed: 'non chargé',
  checking: 'vérification…',
  loadingModel: 'charge son modèle…',
  inPage: 'dans cette page',
  codeWanted: 'dans cette page ; celui du serveur exige un code',
  kinds: {
    embedded: 'sur ce serveur',
    ollama: 'Ollama',
    llamacpp: 'llama.cpp',
    mistral: 'Mistral',
    deepseek: 'DeepSeek',
    openrouter: 'OpenRouter',
    anthropic: 'Anthropic',
  },
  otherKind: 'serveur distant',
  devices: { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU', remote: 'distant' },
};

export const loading: Locale['loading'] = {
  region: 'Chargement du modèle élève',
  label: 'Chargement du modèle élève',
  bytes: (loaded, total) => (total === null ? size(loaded) : `${size(loaded, total)} sur ${size(total)}`),
  starting: 'Démarrage…',
};
