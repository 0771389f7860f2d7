/**
 * For tests and docs/reliability.md: what the page gets of an answer under each fault, with each adapter. The table in the
 * documentation is generated from this one.
 */
import type { TeacherFailure } from '../../relay/events.ts';
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
      readonly message: string;
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
const failed = (failure: TeacherFailure, message: string, text = ''): FaultOutcome => ({
  kind: 'failed',
  failure,
  message,
  text,
});

const uncounted: Expected = { outcome: whole('= 5', null) };
const cut = 'The teacher server broke off before the end of its answer.';
const unreadable =
  'The teacher server sent something that is no part of an answer. Check that it speaks the protocol of TEACHER_KIND.';
const tooLong = 'The teacher server sent an event longer than 65536 characters, so the rest was not read.';
const waited = 'The teacher server wrote no token within 60 s.';
const broken = 'The connection broke while the teacher server was writing.';

const expectations: Readonly<Record<Fault, Expected>> = {
  'nothing wrong': { outcome: whole('= 5', 3) },
  'slow: 20 s before the first token and between tokens': {
    outcome: whole('= 5', 3),
  },
  'server down, or the connection refused': {
    outcome: failed(
      'offline',
      'The teacher server cannot be reached. The operator of the proxy must check TEACHER_URL and that the server runs.',
    ),
  },
  'no answer at all': {
    outcome: failed('timeout', 'The teacher server did not answer within 10 s.'),
    // They send their headers with the first token.
    but: {
      ollama: failed('timeout', 'The teacher server did not answer within 60 s.'),
      llamacpp: failed('timeout', 'The teacher server did not answer within 60 s.'),
    },
  },
  'headers, then never a token': {
    outcome: failed('timeout', waited),
    but: { embedded: failed('timeout', 'The embedded teacher wrote no token within 60 s.') },
  },
  'falls silent within the answer': {
    outcome: failed('timeout', 'The teacher server stopped writing for 30 s.', '='),
    but: { embedded: failed('timeout', 'The embedded teacher stopped writing for 30 s.', '=') },
  },
  'connection reset within the answer': { outcome: failed('broken-stream', broken, '=') },
  'connection reset before the first token': { outcome: failed('broken-stream', broken) },
  'HTTP 500': { outcome: failed('refused', 'The teacher server answered with an error (HTTP 500).') },
  'HTTP 500 with its own words': {
    outcome: failed(
      'refused',
      'The teacher server answered with an error (HTTP 500). It said: CUDA out of memory',
    ),
    but: { embedded: failed('refused', 'The embedded teacher failed. Error: CUDA out of memory') },
  },
  'HTTP 429': {
    outcome: failed(
      'over-budget',
      'The teacher server has no room or no budget left (HTTP 429). It said: Slow down',
    ),
  },
  'error within the answer': {
    outcome: failed(
      'broken-stream',
      'The teacher server broke off with an error. It said: CUDA out of memory',
      '=',
    ),
    but: { embedded: failed('broken-stream', 'The embedded teacher failed. Error: CUDA out of memory', '=') },
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
    outcome: failed(
      'refused',
      'The teacher server answered with a web page where a stream of tokens was expected. Check the address.',
    ),
  },
  'a web page that calls itself a stream': {
    outcome: failed('broken-stream', cut),
    but: { ollama: failed('broken-stream', unreadable) },
  },
  'another content type': {
    outcome: failed(
      'refused',
      'The teacher server answered with "text/plain" where a stream of tokens was expected. Check the address.',
    ),
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

/** The tables of docs/reliability.md: one outcome for each fault, with the adapters that differ. */
export function markdown(): string {
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
    return all.flatMap(([what, seen]) => (seen.kind === 'failed' ? [[what, seen.message]] : []));
  });
  return [
    ...tableOf(['what the teacher does', 'what the page gets', 'except'], rows),
    '',
    'What the page reads with a failure:',
    '',
    ...tableOf(['what the teacher does', 'sentence'], sentences),
  ].join('\n');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
