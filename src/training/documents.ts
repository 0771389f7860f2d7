/**
 * From texts to training documents: which tokens a model reads, and which of them it is to learn. Knows the chat
 * format; nothing of where problems come from.
 */
import type { Document } from './batches.ts';
import type { TrainingTokenizer } from './tokenizer/files.ts';

/** A problem in the chat format with its solution; only the solution and its end count in the loss. */
export function problemDocument(
  tokenizer: TrainingTokenizer,
  { problem, solution }: { readonly problem: string; readonly solution: string },
): Document {
  return completionDocument(tokenizer, problem, tokenizer.encode(solution));
}

/** The same with a solution that already is tokens, e.g. one with commands in it. */
export function completionDocument(
  tokenizer: TrainingTokenizer,
  problem: string,
  solution: readonly number[],
): Document {
  const prompt = tokenizer.prompt(problem);
  const completion = [...solution, tokenizer.control('<|im_end|>')];
  return {
    tokens: [...prompt, ...completion],
    weights: [...prompt.map(() => 0), ...completion.map(() => 1)],
  };
}

/**
 * A line of bare equations as the assistant would write them. Operands are random, so only what follows an equals sign,
 * up to the closing dollar, counts in the loss.
 */
export function drillDocument(tokenizer: TrainingTokenizer, line: string): Document {
  const opening = [tokenizer.control('<|im_start|>'), ...tokenizer.encode('assistant\n')];
  const ids = tokenizer.encode(line);
  const tokens = [...opening, ...ids];
  const weights = opening.map(() => 0);
  let inResult = false;
  for (const id of ids) {
    weights.push(inResult ? 1 : 0);
    const text = tokenizer.decode([id]);
    if (text.includes('=')) inResult = true;
    else if (text.includes('$')) inResult = false;
  }
  return { tokens, weights };
}

/** Length of a repetition, and how many tokens of a repeated period say which one follows. */
const REPETITION_LENGTH = 65;
const PERIOD = [8, 20] as const;
const UNKNOWN_START = 2;

/**
 * Random tokens, repeated to the end of the document; what can be copied from the period before counts in the loss.
 * @param random integers, both ends included
 */
export function repetitionDocument(
  vocabulary: number,
  random: { int(low: number, high: number): number },
): Document {
  const period = Array.from({ length: random.int(...PERIOD) }, () => random.int(0, vocabulary - 1));
  const slots = Array.from({ length: REPETITION_LENGTH }, (_, i) => i);
  return {
    tokens: slots.map((slot) => period[slot % period.length] ?? 0),
    weights: slots.map((slot) => (slot < period.length || slot % period.length < UNKNOWN_START ? 0 : 1)),
  };
}
