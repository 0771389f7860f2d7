/**
 * Plain arithmetic in the same equation style as the solutions: an extra curriculum without word problems, outside the
 * splits.
 */
import { wholeMinus, wholeOver, wholePlus, wholeTimes, type Step } from './step.ts';
import {
  defaultDifficulty,
  largeKinds,
  type Difficulty,
  type LargeKind,
  type NumberRange,
} from './difficulty.ts';
import type { Random } from '../../bytes/random.ts';

function equation(kind: LargeKind, random: Random, { large }: Difficulty): Step {
  const draw = (range: NumberRange): number => random.int(...range);
  switch (kind) {
    case 'product22':
    case 'product31':
      return wholeTimes(draw(large[kind].left), draw(large[kind].right));
    case 'quotient': {
      const divisor = draw(large.quotient.divisor);
      return wholeOver(divisor * draw(large.quotient.quotient), divisor);
    }
    case 'sum':
      return wholePlus(draw(large.sum.left), draw(large.sum.right));
    case 'difference': {
      const [one, other] = [draw(large.difference.left), draw(large.difference.right)];
      return wholeMinus(Math.max(one, other), Math.min(one, other));
    }
  }
}

/** The small steps of a problem, one equation a line; empty where all its steps are large. */
export function smallDrill(steps: readonly Pick<Step, 'expression' | 'result' | 'large'>[]): string {
  return steps
    .filter(({ large }) => !large)
    .map(({ expression, result }) => `$${expression} = ${result}$`)
    .join('\n');
}

/** One document of one to six equations of the large kinds, one a line, e.g. `$37 \times 48 = 1776$`; kinds by their weights. */
export function largeDrill(random: Random, difficulty: Difficulty = defaultDifficulty): string {
  const lines = Array.from({ length: random.int(1, 6) }, () => {
    const kind = random.weighted(largeKinds, (each) => difficulty.kindWeights[each]);
    return equation(kind, random, difficulty).tex;
  });
  return lines.join('\n');
}
