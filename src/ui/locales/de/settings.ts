/** The settings of a run, and other student models. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { size } = formats;

export const settings: Locale['settings'] = {
  heading: 'Einstellungen',
  whoDecides: 'Wer das Lehrermodell aufruft',
  policies: {
    learned: 'Der Schüler entscheidet, wann und für wie viel',
    never: 'Keine Aufrufe: nur der Schüler',
    always: 'Der Lehrer schreibt alles: nur der Lehrer',
    entropy: 'Eine Regel, wo der Schüler unsicher ist',
    'token-random': 'Der Zufall',
    fixed: 'Der Schüler entscheidet, wann; feste Länge',
    prompted: 'Der Schüler entscheidet, wie es sein Prompt erklärt',
  },
  policyParameters: {
    entropy: 'Aufruf über dieser Entropie (Nats)',
    'token-random': 'Aufrufwahrscheinlichkeit je Token',
    fixed: 'Tokens je Aufruf',
  },
  policyInForce: (label) => `Dieses Schülermodell hat kein Token für <call>. Es gilt: ${label}.`,
  tokensPerCall: 'Tokens je Aufruf',
  writesCommands: 'Dieser Schüler schreibt <call> als Text (wie Checkpoints von RelayLLM)',
  thinks: 'Vor der Antwort nachdenken',
  calibrate: 'Schwelle für diesen Schüler messen',
  calibrateHint: 'an zehn Aufgaben, die er allein löst',
  calibrating: (done, of) => `Aufgabe ${done + 1} von ${of} …`,
  pauses: 'Bei jedem Aufruf pausieren und mich fragen',
  prefill: 'Vorab einlesen: Der Lehrer liest mit, während der Schüler einen Aufruf schreibt',
  prefillHint: 'Das erste Wort kommt womöglich früher; der Text bleibt gleich.',
  prefillUnavailable: 'Das jetzige Lehrermodell bietet das nicht an.',
  maxCalls: 'Höchstzahl der Aufrufe',
  maxTeacherTokens: 'Höchstzahl der Lehrer-Tokens',
  maxTokens: 'Längste Lösung (Tokens)',
  temperature: 'Temperatur',
  temperatureHint: '0 nimmt immer das wahrscheinlichste Token',
  filters: 'Filter der Ziehung',
  topP: 'Top-p',
  topPHint: 'nur die wahrscheinlichsten Tokens mit diesem Anteil; 1 für alle',
  topK: 'Top-k',
  topKHint: 'nur so viele der wahrscheinlichsten Tokens; 0 für alle',
  minP: 'Min-p',
  minPHint: 'nur Tokens mit diesem Anteil der größten Wahrscheinlichkeit; 0 für alle',
  repetitionPenalty: 'Wiederholungsstrafe',
  repetitionPenaltyHint: 'macht Tokens aus Aufgabe und Lösung unwahrscheinlicher; 1 bewirkt nichts',
  inputPrice: 'Preis der Eingabe',
  outputPrice: 'Preis der Ausgabe',
  priceHint: 'des Lehrermodells, in Dollar je Million Tokens',
  seed: 'Startwert',
  student: 'Schülermodell',
  students: {
    'relay-student': 'Ruft auf, wo es Hilfe braucht (Voreinstellung)',
    'relay-student-difficulty-aware':
      'Dasselbe mit der schwierigkeitsabhängigen Belohnung aus dem RelayLLM-Artikel: ruft seltener auf',
    'relay-student-simple':
      'Dasselbe mit einer Belohnung, die die Länge der Aufrufe kaum zählt: ruft öfter auf',
    'relay-student-alone': 'Ebenso trainiert, aber ohne Aufrufe: arbeitet allein',
    'relay-student-warmup': 'Dasselbe vor der Policy-Optimierung: weiß, wie man aufruft, aber nicht wo',
    'relay-student-base': 'Dasselbe vor dem Warm-up: arbeitet allein',
  },
  device: 'Schülermodell läuft auf',
  devices: {
    auto: 'WebGPU, sonst WASM',
    webgpu: 'WebGPU',
    wasm: 'WASM',
  },
  cacheInPlace:
    'Schlüssel und Werte bleiben an Ort und Stelle auf der GPU: Ein Schnitt oder Aufruf bewegt keine Daten.',
  reset: 'Zurücksetzen',
};

export const hub: Locale['hub'] = {
  more: 'Ein anderes Schülermodell',
  label: 'Hugging-Face-ID, Name oder Adresse eines Modells',
  hint: 'Ein Modell für transformers.js. Es läuft in diesem Browser, wählen Sie also ein kleines.',
  search: 'Nachsehen',
  offers: 'Gewichte dieses Modells',
  load: (file, bytes) =>
    `${file.replace('onnx/', '')} laden, ${bytes === null ? 'Größe unbekannt' : size(bytes)}`,
  remarks: {
    recommended: 'Für dieses Gerät empfohlen',
    'slow-on-wasm': 'Ohne GPU langsam: 4-Bit-Gewichte brauchen etwa sechsmal so lange wie fp16',
    'needs-shader-f16': 'Diesem Grafikadapter fehlt shader-f16, daher laufen sie auf WASM, langsam',
    'too-large': 'Zu groß, um ohne GPU zu laufen',
  },
  loading: (name) => `${name} wird geladen`,
  remove: (name) => `${name} aus diesem Browser löschen`,
  removeShort: 'Löschen',
};
