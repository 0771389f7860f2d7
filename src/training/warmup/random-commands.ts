/**
 * The warm-up (RelayLLM, arXiv 2601.05167, section 3.2): the student learns the form of a command on solutions of its
 * own, with commands at random places where something is decided, so that reinforcement learning later finds something
 * to reinforce: before numbers, where it may miscalculate, and before facts and operations of the plan, where it may
 * have misread. Nothing but the commands is new to it: what follows one is its own text, and does not read it.
 */
import type { Random } from '../../bytes/random.ts';
import { readingPlaces } from '../../math/word-problems/solution-style.ts';
import type { DocumentSegment } from '../data/documents.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';

export interface WarmupSettings {
  /** The probability with which a command begins at each place where one may. */
  readonly share: number;
  /** Commands that a training document shows at most, so that their inside is learned. */
  readonly commands: number;
  /**
   * Tokens asked for: log-uniform from 1 to this, so that no length is favoured. The longest result that the student
   * cannot work out has four tokens, a restated fact some ten, and a solution some 95.
   */
  readonly maxAsked: number;
}

/** A solution has some 16 places, so that 0.6 commands begin in one, and half of the solutions have none. */
export const defaultWarmup: WarmupSettings = { share: 0.04, commands: 3, maxAsked: 16 };

/** `<call>n</call>` as tokens. */
function commandTokens(tokenizer: TrainingTokenizer, asked: number): number[] {
  return [tokenizer.control('<call>'), ...tokenizer.encode(String(asked)), tokenizer.control('</call>')];
}

/** A whole number from 1 to `highest`, uniform in its logarithm. */
export function logUniform(random: Random, highest: number): number {
  return Math.min(highest, Math.floor(Math.exp(random.next() * Math.log(highest + 1))));
}

/**
 * The places in a solution, among its tokens, where a command may begin: where a number does, and where a restated fact,
 * what is wanted or an operation of the plan does. Digits are tokens one by one.
 */
export function commandPlaces(tokenizer: TrainingTokenizer, solution: readonly number[]): number[] {
  // One character a byte, because a token may be part of a character. The signs looked for are ASCII.
  const tokens = solution.map((id) => Buffer.from(tokenizer.bytesOf(id)).toString('latin1'));
  const reading = new Set(readingPlaces(tokens.join('')));
  const isDigit = tokens.map((token) => /^\d$/.test(token));
  let offset = 0;
  return tokens.flatMap((token, place) => {
    const beginsNumber = isDigit[place] === true && isDigit[place - 1] !== true;
    // Where a fact begins with a number, its place is after the blank.
    const beginsPhrase = reading.has(offset) && !(token === ' ' && isDigit[place + 1] === true);
    offset += token.length;
    return beginsNumber || beginsPhrase ? [place] : [];
  });
}

/**
 * The solution and its end with commands at some of its places. The weights are those of `warmupObjective`: within
 * a command 1, else the probability with which a command begins.
 */
export function withRandomCommands(
  tokenizer: TrainingTokenizer,
  solution: readonly number[],
  random: Random,
  settings: WarmupSettings = defaultWarmup,
): DocumentSegment[] {
  const { share, commands, maxAsked } = settings;
  const allowed = commandPlaces(tokenizer, solution);
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
