/**
 * The stages whose name begins with `average`: one student of the mean of several's weights. Students that went different
 * ways from the same one lie in one basin, where the mean is better than each (model soups, arXiv 2203.05482). It trains
 * nothing.
 */
import { loadCheckpoint, saveCheckpoint, type TrainState } from '../checkpoint.ts';
import { averages, policySettings, type AverageStage, type PolicyStage } from './policy-settings.ts';
import { totalSteps } from '../schedule.ts';
import type { Workspace } from './workspace.ts';

/**
 * Its steps, tokens and seconds are those of all of them.
 * @throws Error if one has not been trained to its end
 */
export async function averageStudents(workspace: Workspace, stage: AverageStage): Promise<TrainState> {
  const { config, states } = await finished(workspace, averages[stage]);
  const sum = (of: (state: TrainState) => number): number =>
    states.reduce((total, state) => total + of(state), 0);
  const [first] = states as [TrainState];
  const parameters = first.parameters.map((values, index) =>
    values.map((_, i) => sum((state) => state.parameters[index]?.[i] ?? NaN) / states.length),
  );
  const zeros = parameters.map((values) => new Float32Array(values.length));
  const state: TrainState = {
    step: sum(({ step }) => step),
    tokens: sum(({ tokens }) => tokens),
    seconds: sum(({ seconds }) => seconds),
    parameters,
    means: zeros,
    variances: zeros,
  };
  await saveCheckpoint(workspace.folder(stage), config, state);
  return state;
}

async function finished(workspace: Workspace, stages: readonly (PolicyStage | AverageStage)[]) {
  const all = await Promise.all(
    stages.map(async (stage) => {
      const found = await loadCheckpoint(workspace.folder(stage));
      if (found === null || found.state.step < totalSteps(policySettings.schedule)) {
        throw new Error(`${stage} has not been trained to its end. Run: npm run train -- ${stage}`);
      }
      return found;
    }),
  );
  const [{ config }] = all as [(typeof all)[number]];
  return { config, states: all.map(({ state }) => state) };
}
