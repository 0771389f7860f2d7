/** What the families about money share: draws whose steps are as large as the problem should be, prices, own things. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import type { LabeledStep, ProblemParameters } from '../family.ts';
import type { Cast } from '../lexicon/cast.ts';
import type { Thing } from '../wording/scene.ts';

/** The digits that matter: 1.20 has two, 4500 has two, 235 has three. */
const significantDigits = (operand: number): number =>
  String(Math.round(operand * 100)).replace(/0+$/, '').length;

/** No product or quotient is longer than two digits by two, or three by one. */
function isShort([, step]: LabeledStep): boolean {
  const [left = 0, right = 0] = step.expression.split(/ \S+ /).map(Number);
  if (step.operator === 'multiply') return significantDigits(left) + significantDigits(right) <= 4;
  if (step.operator === 'divide') return significantDigits(step.value) + significantDigits(right) <= 4;
  return true;
}

/**
 * Draws until the steps suit the problem: at least one large step where `n.large`, else none; all results positive and
 * short.
 */
export function suitedPrices<P extends ProblemParameters>(
  n: NumberDraw,
  draw: () => P,
  steps: (p: P) => readonly LabeledStep[],
): P {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const p = draw();
    const made = stepsOf(p, steps);
    if (made.length === 0 || !made.every(isShort)) continue;
    if (made.some(([, { value }]) => value <= 0)) continue;
    if (made.some(([, { large }]) => large) === n.large) return p;
  }
  throw new RangeError('No draw suits the steps.');
}

/** The steps, or none where a quotient has no short decimals. */
function stepsOf<P extends ProblemParameters>(
  p: P,
  steps: (p: P) => readonly LabeledStep[],
): readonly LabeledStep[] {
  try {
    return steps(p);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** A price between two whole amounts, often with cents; easy to multiply where the problem is small. */
export function price(n: NumberDraw, low: number, high: number): number {
  if (n.int(0, 2) === 0) return n.int(low, high);
  if (!n.large) return n.pick([n.int(low, high), n.int(low, high), n.int(4, 12) / 10]);
  const cents = n.pick([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 50, 60, 65, 70, 75, 80, 85, 90, 95, 99]);
  return n.int(low, high) + cents / 100;
}

/** The same amount without what binary fractions add. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A thing with its plural. */
export const thing = (one: string, many = `${one}s`): Thing => ({ kind: 'thing', one, many });

const dear: readonly Thing[] = [
  ...[
    'sofa',
    'fridge',
    'washing machine',
    'bicycle',
    'tablet',
    'television',
    'wardrobe',
    'mattress',
    'dishwasher',
  ],
  ...[
    'camera',
    'laptop',
    'guitar',
    'kayak',
    'desk',
    'lawnmower',
    'sewing machine',
    'cot',
    'violin',
    'rowing machine',
  ],
].map((one) => thing(one));
/** Something that can cost so much. */
export function goods(cast: Cast, each: number): Thing {
  if (each > 95) return cast.pick(dear);
  if (each > 10) return cast.thing('goods', 'clothes', 'tickets');
  return each > 2
    ? cast.thing('cheap', 'snacks', 'drinks', 'reading')
    : cast.thing('cheap', 'drinks', 'food');
}
