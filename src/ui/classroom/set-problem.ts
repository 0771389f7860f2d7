/** A problem of a set. */
export interface SetProblem {
  readonly problem: string;
  /** The right answer; null if it is unknown. */
  readonly answer: string | null;
  /** What kind of problem it is, and how hard; null if the set does not say. */
  readonly family: string | null;
  readonly difficulty: string | null;
}

/** Of a set: more would take a student hours. */
export const MAX_PROBLEMS = 1000;
