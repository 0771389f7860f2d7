/** What a benchmark suite is: named splits of problems, and how a solution of one is graded. */
import { areEquivalent } from '../../math/answer/equivalence.ts';
import { findAnswer } from '../../math/answer/find-answer.ts';
import { grade, type Verdict } from '../../math/answer/grade.ts';

/** A problem that runs can be measured on. */
export interface EvalProblem {
  readonly id: string;
  /** What the student reads; of a multiple-choice problem with its options. */
  readonly problem: string;
  /** The right answer; of a multiple-choice problem its letter. */
  readonly answer: string;
  /** A reference solution for comparing lengths; null where there is none. */
  readonly reference: string | null;
  /** The options of a multiple-choice problem, from A on. */
  readonly options?: readonly string[];
}

/** What a grader knows of a problem. */
export type KnownAnswer = Pick<EvalProblem, 'answer' | 'options'>;

/** Grades a complete solution, and says which answer it found and how. */
export type Grader = (solution: string, known: KnownAnswer) => Verdict;

/** Grades by the last `\boxed{}`, as for a student that learned to box. */
export const gradeBoxed: Grader = (solution, { answer }) => {
  const found = findAnswer(solution, { unboxed: false });
  if (found === null) return { right: false, answer: null, source: null };
  return { right: areEquivalent(found.answer, answer), ...found };
};

/** Grades by a box, a sentence that states the answer, or the last number, as for a model that never learned to box. */
export const gradeUnboxed: Grader = (solution, { answer }) => grade(solution, answer);

export interface Suite {
  /** The name after `--suite`. */
  readonly name: string;
  /** The splits that may be measured on, the default first. */
  readonly splits: readonly [string, ...string[]];
  /** The first `count` problems of a split, in a fixed order; fewer where it has no more. */
  readonly problems: (split: string, count: number) => readonly EvalProblem[];
  readonly grade: Grader;
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
  /** Default: `gradeBoxed`. */
  readonly grade?: Grader;
}): Suite {
  return {
    grade: gradeBoxed,
    ...suite,
    problems(split, count) {
      const known = suite.splits.find((each) => each === split);
      if (known === undefined) throw new RangeError(`${suite.name} has no split ${split}.`);
      return problems(known, count);
    },
  };
}
