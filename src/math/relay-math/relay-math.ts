/**
 * relay-math: grade-school word problems with worked solutions, as endless seeded streams. A caller can get
 * any problem of a stream by its index.
 */
import type { Step } from '../arithmetic/step.ts';
import { defaultDifficulty, type Difficulty } from '../arithmetic/difficulty.ts';
import { countingFamilies } from './families/counting.ts';
import { geometryFamilies } from './families/geometry.ts';
import { measureFamilies } from './families/measures.ts';
import { moneyFamilies } from './families/money.ts';
import { numberFamilies } from './families/numbers.ts';
import { percentageFamilies } from './families/percentages.ts';
import { rateFamilies } from './families/rates.ts';
import type { RelayMathFamily, ProblemParameters } from './family.ts';
import { hashText, Random } from '../../bytes/random.ts';
import { problemKey, splitOf, type SplitPart } from '../word-problems/split.ts';

/** The streams. `test-phrasings` asks the problems of `test` in words that training never shows. */
export type RelayMathSplit = SplitPart | 'test-phrasings';

export interface RelayMathProblem {
  /** Split, seed and index, e.g. `test/0/17`: it names the problem for good, with the same difficulty. */
  readonly id: string;
  readonly family: string;
  /** Which phrasings were taken: the problem's, then one digit per sentence of the solution. */
  readonly phrasing: string;
  readonly parameters: ProblemParameters;
  readonly problem: string;
  /** Worked solution with inline LaTeX, ending in a sentence with `\boxed{}`. */
  readonly solution: string;
  /** The exact answer as it stands in the box. */
  readonly answer: string;
  readonly steps: readonly Pick<Step, 'expression' | 'result' | 'kind' | 'large'>[];
}

export const families: readonly RelayMathFamily[] = [
  ...moneyFamilies,
  ...percentageFamilies,
  ...geometryFamilies,
  ...measureFamilies,
  ...rateFamilies,
  ...numberFamilies,
  ...countingFamilies,
];

/**
 * One problem of a stream, by its index. The same arguments give the same problem on every platform.
 * Different indices of a stream may hold the same problem; {@link distinctRelayMathProblems} leaves repetitions out.
 */
export function relayMathProblem(
  split: RelayMathSplit,
  index: number,
  seed = 0,
  difficulty: Difficulty = defaultDifficulty,
): RelayMathProblem {
  const part: SplitPart = split === 'test-phrasings' ? 'test' : split;
  const random = new Random(seed, index, hashText(part));
  const family = random.pick(families);
  let parameters = family.draw(random, difficulty);
  while (splitOf(family.name, parameters) !== part) parameters = family.draw(random, difficulty);
  const told = family.tell(parameters, random, split === 'test-phrasings');
  return { id: `${split}/${seed}/${index}`, family: family.name, parameters, ...told };
}

/** The first `count` problems of a stream with different families or numbers, in the order of the stream. */
export function distinctRelayMathProblems(
  split: RelayMathSplit,
  count: number,
  seed = 0,
  difficulty: Difficulty = defaultDifficulty,
): RelayMathProblem[] {
  const found = new Map<string, RelayMathProblem>();
  for (let index = 0; found.size < count; index++) {
    const next = relayMathProblem(split, index, seed, difficulty);
    const key = problemKey(next.family, next.parameters);
    if (!found.has(key)) found.set(key, next);
  }
  return [...found.values()];
}

/** A problem of the test part for a person to try, one per seed: training has never shown it. */
export const randomRelayMathProblem = (seed: number): RelayMathProblem => relayMathProblem('test', 0, seed);
