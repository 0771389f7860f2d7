/**
 * The stage `average`: one student of the mean of several's weights. Students that went different ways from the same one
 * lie in one basin, where the mean is better than each (model soups, arXiv 2203.05482). It trains nothing.
 */
import { loadCheckpoint, saveCheckpoint, type TrainState } from '../checkpoint.ts';
import { averaged, policySettings } from './settings.ts';
import { totalSteps } from '../schedule.ts';
import type { Workspace } from './workspace.ts';

/**
 * Its steps, tokens and seconds are those of all of them.
 * @throws Error if one of them has not been trained to its end
 */
export async function averageStudents(workspace: Workspace): Promise<TrainState> {
  const found = await Promise.all(averaged.map((stage) => finished(workspace, stage)));
  const states = found.map(({ state }) => state);
  const sum = (of: 'step' | 'tokens' | 'seconds'): number =>
    states.reduce((all, state) => all + state[of], 0);
  const parameters = mean(states.map((state) => state.parameters));
  const zeros = parameters.map((values) => new Float32Array(values.length));
  const state: TrainState = {
    step: sum('step'),
    tokens: sum('tokens'),
    seconds: sum('seconds'),
    parameters,
    means: zeros,
    variances: zeros,
  };
  for (const { config } of found.slice(0, 1)) {
    await saveCheckpoint(workspace.folder('average'), config, state);
  }
  return state;
}

async function finished(workspace: Workspace, stage: (typeof averaged)[number]) {
  const found = await loadCheckpoint(workspace.folder(stage));
  if (found === null || found.state.step < totalSteps(policySettings.schedule)) {
    throw new Error(`${stage} has not been trained to its end. Run: npm run train -- ${stage}`);
  }
  return found;
}

function mean(all: readonly (readonly Float32Array[])[]): Float32Array[] {
  const [first = [], ...others] = all;
  return first.map((values, index) =>
    values.map(
      (value, i) => others.reduce((sum, other) => sum + (other[index]?.[i] ?? NaN), value) / all.length,
    ),
  );
}
