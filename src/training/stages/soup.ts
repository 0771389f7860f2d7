/**
 * Model soups: one student with the mean of several students' weights. Students that were trained differently from the
 * same one lie in one basin, where the mean is better than each (arXiv 2203.05482). Nothing is trained.
 */
import { loadCheckpoint, saveCheckpoint, type TrainState } from '../checkpoint.ts';
import type { Qwen3Config } from '../model/config.ts';
import { policySettings } from './grpo-settings.ts';
import { commandOf, ingredientsOf, type GrpoStage, type SoupStage } from './recipes.ts';
import { totalSteps } from '../optimizer/schedule.ts';
import type { Workspace } from './workspace.ts';
import { StageError } from './stage-error.ts';

/**
 * Its steps, tokens and seconds are those of all of them.
 * @throws StageError if one has not been trained to its end
 */
export async function makeSoup(workspace: Workspace, stage: SoupStage): Promise<TrainState> {
  const stages = ingredientsOf(stage);
  const { config, states } = await finished(workspace, stages);
  const all = stages.map((each) => states.get(each) as TrainState);
  const sum = (of: (state: TrainState) => number): number =>
    [...states.values()].reduce((total, state) => total + of(state), 0);
  const [first] = all as [TrainState];
  const parameters = first.parameters.map((values, index) =>
    values.map((_, i) => mean(all.map((state) => state.parameters[index]?.[i] ?? NaN))),
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

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The states of these stages, each of them once. */
async function finished(workspace: Workspace, stages: readonly (GrpoStage | SoupStage)[]) {
  const states = new Map<GrpoStage | SoupStage, TrainState>();
  let config: Qwen3Config | undefined;
  for (const stage of new Set(stages)) {
    const found = await loadCheckpoint(workspace.folder(stage));
    if (found === null || found.state.step < totalSteps(policySettings.schedule)) {
      throw new StageError(
        `${stage} has not been trained to its end. Run: npm run train -- ${commandOf(stage)}`,
      );
    }
    states.set(stage, found.state);
    config = found.config;
  }
  return { config: config as Qwen3Config, states };
}
