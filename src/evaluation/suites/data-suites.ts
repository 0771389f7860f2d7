/**
 * Benchmarks whose problems are not this project's to ship. `--data` names a folder with a file of JSON Lines for each;
 * without it, the problems come from their source, at a pinned revision and hash (sources.ts).
 */
import { gradeChoice } from './choice.ts';
import { gradeShortAnswer } from './short-answer.ts';
import { sources, type SuiteSource } from './sources.ts';
import { gradeUnboxed, type Grader } from './suite.ts';

export interface DataSuite {
  readonly name: string;
  /** The name of its file in the folder. */
  readonly file: string;
  /** How many problems the benchmark has; a file with another number is not it. */
  readonly size: number;
  /** Where it comes from. */
  readonly origin: string;
  /** Models that never learned to box state their answer, so here an answer without a box counts. */
  readonly grade: Grader;
  /** How often each problem is solved by default. A benchmark of thirty problems needs several. */
  readonly samples: number;
  /** Where it is downloaded from; null where no source has it at a revision that can be pinned. */
  readonly source: SuiteSource | null;
}

type Rest = Partial<Pick<DataSuite, 'grade' | 'samples'>>;

const suite = (name: string, size: number, origin: string, rest: Rest = {}): DataSuite => ({
  name,
  file: `${name}.jsonl`,
  size,
  origin,
  grade: gradeUnboxed,
  samples: 1,
  source: sources[name] ?? null,
  ...rest,
});

/** As in the paper. */
const AIME_SAMPLES = 32;

export const dataSuites: readonly DataSuite[] = [
  suite('gsm8k', 1319, 'openai/grade-school-math, test'),
  suite('math500', 500, 'the MATH-500 split of openai/prm800k'),
  suite('minerva', 272, 'the MIT OpenCourseWare problems of arXiv 2206.14858'),
  suite('olympiadbench', 675, 'OpenBMB/OlympiadBench, OE_TO_maths_en_COMP'),
  suite('aime2024', 30, 'AIME 2024, I and II', { samples: AIME_SAMPLES }),
  suite('aime2025', 30, 'AIME 2025, I and II', { samples: AIME_SAMPLES }),
  suite('mmlu-pro', 12_032, 'TIGER-Lab/MMLU-Pro, test', { grade: gradeChoice }),
  suite('bbeh', 4520, 'google-deepmind/bbeh, all tasks', { grade: gradeShortAnswer }),
  suite('supergpqa', 26_529, 'm-a-p/SuperGPQA, all', { grade: gradeChoice }),
];

export const dataSuiteNamed = (name: string | undefined): DataSuite | undefined =>
  dataSuites.find((each) => each.name === name);
