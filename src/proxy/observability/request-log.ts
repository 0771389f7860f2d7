/**
 * Calls, and what was read ahead, as lines of JSON, for whoever runs the proxy. No line holds an address, a token or a
 * key; problems, solutions and teachers' words stand in it only where that was asked for, to find an error.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RequestFacts } from './request-record.ts';

export interface CallLogOptions {
  /** What calls the teacher by its name; null where there is none. */
  readonly teacher: string | null;
  /** Takes one line, without a line break. */
  readonly print: (line: string) => void;
  /** Whether problems, solutions and answers are written down. Default: no. */
  readonly withText?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const whole = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : Math.round(milliseconds);

/** A log to be told of every call. Clients stand in it under a mark that means something in this log only. */
export function callLog(options: CallLogOptions): (facts: RequestFacts) => void {
  const { teacher, print, withText = false, now = Date.now } = options;
  let salt: Uint8Array | null = null;
  const markOf = (client: string): string => {
    // Drawn at the first call: edge platforms give no random numbers before.
    salt ??= randomBytes(16);
    return bytesToHex(sha256(concatBytes(salt, utf8ToBytes(client)))).slice(0, 12);
  };
  return (facts) => {
    const { request, message, answer } = facts;
    const line = {
      time: new Date(now()).toISOString(),
      event: facts.kind,
      client: markOf(facts.client),
      teacher,
      n: request?.maxTokens ?? null,
      delivered: facts.tokens,
      ...(facts.isUpperBound ? { upperBound: true } : {}),
      outcome: facts.outcome,
      firstTokenMs: whole(facts.firstTokenMs),
      totalMs: whole(facts.totalMs),
    };
    const text = { problem: request?.problem, prefix: request?.prefix, answer, message };
    print(JSON.stringify(withText ? { ...line, ...text } : line));
  };
}
