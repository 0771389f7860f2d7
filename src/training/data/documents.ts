/**
 * Turns texts into training documents in the chat format: the tokens that a model reads, and the loss weight of each.
 */
import type { Document } from './batches.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';

/**
 * A problem in the chat format with its solution and its end.
 *
 * @param problemWeight loss weight of each token of the problem's own text. Solution tokens have weight 1, tokens of
 *   the chat template weight 0
 */
export function problemDocument(
  tokenizer: TrainingTokenizer,
  { problem, solution }: { readonly problem: string; readonly solution: string },
  problemWeight = 0,
): Document {
  const document = completionDocument(tokenizer, problem, tokenizer.encode(solution));
  if (problemWeight === 0) return document;
  const { start, end } = tokenizer.problemSpan(problem);
  return {
    ...document,
    weights: document.weights.map((weight, i) => (i >= start && i < end ? problemWeight : weight)),
  };
}

/** The same with a solution that already is tokens. */
function completionDocument(
  tokenizer: TrainingTokenizer,
  problem: string,
  solution: readonly number[],
): Document {
  const ids = [...solution, tokenizer.control('<|im_end|>')];
  return relayedDocument(tokenizer, problem, [{ ids, isCommand: false, weights: ids.map(() => 1) }]);
}

/** Tokens that stand together in a solution. */
export interface DocumentSegment {
  readonly ids: readonly number[];
  /** Whether they are one command, which leaves the student's context when it is complete. */
  readonly isCommand: boolean;
  /** How much each of them counts in the loss. */
  readonly weights: readonly number[];
}

/**
 * A problem in the chat format with a solution in which commands stand; its end is not added. Each command is masked.
 * The token after a command has weight 0: in the graph it would be predicted from `</call>`, but at inference the
 * command leaves the context before the student predicts that token.
 */
export function relayedDocument(
  tokenizer: TrainingTokenizer,
  problem: string,
  solution: readonly DocumentSegment[],
): Document {
  const tokens = tokenizer.prompt(problem);
  const weights = tokens.map(() => 0);
  const commandMask = tokens.map(() => 0);
  solution.forEach((segment, number) => {
    const { ids, isCommand } = segment;
    const behindCommand = solution[number - 1]?.isCommand === true;
    ids.forEach((id, i) => {
      tokens.push(id);
      weights.push(behindCommand && i === 0 ? 0 : (segment.weights[i] ?? 0));
      commandMask.push(isCommand ? number + 1 : 0);
    });
  });
  return { tokens, weights, commandMask };
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
