/**
 * The stage `export`: writes the models to the folder that the page loads, each with a card and the facts of its
 * training. The stage `adopt`: the way back, from that folder to a run that goes on from there.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadCheckpoint, resumedOrStarted, saveCheckpoint } from '../checkpoint.ts';
import { readModel } from '../export/read.ts';
import { writeModel } from '../export/write.ts';
import { modelCard } from './card.ts';
import { currentReport, reportSchema, writeReport } from './report.ts';
import type { Workspace } from './workspace.ts';

/** Which stage's model the page loads under which name. */
const exported = [
  { stage: 'student', name: 'relay-student-base' },
  { stage: 'warmup', name: 'relay-student' },
  { stage: 'teacher', name: 'relay-teacher' },
] as const;

/** How a model came to be, beside its weights. */
const factsFile = 'training.json';
const factsSchema = z.object({
  step: z.number(),
  tokens: z.number(),
  seconds: z.number(),
  report: reportSchema.nullable(),
});

/** Writes the models to `directory`, each with a card that holds its report where one was made. */
export async function exportModels(workspace: Workspace, directory: string): Promise<string[]> {
  const tokenizer = await workspace.tokenizer();
  const lines: string[] = [];
  for (const { stage, name } of exported) {
    const { config, state } = await workspace.trained(stage);
    const report = await currentReport(stage, workspace, state);
    const { bytes, sha256 } = await writeModel({
      directory: join(directory, name),
      config,
      parameters: state.parameters,
      tokenizer,
      card: (weights) => modelCard({ name, stage, config, state, weights, report }),
    });
    const { step, tokens, seconds } = state;
    const facts = factsSchema.parse({ step, tokens, seconds, report });
    await writeFile(join(directory, name, factsFile), `${JSON.stringify(facts, null, 2)}\n`);
    lines.push(`${name}: ${(bytes / 1e6).toFixed(2)} MB, SHA-256 ${sha256}`);
  }
  return lines;
}

/**
 * Begins a run with the models in `directory` as if they had been trained there, so that filter and policy optimisation
 * need no training before them. The weights are those of the export, in half precision.
 * @throws Error if the run holds models or another tokenizer already
 */
export async function adoptModels(directory: string, workspace: Workspace): Promise<void> {
  for (const { stage, name } of exported) {
    const { config, parameters, tokenizer } = await readModel(join(directory, name));
    const { report, ...facts } = factsSchema.parse(
      JSON.parse(await readFile(join(directory, name, factsFile), 'utf8')),
    );
    await workspace.adoptTokenizer(tokenizer.vocabulary);
    if ((await loadCheckpoint(workspace.folder(stage))) !== null) {
      throw new Error(`${workspace.directory} holds a ${stage} already. Choose an empty folder with --run.`);
    }
    const started = await resumedOrStarted(workspace.folder(stage), config, () =>
      Promise.resolve(parameters),
    );
    await saveCheckpoint(workspace.folder(stage), config, { ...started, ...facts });
    if (report !== null) await writeReport(stage, workspace, report);
  }
}
