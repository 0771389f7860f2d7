/**
 * The beginning of a log from which a run continues, and what happens at its end. Cuts a log at a token, and derives
 * the state that the student and the loop need to continue.
 */
import { ErrorWithCode } from '../errors/coded-error.ts';
import { relayError } from './errors.ts';
import type { CallRequest, RelayEvent, RunStarted, TokenId } from './events.ts';
import { emptyRun, reduceRun, type RunState, type SolutionToken } from './run-state.ts';
import { parsePolicy } from './policies/registry.ts';

/** What happens first when a run resumes. */
export type ResumeAction =
  /** The student continues as in an uninterrupted run. */
  | { readonly kind: 'continue' }
  /** The student continues without a call. `request` is the declined command at the end of the log. */
  | { readonly kind: 'decline'; readonly request: CallRequest | null }
  | { readonly kind: 'call'; readonly request: CallRequest }
  /** The person writes this token in the student's place. */
  | { readonly kind: 'token'; readonly id: TokenId }
  /** The person writes this text, in the teacher's place where there is a request. */
  | { readonly kind: 'text'; readonly text: string; readonly request: CallRequest | null };

export interface ResumePoint {
  /** From `run-started` on; no call is open at its end, and the run has not ended. */
  readonly events: readonly RelayEvent[];
  readonly action: ResumeAction;
}

/** A log from which no run can continue. */
export class ResumeError extends ErrorWithCode {
  override readonly name = 'ResumeError';
}

/**
 * Cuts the log after `tokens` tokens, so that a run can continue from there. A command is kept whole or dropped, and a
 * call that spans the cut ends there.
 */
export function truncateLog(log: Iterable<RelayEvent>, tokens: number): RelayEvent[] {
  const events: RelayEvent[] = [];
  let run = emptyRun;
  for (const event of log) {
    if (event.type === 'run-ended' || (event.type === 'token' && run.tokens.length >= tokens)) break;
    events.push(event);
    run = reduceRun(run, event);
  }
  if (run.openCommand !== null) return truncateLog(events, run.openCommand);
  const call = run.calls.at(-1);
  if (call === undefined || call.outcome !== null) return events;
  const written = run.tokens.length - call.position;
  const requested = events.findLastIndex((event) => event.type === 'call-requested');
  if (written === 0) return truncateLog(events.slice(0, requested), call.position - call.commandTokens);
  const at = events.at(-1)?.at ?? 0;
  const requestedAt = events[requested]?.at ?? at;
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

/** The state that the loop restores from a resume point. */
export interface RestoredRun {
  readonly start: RunStarted;
  /** The events after `run-started`. */
  readonly events: readonly RelayEvent[];
  readonly run: RunState;
  /** What stands in the student's context: every token but those of complete commands. */
  readonly context: readonly TokenId[];
  /** Random numbers drawn so far: one of each kind for each of the student's proposals. */
  readonly draws: number;
  readonly teacherTokens: number;
  /** When its last event happened, in milliseconds since the run started. */
  readonly lastAt: number;
}

/** @throws ResumeError for a log without a start, with an end, or within a call or a command */
export function restoreRun({ events: [start, ...events], action }: ResumePoint): RestoredRun {
  if (start?.type !== 'run-started') throw new ResumeError(relayError('resume-without-start'));
  const run = events.reduce(reduceRun, reduceRun(emptyRun, start));
  const command = 'request' in action ? (action.request?.commandTokens ?? 0) : 0;
  if (run.status.kind === 'ended') throw new ResumeError(relayError('resume-after-end'));
  if (run.calls.some(({ outcome }) => outcome === null)) {
    throw new ResumeError(relayError('resume-within-call'));
  }
  if (command > run.tokens.length) throw new ResumeError(relayError('resume-command-too-long'));
  const before = run.tokens.length - command;
  const tokens = [...run.tokens];
  return {
    start,
    events,
    run,
    context: tokens.flatMap(({ id, isCommand }, i) => (isCommand || i >= before ? [] : [id])),
    draws: tokens.filter(isProposed).length + replacedProposals(run, action, start),
    teacherTokens: run.metrics.teacherTokens,
    lastAt: events.at(-1)?.at ?? start.at,
  };
}

/** Whether the student proposed it: tokens that only take the place of others (see transcript.ts) have no statistics. */
function isProposed({ author, stats }: SolutionToken): boolean {
  return author === 'student' && stats !== null;
}

/** Counts the proposals that a policy replaced by a teacher call, including a pending one. */
function replacedProposals({ calls }: RunState, action: ResumeAction, { policy }: RunStarted): number {
  // This policy calls before there is a proposal.
  if (parsePolicy(policy).actsAtStart) return 0;
  const waits = 'request' in action && action.request?.by === 'policy' && action.kind !== 'decline';
  return calls.filter(({ by, delivered }) => by === 'policy' && delivered > 0).length + (waits ? 1 : 0);
}
