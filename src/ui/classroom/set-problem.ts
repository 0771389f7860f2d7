/** A problem of a lesson, and what is thrown where there is none. */
export interface SetProblem {
  readonly problem: string;
  /** The right answer; null where nobody said it. */
  readonly answer: string | null;
  /** What kind of problem it is, and how hard; null where nobody said so. */
  readonly family: string | null;
  readonly difficulty: string | null;
}

/** A text that holds no problems; the message says what is wrong, for the person who chose it. */
export class ProblemSetError extends Error {
  override readonly name = 'ProblemSetError';
}
