/**
 * The stage `average`: one student of the mean of two's weights. Students that went different ways from the same one lie
 * in one basin, where the mean is better than each (model soups, arXiv 2203.05482). It trains nothing.
 */
import { loadCheckpoint, saveCheckpoint, type TrainState } from '../checkpoint.ts';
import { averaged, policySettings } from './settings.ts';
import { totalSteps } from '../schedule.ts';
import type { Workspace } from './workspace.ts';

/**
 * Its steps, tokens and seconds are those of both.
 * @throws Error if one has not been trained to its end
 */
export async function averageStudents(workspace: Workspace): Promise<TrainState> {
  const [one, other] = averaged;
  const { config, state: first } = await finished(workspace, one);
  const { state: second } = await finished(workspace, other);
  const parameters = first.parameters.map((values, index) =>
    values.map((value, i) => (value + (second.parameters[index]?.[i] ?? NaN)) / 2),
  );
  const zeros = parameters.map((values) => new Float32Array(values.length));
  const state: TrainState = {
    step: first.step + second.step,
    tokens: first.tokens + second.tokens,
    seconds: first.seconds + second.seconds,
    parameters,
    means: zeros,
    variances: zeros,
  };
  await saveCheckpoint(workspace.folder('average'), config, state);
  return state;
}

async function finished(workspace: Workspace, stage: (typeof averaged)[number]) {
  const found = await loadCheckpoint(workspace.folder(stage));
  if (found === null || found.state.step < totalSteps(policySettings.schedule)) {
    throw new Error(`${stage} has not been trained to its end. Run: npm run train -- ${stage}`);
  }
  return found;
}
