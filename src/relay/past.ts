/**
 * What a run can go on from: the beginning of a log, and what is done where it ends. Cuts a log so that a run can go on
 * behind it, and says what a student and a loop need to know of what lies before. Runs nothing.
 */
import type { Request } from './calls.ts';
import type { RelayEvent, RunStarted, TokenId } from './events.ts';
import { emptyRun, fold, type RunState } from './fold.ts';

/** What happens first behind a past. */
export type Turn =
  /** The student goes on as if nothing had been. */
  | { readonly kind: 'go-on' }
  /** The student goes on, but not with a call; `request` is the command at the end of the past that is refused. */
  | { readonly kind: 'decline'; readonly request: Request | null }
  | { readonly kind: 'call'; readonly request: Request }
  /** The person writes this token in the student's place. */
  | { readonly kind: 'token'; readonly id: TokenId }
  /** The person writes this text, in the teacher's place where there is a request. */
  | { readonly kind: 'text'; readonly text: string; readonly request: Request | null };

export interface Past {
  /** From `run-started` on; no call is open at its end, and the run has not ended. */
  readonly events: readonly RelayEvent[];
  readonly turn: Turn;
}

/** A log that no run can go on from. */
export class PastError extends Error {
  override readonly name = 'PastError';
}

/**
 * The log as far as `tokens` tokens go, so that a run can go on behind them. A command is kept whole or not at all, and
 * a call that the cut goes through ends there.
 */
export function cutLog(log: Iterable<RelayEvent>, tokens: number): RelayEvent[] {
  const events: RelayEvent[] = [];
  let run = emptyRun;
  for (const event of log) {
    if (event.type === 'run-ended' || (event.type === 'token' && run.tokens.length >= tokens)) break;
    events.push(event);
    run = fold(run, event);
  }
  if (run.openCommand !== null) return cutLog(events, run.openCommand);
  const call = run.calls.at(-1);
  if (call === undefined || call.outcome !== null) return events;
  const written = run.tokens.length - call.position;
  if (written === 0) return cutLog(events, call.position - call.commandTokens);
  const at = events.at(-1)?.at ?? 0;
  const requestedAt = events.findLast((event) => event.type === 'call-requested')?.at ?? at;
  return [
    ...events,
    {
      type: 'call-ended',
      call: call.id,
      outcome: { kind: 'stopped' },
      delivered: written,
      countedBy: 'student-tokenizer',
      firstTokenMs: null,
      totalMs: at - requestedAt,
      at,
    },
  ];
}

/** A past as the loop takes it up. */
export interface TakenUp {
  readonly start: RunStarted;
  /** What lies behind the start. */
  readonly events: readonly RelayEvent[];
  readonly run: RunState;
  /** What stands in the student's context: every token but those of complete commands. */
  readonly context: readonly TokenId[];
  /** Numbers that were drawn for the student's tokens. */
  readonly draws: number;
  readonly teacherTokens: number;
  /** When its last event happened, in milliseconds since the run started. */
  readonly lastAt: number;
}

/** @throws PastError for a log without a start, with an end, or within a call or a command */
export function takenUp({ events: [start, ...events], turn }: Past): TakenUp {
  if (start?.type !== 'run-started')
    throw new PastError('A run goes on from a log that begins with its start.');
  const run = events.reduce(fold, fold(emptyRun, start));
  const command = 'request' in turn ? (turn.request?.commandTokens ?? 0) : 0;
  if (run.status.kind === 'ended')
    throw new PastError('A run that has ended does not go on; cut its log first.');
  if (run.calls.some(({ outcome }) => outcome === null)) {
    throw new PastError('A run does not go on within a call; cut its log first.');
  }
  if (command > run.tokens.length) throw new PastError('The command is longer than the solution.');
  const before = run.tokens.length - command;
  const tokens = [...run.tokens];
  return {
    start,
    events,
    run,
    context: tokens.flatMap(({ id, isCommand }, i) => (isCommand || i >= before ? [] : [id])),
    draws: tokens.filter(({ author }) => author === 'student').length,
    teacherTokens: run.meter.teacherTokens,
    lastAt: events.at(-1)?.at ?? start.at,
  };
}
