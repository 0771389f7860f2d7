/** What a run cost in money and in time, against the teacher alone. Pure functions of a run and of prices. */
import type { RunState } from '../../relay/run-state.ts';

/** Of the teacher, in dollars for a million tokens. The student runs on the person's own device. */
export interface Prices {
  readonly read: number;
  readonly written: number;
}

export interface Economy {
  /** In dollars. */
  readonly cost: number;
  /** What the teacher alone would have cost for a solution of this length. */
  readonly teacherOnlyCost: number;
}

/**
 * A call reads the prompt and the solution before it, and is paid for what it writes. The teacher alone reads the
 * prompt once and writes every token.
 */
export function economyOf({ header, calls, tokens, metrics }: RunState, { read, written }: Prices): Economy {
  const prompt = header?.promptTokens ?? 0;
  const asked = calls.filter(({ outcome, delivered }) => delivered > 0 || outcome?.kind === 'short');
  const tokensRead = asked.reduce((sum, { position, commandTokens }) => {
    return sum + prompt + position - commandTokens;
  }, 0);
  const perToken = { read: read / 1e6, written: written / 1e6 };
  return {
    cost: tokensRead * perToken.read + metrics.teacherTokens * perToken.written,
    teacherOnlyCost: tokens.length === 0 ? 0 : prompt * perToken.read + tokens.length * perToken.written,
  };
}

/** Milliseconds of the run so far, and what the teacher alone would have taken for it. */
export interface Duration {
  readonly taken: number;
  readonly teacherOnly: number;
}

/**
 * The teacher's pace is that of its calls: the wait for the first token, and then so much for each. Null until a call
 * has brought two tokens, the least from which a pace follows.
 */
export function durationOf({ calls, tokens, metrics }: RunState): Duration | null {
  let [first, after, paced, answered] = [0, 0, 0, 0];
  for (const { delivered, firstTokenMs, totalMs } of calls) {
    if (firstTokenMs === null || totalMs === null) continue;
    first += firstTokenMs;
    answered += 1;
    if (delivered < 2) continue;
    after += totalMs - firstTokenMs;
    paced += delivered - 1;
  }
  if (paced === 0) return null;
  const teacherOnly = first / answered + (after / paced) * Math.max(0, tokens.length - 1);
  return { taken: metrics.basis.lastAt, teacherOnly };
}

/** The lower end of the scale: a token in a thousand. */
const LOWEST = 0.001;

/** Where a call ratio stands on a logarithmic scale from 0.1 % to 100 %, from 0 to 1. */
export function placeOnScale(ratio: number): number {
  return Math.min(1, Math.max(0, 1 - Math.log(Math.max(ratio, LOWEST)) / Math.log(LOWEST)));
}
