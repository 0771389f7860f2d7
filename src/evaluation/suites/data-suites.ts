/**
 * Benchmarks whose problems are not this project's to ship: each is a file of JSON Lines with id, problem and answer, in
 * a folder that the person names.
 */
import { grade } from '../../math/answer/grade.ts';
import type { Judge } from './suite.ts';

/** Models that never learned to box state their answer, so here an answer without a box counts. */
export const judgeUnboxed: Judge = (solution, answer) => grade(solution, answer).right;

export interface DataSuite {
  readonly name: string;
  /** The name of its file in the folder. */
  readonly file: string;
  /** How many problems the benchmark has; a file with another number is not it. */
  readonly size: number;
  /** Where it comes from. */
  readonly origin: string;
}

const suite = (name: string, size: number, origin: string): DataSuite => ({
  name,
  file: `${name}.jsonl`,
  size,
  origin,
});

export const dataSuites: readonly DataSuite[] = [
  suite('gsm8k', 1319, 'openai/grade-school-math, test'),
  suite('math500', 500, 'the MATH-500 split of openai/prm800k'),
  suite('minerva', 272, 'the MIT OpenCourseWare problems of arXiv 2206.14858'),
  suite('olympiadbench', 675, 'OpenBMB/OlympiadBench, OE_TO_maths_en_COMP'),
  suite('aime2024', 30, 'AIME 2024, I and II'),
  suite('aime2025', 30, 'AIME 2025, I and II'),
];

export const dataSuiteNamed = (name: string | undefined): DataSuite | undefined =>
  dataSuites.find((each) => each.name === name);
