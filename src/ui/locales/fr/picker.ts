/** The picker of student models: what is kept, what is worth a try, and what a device can run. */
import type { Locale } from '../index.ts';
import { formats, hoursAndMinutes, plural } from './formats.ts';

const { number, size } = formats;

export const picker: Locale['picker'] = {
  heading: 'Modèles élèves',
  device: {
    gpu: 'Cet appareil calcule sur son GPU (WebGPU), y compris en demi-précision.',
    'gpu-without-f16':
      'Cet appareil calcule sur son GPU (WebGPU), mais pas en demi-précision (pas de shader-f16) : les poids de type q4 lui conviennent.',
    software:
      'WebGPU calcule ici en logiciel, avec de petits sous-groupes : les modèles tournent lentement et les invites sont lues par courtes passes.',
    cpu: (threads) =>
      `Aucun GPU n’est utilisable ici, les modèles tournent donc sur le processeur (WASM, ${plural(threads, 'fil', 'fils')}).`,
    memory: (gigabytes) => `D’après le navigateur, l’appareil a ${number(gigabytes)} Go de mémoire ou plus.`,
  },
  inBrowser: 'Dans ce navigateur',
  inUse: 'Utilisé',
  use: 'Utiliser',
  useNamed: (name) => `Utiliser ${name}`,
  works: 'fonctionne hors ligne',
  loadingNow: (name) => `${name} se charge depuis le stockage ; l’autre élève reste utilisable.`,
  part: (bytes, total) => (total === null ? size(bytes) : `${size(bytes, total)} sur ${size(total)}`),
  rate: (bytesPerSecond) => `${size(bytesPerSecond)}/s`,
  secondsLeft: (seconds) =>
    seconds < 100 ? `encore ${number(seconds)} s` : `encore ${hoursAndMinutes(Math.ceil(seconds / 60))}`,
  total: (name) => `${name} en entier`,
  pause: 'Suspendre',
  resume: 'Continuer',
  paused: 'suspendu ; ce qui est arrivé est conservé',
  retry: 'Réessayer',
  withoutKeeping: 'L’utiliser sans le conserver',
  confirmRemove: (name, bytes) => `Supprimer ${name} (${size(bytes)}) de ce navigateur ?`,
  confirm: 'Supprimer',
  keep: 'Conserver',
  stored: (usage, quota) =>
    `Cette page stocke ${size(usage)} ; le navigateur lui accorde jusqu’à ${size(quota)}.`,
  persistent: 'Le navigateur le conserve jusqu’à ce que vous le supprimiez.',
  notPersistent: 'Le navigateur peut le supprimer quand le disque est plein.',
  suggestions: 'Modèles à essayer',
  goodAt: {
    paper: 'Un élève de l’article RelayLLM : problèmes et mathématiques scolaires',
    sums: 'Problèmes et calculs, rapide pour sa taille',
    languages: 'Calculs simples, en de nombreuses langues',
    small: 'Petit et vite essayé ; faible en calcul',
    text: 'Consignes et textes, calculs simples',
  },
  download: 'Téléchargement',
  memory: 'Mémoire',
  licence: 'Licence',
  context: 'Contexte',
  about: (bytes) => `environ ${size(bytes)}`,
  tokens: (count) => plural(count, 'token', 'tokens'),
  bestHere: (kind) => `Le mieux pour cet appareil : ${kind}.`,
  why: {
    'few-bits': 'Sur un GPU, un token coûte la lecture de ses poids : le moins de bits est le plus rapide.',
    'widened-once':
      'Sans GPU, fp16 va aussi vite que fp32 pour moitié moins à télécharger ; 4 bits prennent environ six fois plus de temps.',
    'fits-in-wasm': 'Des poids plus grands ne tiennent pas dans WASM.',
    'only-slow': 'Sans GPU, ses poids de 4 bits sont lents : environ six fois le temps de fp16.',
  },
  showWeights: 'Montrer les poids',
  relay:
    'Les points de contrôle de l’article RelayLLM ne sont pas exportés pour les navigateurs ; npm run convert le fait.',
  relayLink: 'Voir les points de contrôle',
  another: 'Un autre modèle',
  found: 'Trouvés sur le hub',
  none: (text) => `Le hub n’a pas de modèle pour transformers.js dont le nom contient « ${text} ».`,
  loads: (count) => `${number(count)} téléchargements par mois`,
  folder: 'Dossier du disque',
  folderHint:
    'Avec config.json, tokenizer.json et onnx/*.onnx. Vous pouvez aussi déposer le dossier sur cette page. Il est copié dans ce navigateur ; rien n’est envoyé.',
  shipped: 'Fournis avec cette page',
};
