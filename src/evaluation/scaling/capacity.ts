/** Arithmetic of size: the load of browsers on a teacher, and the time of a whole table on GPUs. */
import type { PatternFigures } from './call-pattern.ts';

export interface BrowserHabit {
  readonly studentTokensPerSecond: number;
  /** Mean seconds between two problems. */
  readonly pauseSeconds: number;
}

export interface TeacherSpeed {
  /** Seconds until the first token of a call, queue and prefill of the prompt without its prefix included. */
  readonly startSeconds: number;
  /** Prefill, in tokens a second. */
  readonly prefillTokensPerSecond: number;
  /** Seconds between two tokens of one call, with all slots in use. */
  readonly secondsPerToken: number;
  /** Calls at once. */
  readonly slots: number;
}

/** Seconds that a call of the teacher takes, without waiting. */
export const serviceSeconds = (
  { startSeconds, prefillTokensPerSecond, secondsPerToken }: TeacherSpeed,
  { prefix, delivered }: { readonly prefix: number; readonly delivered: number },
): number => startSeconds + prefix / prefillTokensPerSecond + delivered * secondsPerToken;

export interface Capacity {
  /** Of one browser, while it is in use. */
  readonly callsPerSecond: number;
  /** How many browsers fill all slots. Above about 80 % of them, calls begin to wait. */
  readonly browsers: number;
}

/** How many browsers a teacher can serve, by the mean of their load. */
export function capacityOf(pattern: PatternFigures, habit: BrowserHabit, speed: TeacherSpeed): Capacity {
  const { callsPerRun, prefixPerCall, deliveredPerCall, tokensPerRun } = pattern;
  const service = serviceSeconds(speed, { prefix: prefixPerCall, delivered: deliveredPerCall });
  const written = tokensPerRun - callsPerRun * deliveredPerCall;
  const cycle = written / habit.studentTokensPerSecond + callsPerRun * service + habit.pauseSeconds;
  const callsPerSecond = callsPerRun / cycle;
  return {
    callsPerSecond,
    browsers: callsPerSecond === 0 ? Infinity : speed.slots / (callsPerSecond * service),
  };
}

/** Runs of one row: GSM8K, MATH-500, Minerva, OlympiadBench, and two AIMEs with 32 samples each. */
export const RUNS_PER_ROW = 1319 + 500 + 272 + 675 + 32 * (30 + 30);

/** Hours of a table: its tokens over what the GPUs write. */
export function tableHours({
  rows,
  tokensPerRun,
  gpus,
  tokensPerSecondPerGpu,
}: {
  readonly rows: number;
  readonly tokensPerRun: number;
  readonly gpus: number;
  readonly tokensPerSecondPerGpu: number;
}): number {
  return (rows * RUNS_PER_ROW * tokensPerRun) / (gpus * tokensPerSecondPerGpu) / 3600;
}
