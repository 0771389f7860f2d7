/**
 * For tests: everything that a teacher's server does wrong, as a fetch that does it without a network. Each fault is told
 * once and holds for every protocol: how a server phrases a piece of its answer is the dialect's business (adapters.ts).
 */
import { byteByByte, scriptedFetch, type Script, type ScriptedFetch } from '../../teacher/scripted-fetch.ts';

/** How a server puts things. */
export interface Dialect {
  readonly contentType: string;
  /** An event that holds this text, well-formed or not. */
  frame(text: string): string;
  /** What an event holds that brings a piece of the answer. */
  piece(text: string): unknown;
  /** The events that end an answer of n tokens, with the server's count of them; undefined: it does not count. */
  end(count: unknown): string;
  /** What an event holds that reports an error within the answer. */
  error(message: string): unknown;
  /** The body of an answer with an error status. */
  refusal(message: string): string;
}

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

const piece = (dialect: Dialect, text: string): string => dialect.frame(JSON.stringify(dialect.piece(text)));
const pieces = (dialect: Dialect, texts: readonly string[] = answer): string[] =>
  texts.map((text) => piece(dialect, text));
const whole = (dialect: Dialect): string[] => [...pieces(dialect), dialect.end(count)];
const begun = (dialect: Dialect): string => piece(dialect, '=');

/** Each fault by a name that the documentation shows. */
export const faults = {
  'nothing wrong': (dialect) => ({ body: whole(dialect) }),
  'slow: 20 s before the first token and between tokens': (dialect) => ({
    body: whole(dialect).flatMap((event) => [20_000, event]),
  }),
  'nobody there, or the connection refused': () => ({ instead: 'unreachable' }),
  'no answer at all': () => ({ instead: 'silence' }),
  'headers, then never a token': () => ({ then: 'hang' }),
  'falls silent within the answer': (dialect) => ({ body: [begun(dialect)], then: 'hang' }),
  'connection reset within the answer': (dialect) => ({ body: [begun(dialect)], then: 'break' }),
  'connection reset before the first token': () => ({ then: 'break' }),
  'HTTP 500': () => ({ status: 500, contentType: 'text/html', body: [html] }),
  'HTTP 500 with its own words': (dialect) => ({
    status: 500,
    contentType: json,
    body: [dialect.refusal('CUDA out of memory')],
  }),
  'HTTP 429': (dialect) => ({ status: 429, contentType: json, body: [dialect.refusal('Slow down')] }),
  'error within the answer': (dialect) => ({
    body: [begun(dialect), dialect.frame(JSON.stringify(dialect.error('CUDA out of memory')))],
  }),
  'empty stream': () => ({ body: [] }),
  'cut within an event': (dialect) => ({ body: [begun(dialect), piece(dialect, ' 5').slice(0, -5)] }),
  'every byte in a chunk of its own, characters of several bytes': (dialect) => ({
    body: byteByByte([...pieces(dialect, ['é', '数', '😀']), dialect.end(count)].join('')),
  }),
  'the last token ends within a character': (dialect) => ({
    body: [...pieces(dialect, ['=', ' ', '\uFFFD']), dialect.end(count)],
  }),
  'an event of 70,000 characters': (dialect) => ({
    body: [begun(dialect), piece(dialect, '5'.repeat(70_000)), dialect.end(count)],
  }),
  'an event that never ends': (dialect) => ({
    body: [begun(dialect), dialect.frame('"').trimEnd().slice(0, -1), 'x'.repeat(1000)],
    then: 'repeat',
  }),
  'tokens without end': (dialect) => ({
    body: [begun(dialect), piece(dialect, '5'.repeat(100))],
    then: 'repeat',
  }),
  'five tokens where three were asked for': (dialect) => ({
    body: [...pieces(dialect, [...answer, ' ', '=']), dialect.end(5)],
  }),
  'broken JSON': (dialect) => ({ body: [begun(dialect), dialect.frame('{"choices": [')] }),
  'JSON of another shape': (dialect) => ({ body: [begun(dialect), dialect.frame('5')] }),
  'a web page': () => ({ contentType: 'text/html', body: [html] }),
  'a web page that calls itself a stream': () => ({ body: [html] }),
  'another content type': (dialect) => ({ contentType: 'text/plain', body: whole(dialect) }),
  'counts too many tokens': (dialect) => ({ body: [...pieces(dialect), dialect.end(400)] }),
  'counts no token': (dialect) => ({ body: [...pieces(dialect), dialect.end(0)] }),
  'counts -3 tokens': (dialect) => ({ body: [...pieces(dialect), dialect.end(-3)] }),
  'counts 2.5 tokens': (dialect) => ({ body: [...pieces(dialect), dialect.end(2.5)] }),
  'counts "many" tokens': (dialect) => ({ body: [...pieces(dialect), dialect.end('many')] }),
  'does not count': (dialect) => ({ body: [...pieces(dialect), dialect.end(undefined)] }),
} satisfies Record<string, (dialect: Dialect) => Script>;

export type Fault = keyof typeof faults;

export const faultNames = Object.keys(faults) as Fault[];

/** A fetch to a server with this fault. */
export function faultyUpstream(fault: Fault, dialect: Dialect): ScriptedFetch {
  return scriptedFetch({ contentType: dialect.contentType, ...faults[fault](dialect) });
}
