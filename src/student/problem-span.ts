/**
 * Finds which tokens of a prompt are the problem's own, rather than the template's or the instruction's. It compares
 * prompts of different problems, so it works with any template and tokenizer.
 */

/** Two problems that share no token with each other, and end in what no punctuation joins. */
const probes = ['x', '7'] as const;

/** A range of a prompt's tokens. */
export interface ProblemSpan {
  readonly start: number;
  /** Index after the last one. */
  readonly end: number;
}

/**
 * Finds the problem's tokens. A token that holds a part of it, as one of a question mark and a line end, is one of them.
 *
 * @param prompt gives the tokens of the prompt for a problem
 */
export function problemSpanOf(
  prompt: (problem: string) => readonly number[],
): (tokens: readonly number[]) => ProblemSpan {
  const others = probes.map(prompt);
  return (tokens) => {
    const start = Math.min(...others.map((other) => commonBeginning(tokens, other)));
    const behind = Math.min(...others.map((other) => commonBeginning(reversed(tokens), reversed(other))));
    return { start, end: Math.max(start, tokens.length - behind) };
  };
}

const reversed = (tokens: readonly number[]): number[] => [...tokens].reverse();

/** How many tokens two sequences begin with alike. */
export function commonBeginning(one: readonly number[], other: readonly number[]): number {
  const end = one.findIndex((id, i) => id !== other[i]);
  return end < 0 ? one.length : end;
}
