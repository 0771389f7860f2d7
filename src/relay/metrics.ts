/**
 * The figures of a run, kept up to date event by event: tokens by author, call ratio, speed and latency.
 */
import type { CallEnded, CallId, RelayEvent, TokenWritten } from './events.ts';

export interface RunMetrics {
  /** Commands and an end token included: they count for who wrote them. */
  readonly studentTokens: number;
  /** What the teacher reports; where it reports none, what the student's tokenizer counts. */
  readonly teacherTokens: number;
  readonly personTokens: number;
  /** Teacher tokens delivered / (student tokens + teacher tokens), 0 where there are none. */
  readonly callRatio: number;
  readonly calls: number;
  /** Sum of the tokens that were asked for. */
  readonly requestedTokens: number;
  /** Milliseconds from the start of the run to its first token, by any author; null before that. */
  readonly firstTokenAt: number | null;
  /** Over the time the student spent generating, the waits for the teacher left out; null before its first token. */
  readonly studentTokensPerSecond: number | null;
  /** Means over the calls that brought a token; null where none did. */
  readonly teacherLatency: { readonly firstTokenMs: number; readonly totalMs: number } | null;
  /** What the figures above are computed from. */
  readonly basis: MetricsBasis;
}

interface MetricsBasis {
  /** When the last event happened, in milliseconds since the run started. */
  readonly lastAt: number;
  readonly studentMs: number;
  readonly answeredCalls: number;
  readonly firstTokenMs: number;
  readonly totalMs: number;
  /** The open call and its tokens so far. The final count replaces them when the call ends. */
  readonly openCall: { readonly call: CallId; readonly tokens: number } | null;
}

const emptyBasis: MetricsBasis = {
  lastAt: 0,
  studentMs: 0,
  answeredCalls: 0,
  firstTokenMs: 0,
  totalMs: 0,
  openCall: null,
};

export const emptyMetrics: RunMetrics = {
  studentTokens: 0,
  teacherTokens: 0,
  personTokens: 0,
  callRatio: 0,
  calls: 0,
  requestedTokens: 0,
  firstTokenAt: null,
  studentTokensPerSecond: null,
  teacherLatency: null,
  basis: emptyBasis,
};

/** The metrics after one more event, in constant time. */
export function withEvent(metrics: RunMetrics, event: RelayEvent): RunMetrics {
  if (event.type === 'run-started') return { ...emptyMetrics, basis: { ...emptyBasis, lastAt: event.at } };
  // Stamped with the token that tells a command is none, or comes with the first one: the time is that token's.
  if (event.type === 'command-ignored' || event.type === 'problem-read') return metrics;
  const counted = count(metrics, event);
  return withRates({ ...counted, basis: { ...counted.basis, lastAt: event.at } });
}

function count(metrics: RunMetrics, event: RelayEvent): RunMetrics {
  switch (event.type) {
    case 'token':
      return countToken({ ...metrics, firstTokenAt: metrics.firstTokenAt ?? event.at }, event);
    case 'call-requested':
      return {
        ...metrics,
        calls: metrics.calls + 1,
        requestedTokens: metrics.requestedTokens + event.requested,
        basis: { ...metrics.basis, openCall: { call: event.call, tokens: 0 } },
      };
    case 'call-ended':
      return countCall(metrics, event);
    default:
      return metrics;
  }
}

function countToken(metrics: RunMetrics, event: TokenWritten): RunMetrics {
  const { basis } = metrics;
  switch (event.author) {
    case 'student':
      // The time since the event before it is this token's own: a call ends with an event, too.
      return {
        ...metrics,
        studentTokens: metrics.studentTokens + 1,
        basis: { ...basis, studentMs: basis.studentMs + (event.at - basis.lastAt) },
      };
    case 'teacher': {
      const openCall = basis.openCall && { ...basis.openCall, tokens: basis.openCall.tokens + 1 };
      return { ...metrics, teacherTokens: metrics.teacherTokens + 1, basis: { ...basis, openCall } };
    }
    case 'person':
      return { ...metrics, personTokens: metrics.personTokens + 1 };
  }
}

function countCall(metrics: RunMetrics, event: CallEnded): RunMetrics {
  const { basis } = metrics;
  const teacherTokens = metrics.teacherTokens - (basis.openCall?.tokens ?? 0) + event.delivered;
  if (event.firstTokenMs === null) return { ...metrics, teacherTokens, basis: { ...basis, openCall: null } };
  return {
    ...metrics,
    teacherTokens,
    basis: {
      ...basis,
      openCall: null,
      answeredCalls: basis.answeredCalls + 1,
      firstTokenMs: basis.firstTokenMs + event.firstTokenMs,
      totalMs: basis.totalMs + event.totalMs,
    },
  };
}

function withRates(metrics: RunMetrics): RunMetrics {
  const { studentTokens, teacherTokens, basis } = metrics;
  const both = studentTokens + teacherTokens;
  return {
    ...metrics,
    callRatio: both === 0 ? 0 : teacherTokens / both,
    studentTokensPerSecond: basis.studentMs > 0 ? studentTokens / (basis.studentMs / 1000) : null,
    teacherLatency:
      basis.answeredCalls === 0
        ? null
        : {
            firstTokenMs: basis.firstTokenMs / basis.answeredCalls,
            totalMs: basis.totalMs / basis.answeredCalls,
          },
  };
}
