/** The stage `curves`: draws the log of a training. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { drawCurves, lastOfEachStep, type Curve } from '../report/curves.ts';
import { commandOf, isGrpo, type ModelStage } from './recipes.ts';
import type { Workspace } from './workspace.ts';
import { StageError } from './stage-error.ts';

/** Logs of version 0.1 call the KL divergence `divergence`. */
function underNewNames(updates: unknown): unknown {
  const isOld = typeof updates === 'object' && updates !== null && 'divergence' in updates;
  return isOld ? { ...updates, kl: updates.divergence } : updates;
}

/** The part of a log's row that is drawn. */
const supervisedRow = z.object({ step: z.number(), loss: z.number(), learningRate: z.number() });
const policyRow = z.object({
  step: z.number(),
  reward: z.number(),
  accuracy: z.number(),
  calling: z.number(),
  callRatio: z.number(),
  length: z.number(),
  updates: z.preprocess(underNewNames, z.object({ kl: z.number() }).nullable()),
});

type Row = { readonly step: number };
type Figure<Each> = readonly [title: string, value: (row: Each) => number | null];

const supervisedFigures: readonly Figure<z.infer<typeof supervisedRow>>[] = [
  ['loss (nats a token)', ({ loss }) => loss],
  ['learning rate', ({ learningRate }) => learningRate],
];

const policyFigures: readonly Figure<z.infer<typeof policyRow>>[] = [
  ['reward', ({ reward }) => reward],
  ['right (%)', ({ accuracy }) => 100 * accuracy],
  ['rollouts that call (%)', ({ calling }) => 100 * calling],
  ['call ratio (%)', ({ callRatio }) => 100 * callRatio],
  ['tokens a solution', ({ length }) => length],
  ['KL to the warm-up (nats a token)', ({ updates }) => updates?.kl ?? null],
];

function curvesOf<Each extends Row>(rows: readonly Each[], figures: readonly Figure<Each>[]): Curve[] {
  return figures.map(([title, read]) => ({
    title,
    values: rows.flatMap((row) => {
      const value = read(row);
      return value === null ? [] : [{ step: row.step, value }];
    }),
  }));
}

/**
 * Draws what the log of a stage holds so far.
 * @returns where the picture is
 * @throws StageError if the stage has left no log
 */
export async function drawStage(stage: ModelStage, workspace: Workspace): Promise<string> {
  const folder = workspace.folder(stage);
  const text = await readFile(join(folder, 'log.jsonl'), 'utf8').catch((cause: unknown) => {
    throw new StageError(
      `There is no log of ${stage} in ${folder}. Run: npm run train -- ${commandOf(stage)}`,
      {
        cause,
      },
    );
  });
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  const curves = isGrpo(stage)
    ? curvesOf(lastOfEachStep(z.array(policyRow).parse(rows)), policyFigures)
    : curvesOf(lastOfEachStep(z.array(supervisedRow).parse(rows)), supervisedFigures);
  const path = join(folder, 'curves.svg');
  await writeFile(path, drawCurves(curves));
  return path;
}
