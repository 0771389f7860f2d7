/** Whether two values with or without units are the same quantity. */
import { rational } from '../rational.ts';
import { sameFormula, type FormulaPrecision } from './formulas.ts';
import { apply, type Answer } from './syntax.ts';
import { knownUnit, noUnit, sameDimension, type Unit } from './units.ts';

interface Quantity {
  readonly value: Answer;
  readonly unit: Unit | null;
}

function quantityOf(answer: Answer): Quantity {
  if (answer.kind === 'quantity') return answer;
  if (answer.kind !== 'apply') return { value: answer, unit: null };
  const [first, second] = answer.operands;
  if (answer.operation === 'degrees' && first !== undefined)
    return { value: first, unit: knownUnit('degree') };
  if (answer.operation === 'compound' && first !== undefined && second !== undefined)
    return compound(first, second) ?? { value: answer, unit: null };
  if (answer.operation === '-' && first !== undefined) {
    const { value, unit } = quantityOf(first);
    return { value: apply('-', value), unit };
  }
  return { value: answer, unit: null };
}

/** The sum of `5 ft` and `6 in`, in base units; null where they cannot be added. */
function compound(a: Answer, b: Answer): Quantity | null {
  const [left, right] = [quantityOf(a), quantityOf(b)];
  if (left.unit === null || right.unit === null || !sameDimension(left.unit, right.unit)) return null;
  const value = apply('+', inBaseUnits(left.value, left.unit), inBaseUnits(right.value, right.unit));
  return { value, unit: { ...left.unit, scale: rational(1n), timesPi: false, zero: null } };
}

/** Items that an "and" joins and that are one quantity: "2 hours and 30 minutes"; null for others. */
export function joinedQuantity(items: readonly Answer[]): Answer | null {
  const units = items.map((item) => quantityOf(item).unit);
  const isFalling = units.every((unit, i) => {
    const before = units[i - 1];
    if (i === 0) return unit !== null;
    return unit !== null && before != null && sameDimension(unit, before) && isSmaller(unit, before);
  });
  return isFalling && items.length > 1 ? items.reduce((sum, item) => apply('compound', sum, item)) : null;
}

const isSmaller = ({ scale: a }: Unit, { scale: b }: Unit): boolean =>
  a.numerator * b.denominator < b.numerator * a.denominator;

const number = (value: Unit['scale']): Answer => ({ kind: 'number', value, places: null });

function inBaseUnits(value: Answer, unit: Unit): Answer {
  const scaled = apply('*', value, number(unit.scale));
  const turned = unit.timesPi ? apply('*', scaled, { kind: 'constant', name: 'pi' }) : scaled;
  return unit.zero === null ? turned : apply('+', turned, number(unit.zero));
}

const isSameUnit = (a: Unit, b: Unit): boolean =>
  sameDimension(a, b) &&
  a.scale.numerator === b.scale.numerator &&
  a.scale.denominator === b.scale.denominator &&
  a.timesPi === b.timesPi &&
  a.zero?.numerator === b.zero?.numerator;

/**
 * A missing unit is right, a different unit of the same dimension is converted, any other unit is wrong. A percentage
 * is also its share.
 */
export function sameQuantity(gold: Answer, prediction: Answer, precision: FormulaPrecision): boolean {
  const [left, right] = [quantityOf(gold), quantityOf(prediction)];
  const same = (a: Answer, b: Answer): boolean => sameFormula(a, b, precision);
  if (left.unit === null || right.unit === null) {
    if (same(left.value, right.value)) return true;
    const unit = left.unit ?? right.unit;
    // pi is no 180 degrees, unless it says that it counts radians
    if (unit === null || unit.dimension.size > 0 || unit.timesPi) return false;
    return same(inBaseUnits(left.value, left.unit ?? noUnit), inBaseUnits(right.value, right.unit ?? noUnit));
  }
  const [a, b] = [left.unit, right.unit];
  if (isSameUnit(a, b)) return same(left.value, right.value);
  return [a, a.also].some((one) =>
    [b, b.also].some((other) => {
      if (one === null || other === null || !sameDimension(one, other)) return false;
      return same(inBaseUnits(left.value, one), inBaseUnits(right.value, other));
    }),
  );
}
