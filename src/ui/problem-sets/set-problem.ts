/** A set of problems, and what is kept of it. */
import { sha256Hex } from '../../bytes/sha256.ts';

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

/** A kept set. Its problems never change, so that results stay true: another list of problems is another set. */
export interface ProblemSet {
  /** Follows from the problems: the same ones are the same set. */
  readonly id: string;
  readonly name: string;
  readonly problems: readonly SetProblem[];
}

/** A set of these problems. */
export async function setOf(name: string, problems: readonly SetProblem[]): Promise<ProblemSet> {
  const plain = problems.map(({ problem, answer, family, difficulty }) => [
    problem,
    answer,
    family,
    difficulty,
  ]);
  const hash = await sha256Hex(new TextEncoder().encode(JSON.stringify(plain)));
  return { id: hash.slice(0, 32), name, problems };
}

/** What the list of kept sets shows of one. */
export interface SetSummary {
  readonly id: string;
  readonly name: string;
  /** How many problems it has, and under how many setups some of them were solved. */
  readonly problems: number;
  readonly setups: number;
  /** When it was last opened, in milliseconds since 1970. */
  readonly used: number;
}
