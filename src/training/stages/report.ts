/** The stage `report`: measures a trained model on the test splits, and stores the figures next to its checkpoint. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { distinctWordProblems } from '../../math/word-problems/word-problems.ts';
import type { TrainState } from '../checkpoint.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import { accuracyOf, solveAll, type Accuracy } from '../report/evaluation.ts';
import { countParameters } from '../model/config.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import { testProblems } from './settings.ts';
import type { ModelStage } from './recipes.ts';
import type { Workspace } from './workspace.ts';

const splits = ['test', 'test-wording'] as const;

const accuracySchema: z.ZodType<Accuracy> = z.object({
  problems: z.number(),
  right: z.number(),
  accuracy: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  withLarge: z.number(),
  withoutLarge: z.number(),
  tokensPerSolution: z.number(),
  firstMistakes: z.record(z.string(), z.number()),
});

export const reportSchema = z.object({
  parameters: z.number(),
  step: z.number(),
  trainedTokens: z.number(),
  trainedSeconds: z.number(),
  charactersPerToken: z.number(),
  test: accuracySchema,
  'test-wording': accuracySchema,
});

export type ModelReport = z.infer<typeof reportSchema>;

const reportPath = (workspace: Workspace, stage: ModelStage): string =>
  workspace.file(stage, (name) => `report-${name}.json`);

/** Stores a report in the run's folder. */
export async function writeReport(
  stage: ModelStage,
  workspace: Workspace,
  report: ModelReport,
): Promise<void> {
  await writeFile(reportPath(workspace, stage), `${JSON.stringify(report, null, 2)}\n`);
}

/** Characters of reference solutions for each of their tokens. */
function charactersPerToken(tokenizer: TrainingTokenizer): number {
  const solutions = distinctWordProblems('validation', 500).map(({ solution }) => solution);
  const tokens = solutions.reduce((sum, solution) => sum + tokenizer.encode(solution).length, 0);
  return solutions.join('').length / tokens;
}

/** Measures a trained model, half-precision weights as they are exported, on both test splits; calls masked. */
export async function reportOn(
  stage: ModelStage,
  workspace: Workspace,
  threads: number,
  report: (line: string) => void,
): Promise<ModelReport> {
  const { config, state } = await workspace.trained(stage);
  const tokenizer = await workspace.tokenizer();
  const decoder = await BatchDecoder.load({ config, parameters: state.parameters }, 'float16', threads);
  const measured: Partial<Record<(typeof splits)[number], Accuracy>> = {};
  for (const split of splits) {
    const problems = distinctWordProblems(split, testProblems);
    const solved = await solveAll(decoder, tokenizer, problems, undefined, (count) => {
      report(`${stage}, ${split}: ${count} of ${problems.length}`);
    });
    measured[split] = accuracyOf(solved);
  }
  await decoder.release();
  const result = reportSchema.parse({
    parameters: countParameters(config),
    step: state.step,
    trainedTokens: state.tokens,
    trainedSeconds: Math.round(state.seconds),
    charactersPerToken: charactersPerToken(tokenizer),
    ...measured,
  });
  await writeReport(stage, workspace, result);
  return result;
}

/** The report that was made of the weights as they stand; null where none was, or of other weights. */
export async function currentReport(
  stage: ModelStage,
  workspace: Workspace,
  { step, tokens }: Pick<TrainState, 'step' | 'tokens'>,
): Promise<ModelReport | null> {
  const path = reportPath(workspace, stage);
  if (!existsSync(path)) return null;
  const report = reportSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  return report.step === step && report.trainedTokens === tokens ? report : null;
}
