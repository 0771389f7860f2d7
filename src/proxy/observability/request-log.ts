/**
 * Logs calls and prefills as lines of JSON. No line holds an address, a token or a key; problems, solutions and the
 * teacher's words are logged only on demand (LOG_BODIES=1).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RequestFacts } from './request-record.ts';

export interface RequestLogOptions {
  /** The default teacher's name, for requests that name none; null where there is none. */
  readonly teacher: string | null;
  /** Takes one line, without a line break. */
  readonly print: (line: string) => void;
  /** Whether problems, solutions and answers are logged. Default: no. */
  readonly logBodies?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const whole = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : Math.round(milliseconds);

/** Returns a function that logs one request. It identifies clients by a salted hash that differs from log to log. */
export function requestLog(options: RequestLogOptions): (facts: RequestFacts) => void {
  const { teacher, print, logBodies = false, now = Date.now } = options;
  let salt: Uint8Array | null = null;
  const hashOf = (client: string): string => {
    // Drawn at the first request: edge platforms have no random numbers before it.
    salt ??= randomBytes(16);
    return bytesToHex(sha256(concatBytes(salt, utf8ToBytes(client)))).slice(0, 12);
  };
  return (facts) => {
    const { request, error, answer } = facts;
    const line = {
      time: new Date(now()).toISOString(),
      event: facts.kind,
      client: hashOf(facts.client),
      teacher: facts.teacher ?? teacher,
      n: request?.maxTokens ?? null,
      delivered: facts.tokens,
      ...(facts.isUpperBound ? { upperBound: true } : {}),
      outcome: facts.outcome,
      firstTokenMs: whole(facts.firstTokenMs),
      totalMs: whole(facts.totalMs),
    };
    const bodies = { problem: request?.problem, prefix: request?.prefix, answer, error };
    print(JSON.stringify(logBodies ? { ...line, ...bodies } : line));
  };
}
