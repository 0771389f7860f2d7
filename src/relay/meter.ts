/**
 * The figures of a run, kept up to date event by event: tokens by author, call ratio, speed and latency.
 */
import type { CallEnded, CallId, RelayEvent, TokenWritten } from './events.ts';

export interface Meter {
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
  readonly basis: MeterBasis;
}

interface MeterBasis {
  /** When the last event happened, in milliseconds since the run started. */
  readonly lastAt: number;
  readonly studentMs: number;
  readonly answeredCalls: number;
  readonly firstTokenMs: number;
  readonly totalMs: number;
  /** The open call and its tokens so far. The final count replaces them when the call ends. */
  readonly openCall: { readonly call: CallId; readonly tokens: number } | null;
}

const emptyBasis: MeterBasis = {
  lastAt: 0,
  studentMs: 0,
  answeredCalls: 0,
  firstTokenMs: 0,
  totalMs: 0,
  openCall: null,
};

export const emptyMeter: Meter = {
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

/** The meter after one more event, in constant time. */
export function withEvent(meter: Meter, event: RelayEvent): Meter {
  if (event.type === 'run-started') return { ...emptyMeter, basis: { ...emptyBasis, lastAt: event.at } };
  // Stamped with the token that tells a command is none, or comes with the first one: the time is that token's.
  if (event.type === 'command-ignored' || event.type === 'problem-read') return meter;
  const counted = count(meter, event);
  return withRates({ ...counted, basis: { ...counted.basis, lastAt: event.at } });
}

function count(meter: Meter, event: RelayEvent): Meter {
  switch (event.type) {
    case 'token':
      return countToken({ ...meter, firstTokenAt: meter.firstTokenAt ?? event.at }, event);
    case 'call-requested':
      return {
        ...meter,
        calls: meter.calls + 1,
        requestedTokens: meter.requestedTokens + event.requested,
        basis: { ...meter.basis, openCall: { call: event.call, tokens: 0 } },
      };
    case 'call-ended':
      return countCall(meter, event);
    default:
      return meter;
  }
}

function countToken(meter: Meter, event: TokenWritten): Meter {
  const { basis } = meter;
  switch (event.author) {
    case 'student':
      // The time since the event before it is this token's own: a call ends with an event, too.
      return {
        ...meter,
        studentTokens: meter.studentTokens + 1,
        basis: { ...basis, studentMs: basis.studentMs + (event.at - basis.lastAt) },
      };
    case 'teacher': {
      const openCall = basis.openCall && { ...basis.openCall, tokens: basis.openCall.tokens + 1 };
      return { ...meter, teacherTokens: meter.teacherTokens + 1, basis: { ...basis, openCall } };
    }
    case 'person':
      return { ...meter, personTokens: meter.personTokens + 1 };
  }
}

function countCall(meter: Meter, event: CallEnded): Meter {
  const { basis } = meter;
  const teacherTokens = meter.teacherTokens - (basis.openCall?.tokens ?? 0) + event.delivered;
  if (event.firstTokenMs === null) return { ...meter, teacherTokens, basis: { ...basis, openCall: null } };
  return {
    ...meter,
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

function withRates(meter: Meter): Meter {
  const { studentTokens, teacherTokens, basis } = meter;
  const both = studentTokens + teacherTokens;
  return {
    ...meter,
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
