/**
 * What can go wrong with a teacher's server, each fault once for all protocols.
 */
import { fakeFetch, type FakeFetch } from './fake-fetch.ts';
import type { ServerProtocol } from './protocols.ts';
import { byteByByte, type ResponseScript } from './script.ts';

/** The request of every case; its answer is three tokens in three pieces. */
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

const pieces = (protocol: ServerProtocol, texts: readonly string[] = answer): string[] =>
  texts.map((text) => protocol.piece(text));
const whole = (protocol: ServerProtocol): string[] => [...pieces(protocol), protocol.end('limit', count)];
const begun = (protocol: ServerProtocol): string => protocol.piece('=');

/** By the name that docs/reliability.md shows. */
export const faults = {
  'nothing wrong': (protocol) => ({ body: whole(protocol) }),
  'slow: 20 s before the first token and between tokens': (protocol) => ({
    body: whole(protocol).flatMap((event) => [20_000, event]),
  }),
  'server down, or the connection refused': () => ({ instead: 'unreachable' }),
  'no answer at all': () => ({ instead: 'silence' }),
  'headers, then never a token': () => ({ then: 'hang' }),
  'falls silent within the answer': (protocol) => ({ body: [begun(protocol)], then: 'hang' }),
  'connection reset within the answer': (protocol) => ({ body: [begun(protocol)], then: 'break' }),
  'connection reset before the first token': () => ({ then: 'break' }),
  'HTTP 500': () => ({ status: 500, contentType: 'text/html', body: [html] }),
  'HTTP 500 with its own words': () => ({
    status: 500,
    contentType: json,
    body: [refusal('CUDA out of memory')],
  }),
  'HTTP 429': () => ({ status: 429, contentType: json, body: [refusal('Slow down')] }),
  'error within the answer': (protocol) => ({
    body: [begun(protocol), protocol.error('CUDA out of memory')],
  }),
  'empty stream': () => ({ body: [] }),
  'cut within an event': (protocol) => ({ body: [begun(protocol), protocol.piece(' 5').slice(0, -5)] }),
  'every byte in a chunk of its own, characters of several bytes': (protocol) => ({
    body: byteByByte([...pieces(protocol, ['é', '数', '😀']), protocol.end('limit', count)].join('')),
  }),
  'the last token ends within a character': (protocol) => ({
    body: [...pieces(protocol, ['=', ' ', '\uFFFD']), protocol.end('limit', count)],
  }),
  'an event of 70,000 characters': (protocol) => ({
    body: [begun(protocol), protocol.piece('5'.repeat(70_000)), protocol.end('limit', count)],
  }),
  'an event that never ends': (protocol) => ({
    body: [begun(protocol), protocol.begun.trimEnd(), 'x'.repeat(1000)],
    then: 'repeat',
  }),
  'tokens without end': (protocol) => ({
    body: [begun(protocol), protocol.piece('5'.repeat(100))],
    then: 'repeat',
  }),
  'five tokens where three were asked for': (protocol) => ({
    body: [...pieces(protocol, [...answer, ' ', '=']), protocol.end('limit', 5)],
  }),
  'broken JSON': (protocol) => ({ body: [begun(protocol), protocol.begun] }),
  'JSON of another shape': (protocol) => ({ body: [begun(protocol), protocol.wrong] }),
  'a web page': () => ({ contentType: 'text/html', body: [html] }),
  'a web page that calls itself a stream': () => ({ body: [html] }),
  'another content type': (protocol) => ({ contentType: 'text/plain', body: whole(protocol) }),
  'counts too many tokens': (protocol) => ({ body: [...pieces(protocol), protocol.end('limit', 400)] }),
  'counts no token': (protocol) => ({ body: [...pieces(protocol), protocol.end('limit', 0)] }),
  'counts -3 tokens': (protocol) => ({ body: [...pieces(protocol), protocol.end('limit', -3)] }),
  'counts 2.5 tokens': (protocol) => ({ body: [...pieces(protocol), protocol.end('limit', 2.5)] }),
  'counts "many" tokens': (protocol) => ({ body: [...pieces(protocol), protocol.end('limit', 'many')] }),
  'does not count': (protocol) => ({ body: [...pieces(protocol), protocol.end('limit', undefined)] }),
} satisfies Record<string, (protocol: ServerProtocol) => ResponseScript>;

export type Fault = keyof typeof faults;

export const faultNames = Object.keys(faults) as Fault[];

/** A fetch to a server with this fault. */
export function faultyFetch(fault: Fault, protocol: ServerProtocol): FakeFetch {
  return fakeFetch({ contentType: protocol.contentType, ...faults[fault](protocol) });
}
