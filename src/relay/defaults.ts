/**
 * The options of a run, and the defaults that the page and the command line share.
 */
import { ErrorWithCode } from '../errors/coded-error.ts';
import { relayError } from './errors.ts';
import type { FinalAnswer, PolicyName, RunLimits, Sampling } from './events.ts';
import type { ResumePoint } from './resume.ts';

/**
 * Finds the final answer of a solution.
 * @param isComplete whether the solution came to its end token; of one that was cut off, only a box counts
 */
export type FindAnswer = (solution: string, isComplete: boolean) => FinalAnswer | null;

export interface RelayOptions {
  readonly policy: PolicyName;
  /** Any safe integer. The same seed, student and teacher give the same run (on one device). */
  readonly seed: number;
  /** The temperature is for student and teacher alike, the rest for the student only. */
  readonly sampling: Sampling;
  readonly limits: RunLimits;
  /** Whether a student that can think before it answers is asked to. Default: no. */
  readonly thinks?: boolean;
  /** Tokens that a call requests where the policy, not the student, decides it (`token-random`, `entropy`). */
  readonly policyCallTokens?: number;
  /** Whether the run pauses at each call, so that the person can decide. A run with `resume` continues it. */
  readonly pauses?: boolean;
  /**
   * Whether the teacher prefills the solution so far while the student still writes its command. Ignored in a run that
   * pauses, because the person may decline the call. Default: no.
   */
  readonly prefill?: boolean;
  /** Continues from this point instead of from the start. It must have the same problem as the run. */
  readonly resume?: ResumePoint;
  /** Looks for the answer at the end of the run, for the log. Default: nothing looks. */
  readonly findAnswer?: FindAnswer;
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

/** All numbers of a student's sampling. */
export type SamplingNumbers = Required<Sampling>;

/** What each of them is where it does nothing but for the temperature, which is greedy. */
export const plainSampling: SamplingNumbers = {
  ...defaultOptions.sampling,
  topK: 0,
  minP: 0,
  repetitionPenalty: 1,
};

/** The sampling of a run, without the filters that do nothing: so a log that needs none of them names none. */
export function samplingOf({ temperature, topP, topK, minP, repetitionPenalty }: SamplingNumbers): Sampling {
  return {
    temperature,
    topP,
    ...(topK !== plainSampling.topK && { topK }),
    ...(minP !== plainSampling.minP && { minP }),
    ...(repetitionPenalty !== plainSampling.repetitionPenalty && { repetitionPenalty }),
  };
}

/** An option with a value that no run can have. */
export class OptionError extends ErrorWithCode {
  override readonly name = 'OptionError';
}

/** @throws OptionError for limits that are no counts */
export function checkCounts({ limits, policyCallTokens = 1 }: RelayOptions): void {
  for (const [name, count] of Object.entries({ ...limits, policyCallTokens })) {
    const least = name === 'policyCallTokens' ? 1 : 0;
    if (Number.isSafeInteger(count) && count >= least) continue;
    throw new OptionError(relayError('option-not-a-count', { name, min: least, value: count }));
  }
}
