/**
 * Selects the problems for policy optimisation: those that the teacher can solve (RelayLLM, arXiv 2601.05167, data
 * filter). The caller samples and grades the solutions.
 */

export interface FilterRule {
  /** Solutions that the teacher samples for a problem. */
  readonly samples: number;
  /** How many of them must be right. */
  readonly atLeast: number;
}

/** Solutions of one problem so far. */
export interface SolveCount {
  readonly right: number;
  readonly tried: number;
}

/** `undecided` as long as the samples that are left could still turn it. */
export type FilterVerdict = 'kept' | 'dropped' | 'undecided';

/** Whether a problem is kept, as far as its samples can tell. */
export function verdict({ right, tried }: SolveCount, { samples, atLeast }: FilterRule): FilterVerdict {
  if (right >= atLeast) return 'kept';
  return right + samples - tried < atLeast ? 'dropped' : 'undecided';
}

/** The fewest further solutions that could decide: all right, or all wrong. */
function missing({ right, tried }: SolveCount, { samples, atLeast }: FilterRule): number {
  return Math.min(atLeast - right, samples - tried - (atLeast - right) + 1);
}

/**
 * Samples solutions of every problem in rounds, and continues only with undecided problems. The verdicts are the same
 * as if all samples had been drawn, but no sample is drawn that cannot change a verdict.
 * @param solve whether each of the solutions asked for is right, in the order of the problems given
 */
export async function tallyAll<Problem>(
  problems: readonly Problem[],
  solve: (problems: readonly Problem[], round: number) => Promise<readonly boolean[]>,
  rule: FilterRule,
): Promise<SolveCount[]> {
  const tallies: SolveCount[] = problems.map(() => ({ right: 0, tried: 0 }));
  for (let round = 0; ; round++) {
    const asked = tallies.flatMap((tally, at) =>
      verdict(tally, rule) === 'undecided' ? new Array<number>(missing(tally, rule)).fill(at) : [],
    );
    if (asked.length === 0) return tallies;
    const rights = await solve(
      asked.map((at) => problems[at] as Problem),
      round,
    );
    asked.forEach((at, i) => {
      const { right, tried } = tallies[at] as SolveCount;
      tallies[at] = { right: right + (rights[i] === true ? 1 : 0), tried: tried + 1 };
    });
  }
}
