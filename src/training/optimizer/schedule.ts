/** Learning rates over a training: a linear warm-up, then half a cosine down to a floor; and again, where asked. */

export interface Schedule {
  readonly steps: number;
  readonly warmupSteps: number;
  readonly peak: number;
  /** The last rate as a share of the peak. */
  readonly floor: number;
  /** What follows: a warm restart (Loshchilov & Hutter, arXiv 1608.03983). */
  readonly then?: Schedule;
}

/** Steps of the whole schedule. */
export function totalSteps({ steps, then }: Schedule): number {
  return steps + (then === undefined ? 0 : totalSteps(then));
}

/** The learning rate of step `step`, counted from 1. */
export function learningRate({ steps, warmupSteps, peak, floor, then }: Schedule, step: number): number {
  if (step > steps && then !== undefined) return learningRate(then, step - steps);
  if (step <= warmupSteps) return (peak * step) / warmupSteps;
  const progress = Math.min(1, (step - warmupSteps) / Math.max(1, steps - warmupSteps));
  return peak * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * progress)));
}
