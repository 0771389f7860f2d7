/** The dialog that chooses the proxy's teacher model. */
import type { KindAdvice } from '../../../teacher/setup-schema.ts';
import { formats, plural, seconds } from './formats.ts';

const { number } = formats;

export const setup = {
  open: 'Choose another teacher model …',
  heading: 'Choose the teacher model',
  intro: (file: string) =>
    `The proxy on this machine asks it. Your choice and its key are saved in ${file}, which only you may read; the key never comes back to this page.`,
  chosen: (model: string, url: string) => `Chosen: ${model} at ${url}.`,
  notChosen: 'Nothing is chosen: the teacher model of this project answers.',
  reset: 'Use the teacher model of this project',
  servers: 'Servers on this machine',
  scanning: 'Looking for servers …',
  none: 'No server answers at the usual ports: Ollama 11434, LM Studio 1234, llama.cpp 8080, vLLM 8000.',
  scanAgain: 'Look again',
  models: (count: number) => plural(count, 'model'),
  noModels: 'names no model',
  pick: (server: string, url: string) => `${server} at ${url}`,
  address: 'Address',
  addressHint:
    'Of your own server, or of a hosted API, such as https://api.anthropic.com. Enter the key below first, where the API needs one.',
  look: 'Look there',
  looking: 'Looking …',
  model: 'Model',
  modelChoice: 'Choose one',
  kind: 'How it is asked',
  detected: (kind: string) => (kind === '' ? 'As detected' : `As detected: ${kind}`),
  inexact: ({ server, kind, use }: KindAdvice) =>
    `${server} puts what ${kind} sends into the template of its model, so the teacher model starts a new answer instead of continuing the solution. Choose ${use}, or leave it as detected.`,
  template: 'Chat template',
  templateOfServer: "The server's own, else ChatML",
  templates: {
    chatml: 'ChatML',
    none: 'None: problem and solution as plain text',
  },
  templateInFile: 'From a file or an address',
  templateFile: 'File of the template',
  templateHint: "Path or address of the model's tokenizer_config.json, chat_template.jinja or GGUF.",
  key: 'API key',
  keySaved: 'saved; leave it empty to keep it',
  keyHint: 'Sent to this server only.',
  test: 'Test',
  testing: 'Testing …',
  save: 'Use this teacher model',
  saving: 'Saving …',
  saved: (model: string) => `${model} answers from now on.`,
  result: 'Result of the test',
  answer: 'Answer to "Mia has 3 * 12 ="',
  emptyAnswer: '(no text)',
  request: 'Request',
  firstToken: 'First token',
  total: 'Whole answer',
  tokens: 'Tokens',
  counted: (tokens: number | null) => (tokens === null ? 'not counted by the server' : number(tokens)),
  asked: 'Asked as',
  server: 'Server',
  time: (milliseconds: number | null) =>
    milliseconds === null
      ? 'none came'
      : milliseconds < 1000
        ? `${number(Math.round(milliseconds))} ms`
        : seconds(milliseconds),
  approximate: 'This kind is asked in words, so the continuation is approximate.',
  failed: 'The test failed.',
};
