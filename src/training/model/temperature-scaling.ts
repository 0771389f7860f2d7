/**
 * A model that samples at temperature 1 what it sampled at a lower one before: logits grow with the last norm's weights.
 * What it holds most probable stays so. A small model spreads a good part of its probability over slips, and a rollout
 * of 150 tokens at temperature 1 would fail for one of these more often than for what is to be learned.
 */
import { parameterShapes, type Qwen3Config } from './config.ts';

/** @param temperature at which the given model samples like the returned one does at 1; above 0 */
export function temperatureScaled(
  config: Qwen3Config,
  parameters: readonly Float32Array[],
  temperature: number,
): Float32Array[] {
  const at = parameterShapes(config).findIndex(({ name }) => name === 'model.norm.weight');
  return parameters.map((values, i) => (i === at ? values.map((value) => value / temperature) : values));
}
