/**
 * The stage `warmup`: the base student writes its own solutions, the stage inserts commands before random numbers, and
 * the student trains on the result, so that it can form commands.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Random } from '../../bytes/random.ts';
import { wordProblem } from '../../math/word-problems/word-problems.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import type { Document } from '../data/batches.ts';
import type { TrainState } from '../checkpoint.ts';
import { relayedDocument } from '../data/documents.ts';
import { reinitEmbeddingRows } from '../model/embedding-rows.ts';
import { temperatureScaled } from '../model/temperature-scaling.ts';
import { solveAll } from '../report/evaluation.ts';
import { trainSupervised } from '../supervised/train.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import { withRandomCommands } from '../warmup/random-commands.ts';
import { warmupObjective } from '../warmup/loss.ts';
import { fineAdam, warmupSettings } from './settings.ts';
import { commandOf } from './recipes.ts';
import { StageError } from './stage-error.ts';
import type { StageRun } from './supervised.ts';
import type { Workspace } from './workspace.ts';

/** The student's own solutions, and how far it was trained when it wrote them. */
const solutionsSchema = z.object({
  step: z.number(),
  tokens: z.number(),
  solutions: z.array(z.object({ problem: z.string(), tokens: z.array(z.number().int()) })),
});
type OwnSolution = z.infer<typeof solutionsSchema>['solutions'][number];

/** The file of {@link solutionsSchema} in the run's folder. */
export const ownSolutionsFile = 'own-solutions.json';

/** What is kept of a student that is as far; null where nothing is. */
async function keptSolutions(path: string, { step, tokens }: TrainState): Promise<OwnSolution[] | null> {
  if (!existsSync(path)) return null;
  const { data } = solutionsSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  return data?.step === step && data.tokens === tokens ? data.solutions : null;
}

/**
 * The student's own solutions of train problems, right or wrong; written once for each student, then read.
 * @throws StageError if the student ends none of them
 */
async function ownSolutions(
  workspace: Workspace,
  tokenizer: TrainingTokenizer,
  threads: number,
): Promise<OwnSolution[]> {
  const path = join(workspace.directory, ownSolutionsFile);
  const { config, state } = await workspace.trained('student');
  const kept = await keptSolutions(path, state);
  if (kept !== null) return kept;
  const decoder = await BatchDecoder.load({ config, parameters: state.parameters }, 'float32', threads);
  const problems = Array.from({ length: warmupSettings.problems }, (_, i) =>
    wordProblem('train', i, warmupSettings.seed),
  );
  const random = new Random(warmupSettings.seed);
  const solved = await solveAll(decoder, tokenizer, problems, {
    temperature: warmupSettings.temperature,
    uniform: () => random.next(),
  });
  await decoder.release();
  const end = tokenizer.control('<|im_end|>');
  const solutions = solved
    .filter(({ tokens }) => tokens.at(-1) === end)
    .map(({ problem: { problem: text }, tokens }) => ({ problem: text, tokens: tokens.slice(0, -1) }));
  if (solutions.length === 0) {
    throw new StageError(
      `The student ends none of ${problems.length} solutions, so there is nothing to put commands into. Train it further: npm run train -- ${commandOf('student')}`,
    );
  }
  const { step, tokens } = state;
  await writeFile(path, JSON.stringify(solutionsSchema.parse({ step, tokens, solutions })));
  return solutions;
}

/** One step's documents: other solutions and other places of the commands at every step. */
function* stepDocuments(
  tokenizer: TrainingTokenizer,
  solutions: readonly OwnSolution[],
  step: number,
): Generator<Document> {
  const random = new Random(warmupSettings.seed, step);
  for (;;) {
    const { problem: text, tokens } = random.pick(solutions);
    yield relayedDocument(tokenizer, text, withRandomCommands(tokenizer, tokens, random));
  }
}

/**
 * Trains the warmed-up student, and resumes where it was interrupted.
 * @throws StageError where the base student is missing
 */
export async function trainWarmup({ workspace, threads, report, signal }: StageRun): Promise<TrainState> {
  const tokenizer = await workspace.tokenizer();
  const { config, state } = await workspace.trained('student');
  const solutions = await ownSolutions(workspace, tokenizer, threads);
  const fresh = new Random(warmupSettings.seed, 0);
  const [open, close] = [tokenizer.control('<call>'), tokenizer.control('</call>')];
  const sharp = temperatureScaled(config, state.parameters, warmupSettings.temperature);
  const base = reinitEmbeddingRows(config, sharp, [open, close], () => fresh.next());
  const first = warmupObjective(base, { open, close }, 'call tokens');
  const then = warmupObjective(base, { open, close }, 'all');
  return trainSupervised({
    ...warmupSettings,
    directory: workspace.folder('warmup'),
    config,
    adam: fineAdam,
    threads,
    objective: (step) => (step <= warmupSettings.schedule.steps ? first : then),
    initial: () => Promise.resolve(base),
    documents: (step) => stepDocuments(tokenizer, solutions, step),
    checkpointSeconds: 120,
    report,
    ...(signal === undefined ? {} : { signal }),
  });
}
