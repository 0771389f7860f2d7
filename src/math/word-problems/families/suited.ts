/** Draws numbers until the steps that follow from them are as large or as small as the problem must be. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import type { LabeledStep } from '../family.ts';

/** Draws enough for any sensible family; more would mean that its numbers never suit. */
const ATTEMPTS = 5000;

/**
 * Numbers from `make` whose steps hold one large operation (rarely more) where the problem is large, else none.
 * `make` may return null for numbers that do not suit the story, and its steps may fail with a RangeError.
 *
 * @throws RangeError where no numbers suit
 */
export function suited<P>(n: NumberDraw, steps: (p: P) => readonly LabeledStep[], make: () => P | null): P {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const p = make();
    if (p === null) continue;
    const large = largeSteps(p, steps);
    if (large === null || large > 0 !== n.large) continue;
    if (large <= 1 || n.int(1, 8) === 1) return p;
  }
  throw new RangeError('No numbers suit the steps of the family.');
}

/** How many steps are large; null where a step has no short result or one that is not positive. */
function largeSteps<P>(p: P, steps: (p: P) => readonly LabeledStep[]): number | null {
  try {
    const all = steps(p).map(([, step]) => step);
    return all.every(({ value }) => value > 0) ? all.filter(({ large }) => large).length : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
