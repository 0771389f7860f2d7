/**
 * The stage `export`: writes the models to the folder that the page loads, each with a card and the facts of its
 * training. The command `import` does the reverse: it starts a run from the models in that folder.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadCheckpoint, resumedOrStarted, saveCheckpoint } from '../checkpoint.ts';
import { readModel } from '../export/read.ts';
import { updateModelIndex, type ExportedSize } from '../export/model-index.ts';
import { writeModel } from '../export/write.ts';
import type { Router } from '../model/router.ts';
import { totalSteps, type Schedule } from '../optimizer/schedule.ts';
import { modelCard } from './card.ts';
import { currentReport, reportSchema, writeReport } from './report.ts';
import { trainedRouter } from './router.ts';
import { policySettings } from './grpo-settings.ts';
import { strongerTeacherSettings } from './settings.ts';
import { modelStages, stageNamed, type ModelStage } from './recipes.ts';
import type { Workspace } from './workspace.ts';
import { StageError } from './stage-error.ts';

/** A model that is shipped: the folder that the page loads it from, and what lies in it. */
interface Shipped {
  readonly name: string;
  readonly stage: ModelStage;
  readonly router?: Router;
}

/** Every folder that an export may name. */
const folders = [
  'relay-base',
  'relay-student',
  'relay-student-base',
  'relay-student-warmup',
  'relay-student-alone',
  'relay-student-simple',
  'relay-student-difficulty-aware',
  'relay-student-router',
  'relay-teacher',
  'relay-teacher-stronger',
] as const;

/** Students that learned where to call, the best first: the first that is there is what the page opens with. */
const callers = [
  { stage: 'soup-final', name: null },
  { stage: 'grpo', name: 'relay-student-difficulty-aware' },
  { stage: 'grpo-simple', name: 'relay-student-simple' },
] as const;

/**
 * What there is to ship of what has been trained to its end.
 * @param student the one that the page opens with; null for the first of `callers` that is there
 */
async function shipment(
  workspace: Workspace,
  student: ModelStage | null,
): Promise<(Shipped & { readonly name: (typeof folders)[number] })[]> {
  const finished = async (
    stage: ModelStage,
    { schedule }: { readonly schedule: Schedule } = policySettings,
  ): Promise<boolean> => {
    const found = await loadCheckpoint(workspace.folder(stage));
    return found !== null && found.state.step >= totalSteps(schedule);
  };
  const isThere = await Promise.all(callers.map(({ stage }) => finished(stage)));
  const [first, ...rest] = callers.filter((_, i) => isThere[i]);
  if (student !== null) await workspace.trained(student);
  const best = student ?? first?.stage;
  const others = student === null ? rest : callers.filter(({ stage }, i) => isThere[i] && stage !== student);
  const router = await trainedRouter(workspace);
  return [
    { name: 'relay-student', stage: best ?? 'warmup' },
    { name: 'relay-student-base', stage: 'student' },
    ...(best === undefined || best === 'warmup'
      ? []
      : [{ name: 'relay-student-warmup', stage: 'warmup' } as const]),
    ...others.flatMap(({ stage, name }) => (name === null ? [] : [{ name, stage }])),
    ...((await finished('grpo-no-calls'))
      ? [{ name: 'relay-student-alone', stage: 'grpo-no-calls' } as const]
      : []),
    ...(router === null ? [] : [{ name: 'relay-student-router', stage: 'student', router } as const]),
    { name: 'relay-teacher', stage: 'teacher' },
    ...((await finished('teacher-stronger', strongerTeacherSettings))
      ? [{ name: 'relay-teacher-stronger', stage: 'teacher-stronger' } as const]
      : []),
  ];
}

/** The facts of a model's training, stored next to its weights. */
const factsFile = 'training.json';
const factsSchema = z.object({
  // Models of version 0.1 have names of that version.
  stage: z.preprocess((name) => stageNamed(String(name)) ?? name, z.enum(modelStages)),
  step: z.number(),
  tokens: z.number(),
  seconds: z.number(),
  report: reportSchema.nullable(),
});

/** Writes one model with its card and the facts of its training. @returns what was written */
async function exportModel(
  workspace: Workspace,
  directory: string,
  { stage, name, router }: Shipped,
): Promise<ExportedSize & { readonly line: string }> {
  const tokenizer = await workspace.tokenizer();
  const { config, state } = await workspace.trained(stage);
  const report = await currentReport(stage, workspace, state);
  const { bytes, sha256 } = await writeModel({
    directory: join(directory, name),
    weights: { config, parameters: state.parameters, ...(router && { router }) },
    tokenizer,
    card: (file) =>
      modelCard({ name, stage, hasRouter: router !== undefined, config, state, weights: file, report }),
  });
  const { step, tokens, seconds } = state;
  const facts = factsSchema.parse({ stage, step, tokens, seconds, report });
  await writeFile(join(directory, name, factsFile), `${JSON.stringify(facts, null, 2)}\n`);
  const line = `${name}: ${(bytes / 1e6).toFixed(2)} MB, SHA-256 ${sha256}`;
  return { name, bytes, context: config.contextLength, line };
}

/**
 * Writes the models to `directory`, each with a card that holds its report where one was made, and their sizes into the
 * list of models there.
 * @param student the model to ship as relay-student; null for the best that has been trained to its end
 * @throws StageError if it has not been trained
 * @returns a line for each model, and one for each that the list does not name
 */
export async function exportModels(
  workspace: Workspace,
  directory: string,
  student: ModelStage | null = null,
): Promise<string[]> {
  const written: Awaited<ReturnType<typeof exportModel>>[] = [];
  for (const shipped of await shipment(workspace, student))
    written.push(await exportModel(workspace, directory, shipped));
  const unlisted = await updateModelIndex(directory, written);
  return [
    ...written.map(({ line }) => line),
    ...unlisted.map(
      (name) => `${name} is not in ${join(directory, 'index.json')}: the page does not offer it.`,
    ),
  ];
}

/**
 * Writes the base in its current state, finished or not, so that another run can continue from it (`importModels`). The
 * export omits the moments: the other run starts with a new optimiser state.
 */
export async function exportBase(workspace: Workspace, directory: string): Promise<string> {
  return (await exportModel(workspace, directory, { name: 'relay-base', stage: 'base' })).line;
}

/**
 * Begins a run with the models in `directory` as if they had been trained there, so that filter and policy optimisation
 * need no training before them. The weights are those of the export, in half precision. Routers are not adopted.
 * @throws StageError if the run holds models or another tokenizer already
 */
export async function importModels(directory: string, workspace: Workspace): Promise<void> {
  for (const name of folders) {
    const path = join(directory, name);
    if (!existsSync(join(path, factsFile))) continue;
    const { config, parameters, tokenizer, router } = await readModel(path);
    if (router !== undefined) continue;
    const { report, stage, ...facts } = factsSchema.parse(
      JSON.parse(await readFile(join(path, factsFile), 'utf8')),
    );
    await workspace.importTokenizer(tokenizer.vocabulary);
    if ((await loadCheckpoint(workspace.folder(stage))) !== null) {
      throw new StageError(
        `${workspace.directory} holds a ${stage} already. Choose an empty folder with --run.`,
      );
    }
    const started = await resumedOrStarted(workspace.folder(stage), config, () =>
      Promise.resolve(parameters),
    );
    await saveCheckpoint(workspace.folder(stage), config, { ...started, ...facts });
    if (report !== null) await writeReport(stage, workspace, report);
  }
}
