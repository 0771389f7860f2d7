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
