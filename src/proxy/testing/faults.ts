/**
 * For tests: everything that a teacher's server does wrong, as a fetch that does it without a network. Each fault is told
 * once and holds for every protocol: how a server words its answer is its voice's business.
 */
import {
  byteByByte,
  scriptedFetch,
  type ResponseScript,
  type ScriptedFetch,
} from '../../teacher/testing/fake-fetch.ts';
import type { ServerVoice } from './protocols.ts';

/** What the page asks for in every case, and the answer to it: three tokens, each in a piece of its own. */
export const asked = {
  problem: 'What is 2 + 3?',
  prefix: 'We add: 2 + 3 ',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 3,
  temperature: 0,
  seed: 1,
};
const answer = ['=', ' ', '5'] as const;
const count = answer.length;

const json = 'application/json';
const html = '<!doctype html><html><body>Welcome</body></html>';

const refusal = (message: string): string => JSON.stringify({ error: { message, type: 'Error' } });

const pieces = (voice: ServerVoice, texts: readonly string[] = answer): string[] =>
  texts.map((text) => voice.piece(text));
const whole = (voice: ServerVoice): string[] => [...pieces(voice), voice.end('limit', count)];
const begun = (voice: ServerVoice): string => voice.piece('=');

/** Each fault by a name that the documentation shows. */
export const faults = {
  'nothing wrong': (voice) => ({ body: whole(voice) }),
  'slow: 20 s before the first token and between tokens': (voice) => ({
    body: whole(voice).flatMap((event) => [20_000, event]),
  }),
  'nobody there, or the connection refused': () => ({ instead: 'unreachable' }),
  'no answer at all': () => ({ instead: 'silence' }),
  'headers, then never a token': () => ({ then: 'hang' }),
  'falls silent within the answer': (voice) => ({ body: [begun(voice)], then: 'hang' }),
  'connection reset within the answer': (voice) => ({ body: [begun(voice)], then: 'break' }),
  'connection reset before the first token': () => ({ then: 'break' }),
  'HTTP 500': () => ({ status: 500, contentType: 'text/html', body: [html] }),
  'HTTP 500 with its own words': () => ({
    status: 500,
    contentType: json,
    body: [refusal('CUDA out of memory')],
  }),
  'HTTP 429': () => ({ status: 429, contentType: json, body: [refusal('Slow down')] }),
  'error within the answer': (voice) => ({
    body: [begun(voice), voice.error('CUDA out of memory')],
  }),
  'empty stream': () => ({ body: [] }),
  'cut within an event': (voice) => ({ body: [begun(voice), voice.piece(' 5').slice(0, -5)] }),
  'every byte in a chunk of its own, characters of several bytes': (voice) => ({
    body: byteByByte([...pieces(voice, ['é', '数', '😀']), voice.end('limit', count)].join('')),
  }),
  'the last token ends within a character': (voice) => ({
    body: [...pieces(voice, ['=', ' ', '\uFFFD']), voice.end('limit', count)],
  }),
  'an event of 70,000 characters': (voice) => ({
    body: [begun(voice), voice.piece('5'.repeat(70_000)), voice.end('limit', count)],
  }),
  'an event that never ends': (voice) => ({
    body: [begun(voice), voice.begun.trimEnd(), 'x'.repeat(1000)],
    then: 'repeat',
  }),
  'tokens without end': (voice) => ({
    body: [begun(voice), voice.piece('5'.repeat(100))],
    then: 'repeat',
  }),
  'five tokens where three were asked for': (voice) => ({
    body: [...pieces(voice, [...answer, ' ', '=']), voice.end('limit', 5)],
  }),
  'broken JSON': (voice) => ({ body: [begun(voice), voice.begun] }),
  'JSON of another shape': (voice) => ({ body: [begun(voice), voice.wrong] }),
  'a web page': () => ({ contentType: 'text/html', body: [html] }),
  'a web page that calls itself a stream': () => ({ body: [html] }),
  'another content type': (voice) => ({ contentType: 'text/plain', body: whole(voice) }),
  'counts too many tokens': (voice) => ({ body: [...pieces(voice), voice.end('limit', 400)] }),
  'counts no token': (voice) => ({ body: [...pieces(voice), voice.end('limit', 0)] }),
  'counts -3 tokens': (voice) => ({ body: [...pieces(voice), voice.end('limit', -3)] }),
  'counts 2.5 tokens': (voice) => ({ body: [...pieces(voice), voice.end('limit', 2.5)] }),
  'counts "many" tokens': (voice) => ({ body: [...pieces(voice), voice.end('limit', 'many')] }),
  'does not count': (voice) => ({ body: [...pieces(voice), voice.end('limit', undefined)] }),
} satisfies Record<string, (voice: ServerVoice) => ResponseScript>;

export type Fault = keyof typeof faults;

export const faultNames = Object.keys(faults) as Fault[];

/** A fetch to a server with this fault. */
export function faultyUpstream(fault: Fault, voice: ServerVoice): ScriptedFetch {
  return scriptedFetch({ contentType: voice.contentType, ...faults[fault](voice) });
}
