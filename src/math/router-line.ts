/**
 * A router that sends each problem as a whole to the teacher with some probability, else to the student alone: what every
 * other way to call must beat (the random router of RelayLLM, arXiv 2601.05167).
 */

/** One end of the line, over the same problems as the other: means over a problem. */
export interface RouterEnd {
  readonly accuracy: number;
  readonly teacherTokens: number;
  readonly tokens: number;
}

export interface RouterPoint {
  /** Share of the problems that the router sends to the teacher as a whole. */
  readonly probability: number;
  readonly accuracy: number;
  /** Teacher tokens over all tokens, pooled. */
  readonly callRatio: number;
  readonly teacherTokensPerProblem: number;
}

/** The router of one probability, in expectation. */
export function routerAt(student: RouterEnd, teacher: RouterEnd, probability: number): RouterPoint {
  const mixed = (figure: keyof RouterEnd): number =>
    (1 - probability) * student[figure] + probability * teacher[figure];
  return {
    probability,
    accuracy: mixed('accuracy'),
    callRatio: mixed('teacherTokens') / Math.max(Number.MIN_VALUE, mixed('tokens')),
    teacherTokensPerProblem: mixed('teacherTokens'),
  };
}

/** Routers of all probabilities: bent over the call ratio where teacher and student differ in length. */
export function routerLine(student: RouterEnd, teacher: RouterEnd, steps = 50): RouterPoint[] {
  return Array.from({ length: steps + 1 }, (_, step) => routerAt(student, teacher, step / steps));
}
