/** Equations and inequalities: which of them say the same, and which only name a value. */
import { isName } from './names.ts';
import { isClose, logBasesOf, pointsFor, sameFormula, type FormulaPrecision } from './formulas.ts';
import { valueAt } from './numeric.ts';
import { apply, type Answer, type Sign } from './syntax.ts';

/** `x = 5` as its name and its value; null for an equation that does not define a name. */
export interface NamedValue {
  readonly name: Answer;
  readonly value: Answer;
}

export function namedValue(answer: Answer): NamedValue | null {
  if (answer.kind !== 'relation') return null;
  const isDefinition =
    answer.signs.every((sign) => sign === '=') || (answer.signs.length === 1 && answer.signs[0] === 'in');
  const [first, last] = [answer.operands[0], answer.operands.at(-1)];
  if (!isDefinition || first === undefined || last === undefined) return null;
  if (isName(first) && isValueFor(first, last)) return { name: first, value: last };
  return answer.signs[0] === '=' && isName(last) && isValueFor(last, first)
    ? { name: last, value: first }
    : null;
}

/** `MR = SRMC` is an equation of two products rather than a value of MR. */
function isValueFor(name: Answer, value: Answer): boolean {
  const isSingle = name.kind !== 'apply' || name.operation === 'call' || name.operation === 'named';
  return isSingle || !isName(value);
}

const base = (name: string): string => name.replace(/_.*$/, '');

/** Whether two names may stand for the same thing: `x` and `x_1`, `f(x)`, `f(n)` and `y`, "Total" and anything. */
export function sameName(a: Answer, b: Answer): boolean {
  if (a.kind === 'words' || b.kind === 'words') return true;
  const [left, right] = [head(a), head(b)];
  if (left === null || right === null || left === right) return true;
  const isFunction = [a, b].some((name) => name.kind === 'apply');
  if (isFunction && (left === 'y' || right === 'y')) return true;
  return base(left) === base(right) && (base(left) === left || base(right) === right);
}

function head(name: Answer): string | null {
  if (name.kind === 'symbol') return name.name;
  if (name.kind !== 'apply' || name.operation !== 'call') return null;
  const [called] = name.operands;
  return called?.kind === 'symbol' ? called.name : null;
}

/** The value with the argument of its function renamed, so that `f(n) = 2n` reads as `f(x) = 2x`. */
export function withArgumentOf(named: NamedValue, other: NamedValue): Answer {
  const [mine, theirs] = [argument(named.name), argument(other.name)];
  return mine === null || theirs === null || mine === theirs
    ? named.value
    : renamed(named.value, mine, theirs);
}

function argument(name: Answer): string | null {
  const inner = name.kind === 'apply' && name.operation === 'call' ? name.operands[1] : undefined;
  return inner?.kind === 'symbol' ? inner.name : null;
}

function renamed(answer: Answer, from: string, to: string): Answer {
  if (answer.kind === 'symbol') return answer.name === from ? { ...answer, name: to } : answer;
  if (answer.kind !== 'apply') return answer;
  return { ...answer, operands: answer.operands.map((operand) => renamed(operand, from, to)) };
}

/** The sign and the difference of both sides, turned so that `>` reads as `<`. */
interface Difference {
  readonly sign: Sign;
  readonly difference: Answer;
}

function differenceOf(operands: readonly Answer[], signs: readonly Sign[]): Difference | null {
  const [left, right] = [operands[0], operands.at(-1)];
  const [sign] = signs;
  const isEquation = signs.every((each) => each === '=');
  if (left === undefined || right === undefined || sign === undefined || (signs.length > 1 && !isEquation))
    return null;
  const [low, high] = sign.startsWith('>') ? [right, left] : [left, right];
  const turned: Sign = sign === '>' ? '<' : sign === '>=' ? '<=' : sign;
  return { sign: turned, difference: apply('+', withoutUnit(low), apply('-', withoutUnit(high))) };
}

const withoutUnit = (answer: Answer): Answer => (answer.kind === 'quantity' ? answer.value : answer);

/** Whether two relations hold for the same values: their sides differ by a factor, for inequalities a positive one. */
export function sameRelation(a: Answer, b: Answer, precision: FormulaPrecision): boolean {
  if (a.kind !== 'relation' || b.kind !== 'relation') return false;
  return (
    sameChain(a, b, precision) ||
    sameDifference(differenceOf(a.operands, a.signs), differenceOf(b.operands, b.signs))
  );
}

type Relation = Answer & { kind: 'relation' };

function sameChain(a: Relation, b: Relation, precision: FormulaPrecision): boolean {
  const isSame = (operands: readonly Answer[], signs: readonly Sign[]): boolean =>
    operands.length === a.operands.length &&
    signs.every((sign, i) => sign === a.signs[i]) &&
    operands.every((operand, i) => {
      const other = a.operands[i];
      return other !== undefined && sameFormula(other, operand, precision);
    });
  const back: Readonly<Partial<Record<Sign, Sign>>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
  return (
    isSame(b.operands, b.signs) ||
    isSame(
      b.operands.toReversed(),
      b.signs.toReversed().map((sign) => back[sign] ?? sign),
    )
  );
}

function sameDifference(a: Difference | null, b: Difference | null): boolean {
  if (a === null || b === null || a.sign !== b.sign || a.sign === 'in') return false;
  return logBasesOf([a.difference, b.difference]).some((logBase) => {
    let ratio: number | null = null;
    let agreed = 0;
    for (const point of pointsFor([a.difference, b.difference], logBase)) {
      const [left, right] = [valueAt(a.difference, point), valueAt(b.difference, point)];
      if (left === null || right === null) return false;
      const [isZero, isOtherZero] = [left, right].map(({ value, size }) => value.abs() <= 1e-12 * size);
      if (isZero === true || isOtherZero === true) {
        if (isZero !== isOtherZero) return false;
        continue;
      }
      const here = left.value.div(right.value);
      if (Math.abs(here.im) > 1e-9 * here.abs()) return false;
      if (ratio !== null && !isClose({ value: here, size: 0 }, { value: here.mul(0).add(ratio), size: 0 }))
        return false;
      ratio ??= here.re;
      agreed++;
    }
    return agreed >= 3 && ratio !== null && (a.sign === '=' || a.sign === '!=' || ratio > 0);
  });
}
