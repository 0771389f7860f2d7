/**
 * The warm-up (RelayLLM, arXiv 2601.05167, section 3.2): the student learns the form of a command on solutions of its
 * own, with commands at random places, so that reinforcement learning later finds something to reinforce. What follows
 * a command is the student's own text, so that nothing but the command is new to it.
 */
import type { Random } from '../math/relay-math/random.ts';
import type { TrainingTokenizer } from './tokenizer/files.ts';

export interface WarmupSettings {
  /** Commands that a solution may have, and the probability of each. */
  readonly maxCommands: number;
  readonly chance: number;
  /** Tokens asked for: log-uniform from 1 to this, so that no length is favoured (see README, "Training"). */
  readonly maxAsked: number;
}

/**
 * Two of five solutions have no command. Were most to have one, nearly every rollout would call: reinforcement would not
 * find out which problems need no call, and the student would learn to call always.
 */
export const defaultWarmup: WarmupSettings = { maxCommands: 3, chance: 0.25, maxAsked: 64 };

/** `<call>n</call>` as tokens. */
export function commandTokens(tokenizer: TrainingTokenizer, asked: number): number[] {
  return [tokenizer.control('<call>'), ...tokenizer.encode(String(asked)), tokenizer.control('</call>')];
}

/** A whole number from 1 to `highest`, uniform in its logarithm. */
export function logUniform(random: Random, highest: number): number {
  return Math.min(highest, Math.floor(Math.exp(random.next() * Math.log(highest + 1))));
}

/** The solution with commands between its tokens, at places drawn without preference. */
export function withRandomCommands(
  tokenizer: TrainingTokenizer,
  solution: readonly number[],
  random: Random,
  settings: WarmupSettings = defaultWarmup,
): number[] {
  const { maxCommands, chance } = settings;
  const count = Array.from({ length: maxCommands }, () => random.chance(chance)).filter(Boolean).length;
  const places = new Set<number>();
  while (places.size < Math.min(count, solution.length)) places.add(random.int(0, solution.length - 1));
  return solution.flatMap((id, place) =>
    places.has(place) ? [...commandTokens(tokenizer, logUniform(random, settings.maxAsked)), id] : [id],
  );
}
