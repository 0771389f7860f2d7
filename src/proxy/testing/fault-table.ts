/**
 * For tests and docs/reliability.md: what the page gets of an answer under each fault, with each adapter. The table in the
 * documentation is generated from this one.
 */
import { commonError, type CodedError } from '../../errors/coded-error.ts';
import type { TeacherFailure } from '../../relay/events.ts';
import { apiError } from '../../teacher/api-errors.ts';
import { apiLimits } from '../../teacher/api-schema.ts';
import { teacherError, type StreamSource } from '../../teacher/errors.ts';
import { adapters } from './adapters.ts';
import { faultNames, type Fault } from '../../teacher/testing/fake-model-server/faults.ts';

/** What the page's client sees. */
export type FaultOutcome =
  | {
      readonly kind: 'whole';
      readonly text: string;
      /** The teacher's count; null: the page counts itself. */
      readonly tokens: number | null;
      /** The answer was cut after n tokens. */
      readonly cut: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly failure: TeacherFailure;
      readonly error: CodedError;
      /** What arrived before, which stays in the solution. */
      readonly text: string;
    };

export interface Expected {
  readonly outcome: FaultOutcome;
  /** Adapters with a different outcome, by name. */
  readonly but?: Readonly<Record<string, FaultOutcome>>;
}

const whole = (text: string, tokens: number | null, cut = false): FaultOutcome => ({
  kind: 'whole',
  text,
  tokens,
  cut,
});
const failed = (failure: TeacherFailure, error: CodedError, text = ''): FaultOutcome => ({
  kind: 'failed',
  failure,
  error,
  text,
});

const uncounted: Expected = { outcome: whole('= 5', null) };
const source = 'server';
const cut = teacherError('answer-cut', { source });
const unreadable = teacherError('not-an-answer', { source });
const tooLong = teacherError('event-too-long', { source, limit: apiLimits.eventCharacters });
const broken = teacherError('connection-broke', { source });
const noResponse = (seconds: number) => teacherError('no-response', { source, milliseconds: 1000 * seconds });
const noToken = (who: StreamSource) => teacherError('no-first-token', { source: who, milliseconds: 60_000 });
const stopped = (who: StreamSource) => teacherError('stopped-writing', { source: who, milliseconds: 30_000 });
const serverError = (status: number, words = '') => apiError('server-error', { status, words });
const embeddedError = (detail: string) =>
  teacherError('embedded-failed', { cause: commonError('unexpected', { detail }) });

const expectations: Readonly<Record<Fault, Expected>> = {
  'nothing wrong': { outcome: whole('= 5', 3) },
  'slow: 20 s before the first token and between tokens': {
    outcome: whole('= 5', 3),
  },
  'server down, or the connection refused': {
    outcome: failed('offline', teacherError('unreachable', { source })),
  },
  'no answer at all': {
    outcome: failed('timeout', noResponse(10)),
    // They send their headers with the first token.
    but: {
      ollama: failed('timeout', noResponse(60)),
      completions: failed('timeout', noResponse(60)),
      'chat-continue': failed('timeout', noResponse(60)),
      llamacpp: failed('timeout', noResponse(60)),
    },
  },
  'headers, then never a token': {
    outcome: failed('timeout', noToken(source)),
    but: { embedded: failed('timeout', noToken('embedded')) },
  },
  'falls silent within the answer': {
    outcome: failed('timeout', stopped(source), '='),
    but: { embedded: failed('timeout', stopped('embedded'), '=') },
  },
  'connection reset within the answer': { outcome: failed('broken-stream', broken, '=') },
  'connection reset before the first token': { outcome: failed('broken-stream', broken) },
  'HTTP 500': { outcome: failed('refused', serverError(500)) },
  'HTTP 500 with its own words': {
    outcome: failed('refused', serverError(500, 'CUDA out of memory')),
    but: { embedded: failed('refused', embeddedError('CUDA out of memory')) },
  },
  'HTTP 429': {
    outcome: failed('over-budget', apiError('server-over-budget', { status: 429, words: 'Slow down' })),
  },
  'error within the answer': {
    outcome: failed('broken-stream', apiError('server-broke-off', { words: 'CUDA out of memory' }), '='),
    but: { embedded: failed('broken-stream', embeddedError('CUDA out of memory'), '=') },
  },
  'empty stream': { outcome: failed('broken-stream', cut) },
  'cut within an event': {
    outcome: failed('broken-stream', cut, '='),
    but: { ollama: failed('broken-stream', unreadable, '=') },
  },
  'every byte in a chunk of its own, characters of several bytes': { outcome: whole('é数😀', 3) },
  'the last token ends within a character': { outcome: whole('= ', 3) },
  'an event of 70,000 characters': { outcome: failed('broken-stream', tooLong, '=') },
  'an event that never ends': { outcome: failed('broken-stream', tooLong, '=') },
  'tokens without end': {
    outcome: whole(`=${'5'.repeat(200)}`, null, true),
    but: { embedded: whole('= 5', 3) },
  },
  'five tokens where three were asked for': {
    outcome: whole('= 5', null, true),
    // It is asked for more than n, as it may repeat what is then removed.
    but: { instruct: whole('= 5', 3) },
  },
  'broken JSON': { outcome: failed('broken-stream', unreadable, '=') },
  'JSON of another shape': { outcome: failed('broken-stream', unreadable, '=') },
  'a web page': {
    outcome: failed('refused', teacherError('web-page-answer', { source })),
  },
  'a web page that calls itself a stream': {
    outcome: failed('broken-stream', cut),
    but: { ollama: failed('broken-stream', unreadable) },
  },
  'another content type': {
    outcome: failed('refused', teacherError('other-content-type', { source, type: 'text/plain' })),
  },
  'counts too many tokens': uncounted,
  'counts no token': uncounted,
  'counts -3 tokens': uncounted,
  'counts 2.5 tokens': uncounted,
  'counts "many" tokens': uncounted,
  'does not count': uncounted,
};

/** The expected outcome of an adapter under a fault. */
export function expectedOf(adapter: string, fault: Fault): FaultOutcome {
  const { outcome, but } = expectations[fault];
  return but?.[adapter] ?? outcome;
}

function cellOf(outcome: FaultOutcome): string {
  if (outcome.kind === 'failed')
    return `\`${outcome.failure}\`${outcome.text === '' ? '' : ', keeps what came'}`;
  if (outcome.cut) return 'cut at n, which the call says';
  return outcome.tokens === null ? 'whole, counted by the page' : 'whole, with its count';
}

/**
 * The tables of docs/reliability.md: one outcome for each fault, with the adapters that differ.
 * @param sentence how the page says an error
 */
export function markdown(sentence: (error: CodedError) => string): string {
  const rows = faultNames.map((fault) => {
    const usual = cellOf(expectations[fault].outcome);
    const different = adapters.flatMap(({ name, under }) => {
      const cell = under(fault) === null ? 'cannot happen' : cellOf(expectedOf(name, fault));
      return cell === usual ? [] : [`\`${name}\`: ${cell}`];
    });
    return [fault, usual, different.join('; ')];
  });
  const sentences = faultNames.flatMap((fault) => {
    const { outcome, but = {} } = expectations[fault];
    const named: [string, FaultOutcome][] = Object.entries(but).map(([name, other]) => [
      `${fault} (${name})`,
      other,
    ]);
    const all: [string, FaultOutcome][] = [[fault, outcome], ...named];
    return all.flatMap(([what, seen]) =>
      seen.kind === 'failed' ? [[what, `\`${seen.error.code}\``, sentence(seen.error)]] : [],
    );
  });
  return [
    ...tableOf(['what the teacher does', 'what the page gets', 'except'], rows),
    '',
    'What the page reads with a failure:',
    '',
    ...tableOf(['what the teacher does', 'code', 'sentence'], sentences),
  ].join('\n');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
