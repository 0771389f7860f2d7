/**
 * The warm-up (RelayLLM, arXiv 2601.05167, section 3.2): the student learns the form of a command on solutions of its
 * own, with commands before random numbers, so that reinforcement learning later finds something to reinforce. Nothing
 * but the commands is new to it: what follows one is its own text, and does not read it.
 */
import type { Random } from '../../bytes/random.ts';
import type { DocumentSegment } from '../data/documents.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';

export interface WarmupSettings {
  /** The probability with which a command begins at each place where one may. */
  readonly share: number;
  /** Commands that a training document shows at most, so that their inside is learned. */
  readonly commands: number;
  /**
   * Tokens asked for: log-uniform from 1 to this, so that no length is favoured. The longest result that the student
   * cannot work out has four tokens, and a solution some 150.
   */
  readonly maxAsked: number;
}

/** A solution has some 20 numbers, so that 0.6 commands begin in one, and half of the solutions have none. */
export const defaultWarmup: WarmupSettings = { share: 0.03, commands: 3, maxAsked: 16 };

/** `<call>n</call>` as tokens. */
function commandTokens(tokenizer: TrainingTokenizer, asked: number): number[] {
  return [tokenizer.control('<call>'), ...tokenizer.encode(String(asked)), tokenizer.control('</call>')];
}

/** A whole number from 1 to `highest`, uniform in its logarithm. */
export function logUniform(random: Random, highest: number): number {
  return Math.min(highest, Math.floor(Math.exp(random.next() * Math.log(highest + 1))));
}

/** The places in a solution, among its tokens, where a number begins. Digits are tokens one by one. */
export function numberPlaces(tokenizer: TrainingTokenizer, solution: readonly number[]): number[] {
  const isDigit = solution.map((id) => /^\d$/.test(tokenizer.decode([id])));
  return solution.flatMap((_, place) => (isDigit[place] && !isDigit[place - 1] ? [place] : []));
}

/**
 * The solution and its end with commands before some of its numbers. The weights are those of `warmupObjective`: within
 * a command 1, else the probability with which a command begins.
 */
export function withRandomCommands(
  tokenizer: TrainingTokenizer,
  solution: readonly number[],
  random: Random,
  settings: WarmupSettings = defaultWarmup,
): DocumentSegment[] {
  const { share, commands, maxAsked } = settings;
  const allowed = numberPlaces(tokenizer, solution);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(commands, allowed.length)) drawn.add(random.pick(allowed));
  const places = [...drawn].sort((one, other) => one - other);
  const whole = [...solution, tokenizer.control('<|im_end|>')];
  const shares = whole.map((_, place) => (allowed.includes(place) ? share : 0));
  const text = (from: number, to: number): DocumentSegment => ({
    ids: whole.slice(from, to),
    isCommand: false,
    weights: shares.slice(from, to),
  });
  const command = (): DocumentSegment => {
    const ids = commandTokens(tokenizer, logUniform(random, maxAsked));
    return { ids, isCommand: true, weights: ids.map((_, i) => (i === 0 ? share : 1)) };
  };
  return [
    text(0, places[0] ?? Infinity),
    ...places.flatMap((place, i) => [command(), text(place, places[i + 1] ?? Infinity)]),
  ];
}
