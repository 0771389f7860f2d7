/** The picker of student models: what is kept, what is worth a try, and what a device can run. */
import type { Locale } from '../index.ts';
import { formats, hoursAndMinutes, plural } from './formats.ts';

const { number, size } = formats;

export const picker: Locale['picker'] = {
  heading: 'Schülermodelle',
  device: {
    gpu: 'Dieses Gerät rechnet auf seiner GPU (WebGPU), auch mit halber Genauigkeit.',
    'gpu-without-f16':
      'Dieses Gerät rechnet auf seiner GPU (WebGPU), aber nicht mit halber Genauigkeit (kein shader-f16): Gewichte der Art q4 passen dazu.',
    software:
      'WebGPU rechnet hier in Software, mit kleinen Untergruppen: Modelle laufen langsam, und Eingaben werden in kurzen Durchgängen gelesen.',
    cpu: (threads) =>
      `Hier ist keine GPU nutzbar, also laufen Modelle auf dem Prozessor (WASM, ${plural(threads, 'Thread', 'Threads')}).`,
    memory: (gigabytes) => `Laut Browser hat das Gerät ${number(gigabytes)} GB Speicher oder mehr.`,
  },
  inBrowser: 'In diesem Browser',
  inUse: 'In Gebrauch',
  use: 'Verwenden',
  useNamed: (name) => `${name} verwenden`,
  works: 'läuft auch offline',
  loadingNow: (name) => `${name} wird aus dem Speicher geladen; der andere Schüler bleibt nutzbar.`,
  part: (bytes, total) => (total === null ? size(bytes) : `${size(bytes, total)} von ${size(total)}`),
  rate: (bytesPerSecond) => `${size(bytesPerSecond)}/s`,
  secondsLeft: (seconds) =>
    seconds < 100 ? `noch ${number(seconds)} s` : `noch ${hoursAndMinutes(Math.ceil(seconds / 60))}`,
  total: (name) => `${name} insgesamt`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  paused: 'angehalten; was da ist, bleibt',
  retry: 'Noch einmal versuchen',
  withoutKeeping: 'Ohne Aufbewahren verwenden',
  confirmRemove: (name, bytes) => `${name} (${size(bytes)}) aus diesem Browser löschen?`,
  confirm: 'Löschen',
  keep: 'Behalten',
  stored: (usage, quota) =>
    `Diese Seite speichert ${size(usage)}; der Browser gibt ihr bis zu ${size(quota)}.`,
  persistent: 'Der Browser bewahrt es auf, bis Sie es löschen.',
  notPersistent: 'Der Browser kann es löschen, wenn die Festplatte voll ist.',
  suggestions: 'Modelle zum Ausprobieren',
  goodAt: {
    paper: 'Ein Schüler aus dem RelayLLM-Artikel: Textaufgaben und Schulmathematik',
    sums: 'Textaufgaben und Rechnen, schnell für seine Größe',
    languages: 'Einfaches Rechnen, in vielen Sprachen',
    small: 'Klein und schnell ausprobiert; schwach im Rechnen',
    text: 'Anweisungen und Texte, einfaches Rechnen',
  },
  download: 'Download',
  memory: 'Speicher',
  licence: 'Lizenz',
  context: 'Kontext',
  about: (bytes) => `etwa ${size(bytes)}`,
  tokens: (count) => plural(count, 'Token', 'Tokens'),
  bestHere: (kind) => `Am besten für dieses Gerät: ${kind}.`,
  why: {
    'few-bits':
      'Auf einer GPU kostet ein Token das Lesen der Gewichte, also sind die wenigsten Bits am schnellsten.',
    'widened-once':
      'Ohne GPU läuft fp16 so schnell wie fp32 bei halbem Download; 4 Bit brauchen etwa sechsmal so lange.',
    'fits-in-wasm': 'Größere Gewichte passen nicht in WASM.',
    'only-slow': 'Ohne GPU sind seine Gewichte mit 4 Bit langsam: etwa sechsmal die Zeit von fp16.',
  },
  showWeights: 'Gewichte zeigen',
  relay:
    'Die Checkpoints des RelayLLM-Artikels sind nicht für Browser exportiert; das macht npm run convert.',
  relayLink: 'Zu den Checkpoints',
  another: 'Ein anderes Modell',
  found: 'Auf dem Hub gefunden',
  none: (text) => `Der Hub hat kein Modell für transformers.js, dessen Name „${text}“ enthält.`,
  loads: (count) => `${number(count)} Downloads im Monat`,
  folder: 'Ordner von der Festplatte',
  folderHint:
    'Mit config.json, tokenizer.json und onnx/*.onnx. Sie können den Ordner auch auf diese Seite ziehen. Er wird in diesen Browser kopiert; nichts wird hochgeladen.',
  shipped: 'Mit dieser Seite geliefert',
};
