import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveCheckpoint } from '../checkpoint.ts';
import { parameterShapes, type Qwen3Config } from '../model/config.ts';
import { makeSoup } from './soup.ts';
import { policySettings } from './grpo-settings.ts';
import { ingredientsOf, type GrpoStage, type SoupStage } from './recipes.ts';
import { Workspace } from './workspace.ts';

const config: Qwen3Config = {
  vocabularySize: 8,
  hiddenSize: 4,
  layers: 1,
  heads: 1,
  keyValueHeads: 1,
  headSize: 4,
  feedForwardSize: 4,
  ropeTheta: 10_000,
  normEpsilon: 1e-6,
  contextLength: 16,
};
const { steps } = policySettings.schedule;

let workspace: Workspace;
beforeEach(async () => {
  workspace = new Workspace(await mkdtemp(join(tmpdir(), 'soup-')));
});
afterEach(() => rm(workspace.directory, { recursive: true, force: true }));

const filled = (value: number): Float32Array[] =>
  parameterShapes(config).map(({ shape }) => new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(value));

async function save(stage: GrpoStage | SoupStage, value: number, step: number): Promise<void> {
  const parameters = filled(value);
  const state = { step, tokens: 10, seconds: 2, parameters, means: parameters, variances: parameters };
  await saveCheckpoint(workspace.folder(stage), config, state);
}

it('is the mean of the students, parameter by parameter', async () => {
  for (const [index, stage] of ingredientsOf('soup-priced').entries())
    await save(stage, index === 0 ? 1 : 4, steps);
  await makeSoup(workspace, 'soup-priced');
  const { state } = await workspace.trained('soup-priced');
  expect(state.parameters).toEqual(filled(2.5));
  expect(state).toMatchObject({ step: 2 * steps, tokens: 20, seconds: 4 });
});

it('counts one that is named twice as two, and its training once', async () => {
  await save('grpo-priced-6', 1, steps);
  await save('soup-priced', 4, steps);
  await makeSoup(workspace, 'soup-final');
  const { state } = await workspace.trained('soup-final');
  expect(state.parameters).toEqual(filled(2));
  expect(state).toMatchObject({ step: 2 * steps, tokens: 20, seconds: 4 });
});

it('takes no student that is still learning', async () => {
  for (const stage of ingredientsOf('soup-priced')) await save(stage, 1, steps);
  await save('grpo-priced-15', 1, steps - 1);
  await expect(makeSoup(workspace, 'soup-priced')).rejects.toThrow(
    /npm run train -- grpo --recipe priced-15/,
  );
});
