/** What a benchmark suite is: named splits of problems, and how a solution of one is judged. */
import { isCorrect } from '../../math/answer/equivalence.ts';

/** A problem that runs can be measured on. */
export interface EvalProblem {
  readonly id: string;
  readonly problem: string;
  readonly answer: string;
  /** A reference solution for comparing lengths; null where there is none. */
  readonly reference: string | null;
}

/** Whether a complete solution has this answer. */
export type Judge = (solution: string, answer: string) => boolean;

export interface Suite {
  /** The name after `--suite`. */
  readonly name: string;
  /** The splits that may be measured on, the default first. */
  readonly splits: readonly [string, ...string[]];
  /** The first `count` problems of a split, in a fixed order; fewer where it has no more. */
  readonly problems: (split: string, count: number) => readonly EvalProblem[];
  readonly isCorrect: Judge;
}

/**
 * A suite from a function that knows its splits by their literal names.
 * @example defineSuite({ name: 'my-suite', splits: ['test'], problems: (split, count) => [] })
 */
export function defineSuite<const Split extends string>({
  problems,
  ...suite
}: {
  readonly name: string;
  readonly splits: readonly [Split, ...Split[]];
  readonly problems: (split: Split, count: number) => readonly EvalProblem[];
  /** Default: the last `\boxed{}` of the solution is equivalent to the answer. */
  readonly isCorrect?: Judge;
}): Suite {
  return {
    isCorrect,
    ...suite,
    problems(split, count) {
      const known = suite.splits.find((each) => each === split);
      if (known === undefined) throw new RangeError(`${suite.name} has no split ${split}.`);
      return problems(known, count);
    },
  };
}
