/**
 * Which problems policy optimisation learns from: those that the teacher can solve (RelayLLM, arXiv 2601.05167, data
 * filter). It knows verdicts and counts; how a problem is solved is the caller's.
 */

export interface FilterRule {
  /** Solutions that the teacher samples for a problem. */
  readonly samples: number;
  /** How many of them must be right. */
  readonly atLeast: number;
}

/** Solutions of one problem so far. */
export interface Tally {
  readonly right: number;
  readonly tried: number;
}

/** `undecided` as long as the samples that are left could still turn it. */
export type Verdict = 'kept' | 'dropped' | 'undecided';

export function verdict({ right, tried }: Tally, { samples, atLeast }: FilterRule): Verdict {
  if (right >= atLeast) return 'kept';
  return right + samples - tried < atLeast ? 'dropped' : 'undecided';
}

/**
 * Samples `round` solutions of every problem at a time, and goes on with those that are undecided: the verdicts are the
 * same as if all samples had been drawn, for half the work where the teacher is sure.
 * @param solve whether each of the solutions asked for is right, in the order of the problems given
 * @throws RangeError unless `round` divides the samples
 */
export async function tallyAll<Problem>(
  problems: readonly Problem[],
  solve: (problems: readonly Problem[], round: number) => Promise<readonly boolean[]>,
  rule: FilterRule,
  round: number,
): Promise<Tally[]> {
  if (rule.samples % round !== 0) throw new RangeError(`${rule.samples} samples are no rounds of ${round}.`);
  const tallies: Tally[] = problems.map(() => ({ right: 0, tried: 0 }));
  for (let number = 0; number * round < rule.samples; number++) {
    const open = tallies.flatMap((tally, at) => (verdict(tally, rule) === 'undecided' ? [at] : []));
    const asked = open.flatMap((at) => new Array<number>(round).fill(at));
    if (asked.length === 0) break;
    const rights = await solve(
      asked.map((at) => problems[at] as Problem),
      number,
    );
    asked.forEach((at, i) => {
      const { right, tried } = tallies[at] as Tally;
      tallies[at] = { right: right + (rights[i] === true ? 1 : 0), tried: tried + 1 };
    });
  }
  return tallies;
}
