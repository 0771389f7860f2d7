/**
 * How a run is set up, and the set-up that the page and the command line share when nobody chose otherwise.
 */
import type { PolicyName, RunLimits, Sampling } from './events.ts';
import type { Past } from './past.ts';

export interface RelayOptions {
  readonly policy: PolicyName;
  /** Any safe integer. The same seed, student and teacher give the same run (on one device). */
  readonly seed: number;
  /** For student and teacher alike; `topP` concerns the student only. */
  readonly sampling: Sampling;
  readonly limits: RunLimits;
  /** Tokens that a call asks for where the policy decides it and not the student (`token-random`, `entropy`). */
  readonly policyCallTokens?: number;
  /** Whether the run pauses wherever somebody calls, for the person to say what happens. It goes on with a `past`. */
  readonly pauses?: boolean;
  /**
   * Whether the teacher reads the solution so far while the student still writes its command. Not in a run that pauses,
   * where nobody knows yet whether the teacher is asked. Default: no.
   */
  readonly prefill?: boolean;
  /** Goes on from there instead of from the start. Its problem is the run's. */
  readonly past?: Past;
  /** Aborting it stops the run: the log ends with `run-ended` for the reason `stopped`. */
  readonly signal?: AbortSignal;
  /** A clock in milliseconds, for the events' stamps. */
  readonly now?: () => number;
}

/** Greedy, as the figures of docs/results.md are. */
export const defaultOptions = {
  policy: 'learned',
  seed: 0,
  sampling: { temperature: 0, topP: 1 },
  limits: { maxCalls: 5, maxTeacherTokens: 320, maxTokens: 512 },
  policyCallTokens: 8,
} as const satisfies RelayOptions;

/** @throws RangeError for limits that are no counts */
export function checkCounts({ limits, policyCallTokens = 1 }: RelayOptions): void {
  for (const [name, count] of Object.entries({ ...limits, policyCallTokens })) {
    const least = name === 'policyCallTokens' ? 1 : 0;
    if (Number.isSafeInteger(count) && count >= least) continue;
    throw new RangeError(`${name} must be a whole number, at least ${least}, not ${count}.`);
  }
}
