/**
 * The command `data-filter`: the teacher samples solutions of train problems; policy optimisation learns from those that it
 * solves at least half of the time. Each verdict is appended to a log as it is found, so that the stage can resume.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { Random } from '../../bytes/random.ts';
import { wordProblem, type WordProblem } from '../../math/word-problems/word-problems.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import { solveAll } from '../report/evaluation.ts';
import { tallyAll, verdict } from '../grpo/problem-filter.ts';
import { LineLog } from './line-log.ts';
import { policySettings } from './grpo-settings.ts';
import { filterSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';
import { StageError } from './stage-error.ts';

const lineSchema = z.object({
  /** Index in the train split, in the stream of policy optimisation. */
  index: z.number().int(),
  right: z.number().int(),
  tried: z.number().int(),
});
type Line = z.infer<typeof lineSchema>;

export interface FilterProgress {
  readonly step: number;
  readonly steps: number;
  readonly kept: number;
}

const logOf = (workspace: Workspace): LineLog<Line> =>
  new LineLog(join(workspace.directory, 'filter.jsonl'), lineSchema);

const isKept = (line: Line): boolean => verdict(line, filterSettings) === 'kept';

/** A train problem in the stream of policy optimisation. */
const policyProblem = (index: number): WordProblem => wordProblem('train', index, policySettings.seed);

/** Resumes where it was interrupted. */
export async function filterProblems({
  workspace,
  threads,
  report,
  signal,
}: {
  readonly workspace: Workspace;
  readonly threads: number;
  readonly report: (progress: FilterProgress) => void;
  readonly signal?: AbortSignal;
}): Promise<void> {
  const { problems: count, together, atOnce, temperature, seed } = filterSettings;
  const log = logOf(workspace);
  const lines = await log.resume();
  const tokenizer = await workspace.tokenizer();
  const { config, state } = await workspace.trained('teacher');
  const decoder = await BatchDecoder.load({ config, parameters: state.parameters }, 'float16', threads);
  while (lines.length < count && signal?.aborted !== true) {
    const first = lines.length;
    const indices = Array.from({ length: Math.min(together, count - first) }, (_, i) => first + i);
    const solve = async (asked: readonly WordProblem[], round: number): Promise<boolean[]> => {
      const random = new Random(seed, first, round);
      const sampling = { temperature, uniform: () => random.next() };
      const solved = await solveAll(decoder, tokenizer, asked, sampling, undefined, atOnce);
      return solved.map(({ right }) => right);
    };
    const tallies = await tallyAll(indices.map(policyProblem), solve, filterSettings);
    const added = tallies.map((tally, i) => ({ index: first + i, ...tally }));
    lines.push(...added);
    await log.add(added);
    report({ step: lines.length, steps: count, kept: lines.filter(isKept).length });
  }
  await decoder.release();
}

/**
 * The problems to learn from, in the order of the stream.
 * @param enough how many will be read; a filter that has kept as many need not have come to its end
 * @param skip how many are left to others before them
 * @throws StageError if the filter must continue first, or kept too few
 */
export async function filteredProblems(
  workspace: Workspace,
  enough: number,
  skip = 0,
): Promise<WordProblem[]> {
  const lines = await logOf(workspace).read();
  const kept = lines.filter(isKept);
  if (lines.length < filterSettings.problems && kept.length < skip + enough) {
    throw new StageError(
      `The filter has judged ${lines.length} of ${filterSettings.problems} problems. Run: npm run train -- data-filter`,
    );
  }
  if (kept.length === 0) {
    throw new StageError(
      'The teacher solves none of the problems half of the time, so there is nothing to learn from. Train it first: npm run train -- teacher',
    );
  }
  if (kept.length <= skip) {
    throw new StageError(
      `The filter kept ${kept.length} problems, and this recipe leaves the first ${skip} to others. Raise \`problems\` of filterSettings in src/training/stages/settings.ts, then run: npm run train -- data-filter`,
    );
  }
  return kept.slice(skip).map(({ index }) => policyProblem(index));
}
