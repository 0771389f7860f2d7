/** The dialog that chooses the proxy's teacher model. */
import type { Locale } from '../index.ts';
import { formats, plural, seconds } from './formats.ts';

const { number } = formats;

export const setup: Locale['setup'] = {
  open: 'Ein anderes Lehrermodell wählen …',
  heading: 'Das Lehrermodell wählen',
  intro: (file) =>
    `Der Proxy auf diesem Rechner fragt es. Ihre Wahl und der Schlüssel werden in ${file} gespeichert, das nur Sie lesen dürfen; der Schlüssel kommt nie in diese Seite zurück.`,
  chosen: (model, url) => `Gewählt: ${model} unter ${url}.`,
  notChosen: 'Nichts ist gewählt: Das Lehrermodell dieses Projekts antwortet.',
  reset: 'Das Lehrermodell dieses Projekts verwenden',
  servers: 'Server auf diesem Rechner',
  scanning: 'Server werden gesucht …',
  none: 'An den üblichen Ports antwortet kein Server: Ollama 11434, LM Studio 1234, llama.cpp 8080, vLLM 8000.',
  scanAgain: 'Noch einmal suchen',
  models: (count) => plural(count, 'Modell', 'Modelle'),
  noModels: 'nennt kein Modell',
  pick: (server, url) => `${server} unter ${url}`,
  address: 'Adresse',
  addressHint:
    'Die eines eigenen Servers oder einer gehosteten API, zum Beispiel https://api.anthropic.com. Geben Sie zuerst unten den Schlüssel ein, wo die API einen verlangt.',
  look: 'Dort nachsehen',
  looking: 'Wird nachgesehen …',
  model: 'Modell',
  modelChoice: 'Eines wählen',
  kind: 'Wie es gefragt wird',
  detected: (kind) => (kind === '' ? 'Wie erkannt' : `Wie erkannt: ${kind}`),
  inexact: ({ server, kind, use }) =>
    `${server} setzt, was ${kind} sendet, in die Vorlage des Modells ein. Das Lehrermodell beginnt also eine neue Antwort, statt die Lösung fortzusetzen. Wählen Sie ${use}, oder lassen Sie es wie erkannt.`,
  template: 'Chat-Vorlage',
  templateOfServer: 'Die des Servers, sonst ChatML',
  templates: {
    chatml: 'ChatML',
    none: 'Keine: Aufgabe und Lösung als reiner Text',
  },
  templateInFile: 'Aus einer Datei oder von einer Adresse',
  templateFile: 'Datei der Vorlage',
  templateHint:
    'Pfad oder Adresse der tokenizer_config.json, der chat_template.jinja oder des GGUF des Modells.',
  key: 'API-Schlüssel',
  keySaved: 'gespeichert; leer bleibt er',
  keyHint: 'Wird nur an diesen Server gesendet.',
  test: 'Testen',
  testing: 'Wird getestet …',
  save: 'Dieses Lehrermodell verwenden',
  saving: 'Wird gespeichert …',
  saved: (model) => `Von jetzt an antwortet ${model}.`,
  result: 'Ergebnis des Tests',
  answer: 'Antwort auf „Mia has 3 * 12 =“',
  emptyAnswer: '(kein Text)',
  request: 'Anfrage',
  firstToken: 'Erstes Token',
  total: 'Ganze Antwort',
  tokens: 'Tokens',
  counted: (tokens) => (tokens === null ? 'vom Server nicht gezählt' : number(tokens)),
  asked: 'Gefragt als',
  server: 'Server',
  time: (milliseconds) =>
    milliseconds === null
      ? 'keines kam'
      : milliseconds < 1000
        ? `${number(Math.round(milliseconds))} ms`
        : seconds(milliseconds),
  approximate: 'Diese Art wird in Worten gefragt, die Fortsetzung ist also ungefähr.',
  failed: 'Der Test ist gescheitert.',
};
