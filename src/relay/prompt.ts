/** How a problem is put to a model, student or teacher: the wording that the paper's code uses. */

/** What every problem ends with, so that the answer can be found in the solution. */
// oxlint-disable-next-line relay/no-sentences -- a model reads it
const instruction = 'Please reason step by step, and put your final answer within \\boxed{}.';

/** How a student that did not learn it is asked to call: an example of what it can write. */
const callInstruction =
  // oxlint-disable-next-line relay/no-sentences -- a model reads it
  'An expert can help you. Where you are not sure of the next words or numbers, write <call>n</call>, and the expert writes the next n tokens for you, at most 32. For example, "17 * 23 = <call>4</call>" lets the expert write the product.';

/** How a problem is put to the student. */
export interface PromptOptions {
  /** Whether the prompt explains how to call the teacher. */
  readonly explainsCalls?: boolean;
  /** Whether a student that can think first is asked to. */
  readonly thinks?: boolean;
}

/** The user's message: the problem and the instruction. */
export function question(problem: string, { explainsCalls = false }: PromptOptions = {}): string {
  return `${problem}\n${instruction}${explainsCalls ? `\n${callInstruction}` : ''}`;
}
