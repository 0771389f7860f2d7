/** The stages `report` and `export`: measure the pair on the test splits, and write it to public/models with its figures. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { distinctProblems } from '../../math/relay-math/relay-math.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import { accuracyOf, solveAll, type Accuracy } from '../evaluation.ts';
import { writeModel } from '../export/write.ts';
import { countParameters } from '../model/config.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import { modelCard } from './card.ts';
import { testProblems } from './settings.ts';
import type { ModelStage, Workspace } from './workspace.ts';

const splits = ['test', 'test-phrasings'] as const;

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

const reportSchema = z.object({
  parameters: z.number(),
  step: z.number(),
  trainedTokens: z.number(),
  trainedSeconds: z.number(),
  charactersPerToken: z.number(),
  test: accuracySchema,
  'test-phrasings': accuracySchema,
});

export type ModelReport = z.infer<typeof reportSchema>;

const reportPath = (workspace: Workspace, stage: ModelStage): string =>
  join(workspace.directory, `report-${stage}.json`);

/** Characters of reference solutions for each of their tokens. */
function charactersPerToken(tokenizer: TrainingTokenizer): number {
  const solutions = distinctProblems('validation', 500).map(({ solution }) => solution);
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
  const tokenizer = await workspace.tokenizer();
  const { config, state } = await workspace.trained(stage);
  const decoder = await BatchDecoder.load({ config, parameters: state.parameters }, 'float16', threads);
  const measured: Partial<Record<(typeof splits)[number], Accuracy>> = {};
  for (const split of splits) {
    const problems = distinctProblems(split, testProblems);
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
  await writeFile(reportPath(workspace, stage), `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** Which stage's model the page loads under which name. */
const exported = [
  { stage: 'warmup', name: 'relay-student' },
  { stage: 'teacher', name: 'relay-teacher' },
] as const;

/** Writes the pair to `directory`, each with a card that holds its report where one was made. */
export async function exportPair(workspace: Workspace, directory: string): Promise<string[]> {
  const tokenizer = await workspace.tokenizer();
  const lines: string[] = [];
  for (const { stage, name } of exported) {
    const { config, state } = await workspace.trained(stage);
    const path = reportPath(workspace, stage);
    const report = existsSync(path) ? reportSchema.parse(JSON.parse(await readFile(path, 'utf8'))) : null;
    const fresh = report !== null && report.step === state.step && report.trainedTokens === state.tokens;
    const { bytes, sha256 } = await writeModel({
      directory: join(directory, name),
      config,
      parameters: state.parameters,
      tokenizer,
      card: (weights) => modelCard({ name, stage, config, state, weights, report: fresh ? report : null }),
    });
    lines.push(`${name}: ${(bytes / 1e6).toFixed(2)} MB, SHA-256 ${sha256}`);
  }
  return lines;
}
