/**
 * The state of a run after some of its events: a fold over the log, one event at a time. A `RunState` is immutable:
 * each event gives a new state, which shares structure with the old one. A token costs constant time, a command one
 * copy of the token list.
 */
import { AppendList } from './append-list.ts';
import { emptyMetrics, withEvent, type RunMetrics } from './metrics.ts';
import type {
  Author,
  CallEnded,
  CallId,
  CallOutcome,
  CallRemark,
  CallRequested,
  CommandIgnored,
  EndReason,
  Familiarity,
  FinalAnswer,
  TokenStats,
  RelayEvent,
  RunStarted,
  TokenId,
  TokenWritten,
} from './events.ts';

export type RunStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'ended'; readonly reason: EndReason };

export interface SolutionToken {
  readonly id: TokenId;
  readonly text: string;
  readonly author: Author;
  /** `end`: an end token, which is no part of the solution's text. */
  readonly role: TokenWritten['role'];
  /** The call that brought it, null where its author wrote it without one. */
  readonly call: CallId | null;
  /** Part of a `<call>n</call>`: counted and in the student's context, but no part of the solution's text. */
  readonly isCommand: boolean;
  /**
   * Part of the solution's text. Not: end tokens, commands, what a malformed command consists of (which the student
   * still has before it), and a `</call>` that closes nothing.
   */
  readonly isShown: boolean;
  /** The student's statistics at this position; null where it was not asked, as with the teacher's tokens. */
  readonly stats: TokenStats | null;
}

export interface CallRecord {
  readonly id: CallId;
  readonly by: CallRequested['by'];
  readonly requested: number;
  readonly granted: number;
  /** The solution as it was sent to the teacher. */
  readonly prefix: string;
  readonly commandTokens: number;
  /** How many tokens stood before the teacher's first: the call's place in `RunState.tokens`. */
  readonly position: number;
  /** Null while the teacher writes. */
  readonly outcome: CallOutcome | null;
  /** Tokens delivered so far. */
  readonly delivered: number;
  readonly countedBy: CallEnded['countedBy'];
  readonly firstTokenMs: number | null;
  readonly totalMs: number | null;
  readonly remarks: readonly CallRemark[];
}

export interface IgnoredCommand {
  readonly why: CommandIgnored['why'];
  readonly text: string;
  readonly commandTokens: number;
  /** How many tokens stood before the first of its own. */
  readonly position: number;
}

export interface RunState {
  readonly status: RunStatus;
  readonly problem: string;
  /** The set-up of the run, null before it starts. */
  readonly header: RunStarted | null;
  /** The student's familiarity with the problem's wording; null where it reported none. */
  readonly familiarity: Familiarity | null;
  /** The final answer, as the run's end says it; null where it has none, undefined where nothing looked for one. */
  readonly answer: FinalAnswer | null | undefined;
  readonly tokens: AppendList<SolutionToken>;
  readonly calls: readonly CallRecord[];
  readonly ignored: readonly IgnoredCommand[];
  readonly metrics: RunMetrics;
  /** Index in `tokens` of a `<call>` that is not resolved yet; null where none is open. */
  readonly openCommand: number | null;
}

export const emptyRun: RunState = {
  status: { kind: 'idle' },
  problem: '',
  header: null,
  familiarity: null,
  answer: undefined,
  tokens: AppendList.empty,
  calls: [],
  ignored: [],
  metrics: emptyMetrics,
  openCommand: null,
};

/** The state after one more event. A `run-started` event resets the state. */
export function reduceRun(state: RunState, event: RelayEvent): RunState {
  const next = { ...state, metrics: withEvent(state.metrics, event) };
  switch (event.type) {
    case 'run-started':
      return {
        ...emptyRun,
        status: { kind: 'running' },
        problem: event.problem,
        header: event,
        metrics: next.metrics,
      };
    case 'problem-read':
      return { ...next, familiarity: event.familiarity };
    case 'token':
      return withToken(next, event);
    case 'call-requested':
      return withCall(next, event);
    case 'call-ended':
      return {
        ...next,
        calls: state.calls.map((call) => (call.id === event.call ? ended(call, event) : call)),
      };
    case 'command-ignored':
      return withIgnored(next, event);
    case 'run-ended':
      return {
        ...next,
        status: { kind: 'ended', reason: event.reason },
        answer: event.answer,
        // A pending command is not a command yet, and not text either.
        openCommand: event.reason.kind === 'paused' ? state.openCommand : null,
      };
  }
}

/** The run after a whole log. */
export function reduceLog(events: Iterable<RelayEvent>): RunState {
  let state = emptyRun;
  for (const event of events) state = reduceRun(state, event);
  return state;
}

function withToken(state: RunState, event: TokenWritten): RunState {
  const { id, text, author, role, call, stats = null } = event;
  const isShown = role === 'text' && !isCallToken(event);
  const tokens = state.tokens.append({ id, text, author, role, call, isCommand: false, isShown, stats });
  const openCommand = stillOpen(state, event);
  if (call === null) return { ...state, tokens, openCommand };
  const calls = state.calls.map((record) =>
    record.id === call ? { ...record, delivered: record.delivered + 1 } : record,
  );
  return { ...state, tokens, openCommand, calls };
}

/** Of the student's tokens only a control token has this text. */
function isCallToken({ author, text }: TokenWritten): boolean {
  return author === 'student' && (text === '<call>' || text === '</call>');
}

/** The log marks a command only after its last token. Until then, this hides its tokens. */
function stillOpen(state: RunState, event: TokenWritten): number | null {
  if (event.author !== 'student' || event.role === 'end') return null;
  if (event.text === '<call>') return state.tokens.length;
  return /^(?:[ \d]*|<\/call>)$/.test(event.text) ? state.openCommand : null;
}

function withCall(state: RunState, event: CallRequested): RunState {
  const record: CallRecord = {
    id: event.call,
    by: event.by,
    requested: event.requested,
    granted: event.granted,
    prefix: event.prefix,
    commandTokens: event.commandTokens,
    position: state.tokens.length,
    outcome: null,
    delivered: 0,
    countedBy: 'student-tokenizer',
    firstTokenMs: null,
    totalMs: null,
    remarks: [],
  };
  return { ...withCommand(state, event.commandTokens), calls: [...state.calls, record] };
}

function withIgnored(state: RunState, event: CommandIgnored): RunState {
  const { why, text, commandTokens } = event;
  const position = state.tokens.length - commandTokens;
  const ignored = [...state.ignored, { why, text, commandTokens, position }];
  // A command for zero tokens is still a command. A malformed one stays in the student's context.
  if (why === 'zero') return { ...withCommand(state, commandTokens), ignored };
  const tokens = state.tokens.mapLast(commandTokens, (token) => ({ ...token, isShown: false }));
  return { ...state, tokens, openCommand: null, ignored };
}

function withCommand(state: RunState, commandTokens: number): RunState {
  if (commandTokens === 0) return { ...state, openCommand: null };
  const tokens = state.tokens.mapLast(commandTokens, (token) => ({
    ...token,
    isCommand: true,
    isShown: false,
  }));
  return { ...state, tokens, openCommand: null };
}

function ended(call: CallRecord, event: CallEnded): CallRecord {
  const { outcome, delivered, countedBy, firstTokenMs, totalMs, remarks = [] } = event;
  return { ...call, outcome, delivered, countedBy, firstTokenMs, totalMs, remarks };
}
