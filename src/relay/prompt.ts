/** How a problem is put to a model, student or teacher: the wording that the paper's code uses. */

/** What every problem ends with, so that the answer can be found in the solution. */
// eslint-disable-next-line relay/no-sentences -- a model reads it
const instruction = 'Please reason step by step, and put your final answer within \\boxed{}.';

/** The user's message: the problem and the instruction. */
export function question(problem: string): string {
  return `${problem}\n${instruction}`;
}
