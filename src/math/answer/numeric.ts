/** The value of a formula as a complex number of double precision, at chosen values of its variables. */
import Complex from 'complex.js';
import { toNumber } from '../rational.ts';
import { exactValue } from './exact.ts';
import { gamma } from './gamma.ts';
import type { Answer } from './syntax.ts';

/** A value and the size of the largest term in it, by which its rounding error is judged. */
export interface NumericValue {
  readonly value: Complex;
  readonly size: number;
}

/** What a formula does not say itself. */
export interface Point {
  readonly valueOf: (symbol: string) => number;
  /** The base of `\log` without one: 10 in schools, e in research. */
  readonly logBase: 'ten' | 'e';
}

const infinity = new Complex(Infinity, 0);
const real = (value: number): Complex => new Complex(value, 0);
const sized = (value: Complex, size = value.abs()): NumericValue => ({ value, size });

type ComplexFunction = (x: Complex) => Complex;
const oneOver =
  (apply: ComplexFunction): ComplexFunction =>
  (x) =>
    apply(x).inverse();
const ofInverse =
  (apply: ComplexFunction): ComplexFunction =>
  (x) =>
    apply(x.inverse());

const functions: Readonly<Record<string, ComplexFunction>> = {
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  tan: (x) => x.tan(),
  sec: oneOver((x) => x.cos()),
  csc: oneOver((x) => x.sin()),
  cot: oneOver((x) => x.tan()),
  asin: (x) => x.asin(),
  acos: (x) => x.acos(),
  atan: (x) => x.atan(),
  acot: ofInverse((x) => x.atan()),
  asec: ofInverse((x) => x.acos()),
  acsc: ofInverse((x) => x.asin()),
  sinh: (x) => x.sinh(),
  cosh: (x) => x.cosh(),
  tanh: (x) => x.tanh(),
  coth: oneOver((x) => x.tanh()),
  asinh: (x) => x.asinh(),
  acosh: (x) => x.acosh(),
  atanh: (x) => x.atanh(),
  ln: (x) => x.log(),
  re: (x) => real(x.re),
  im: (x) => real(x.im),
};

/** Functions that are steps; they are compared at whole numbers too. */
const roundings: Readonly<Record<string, (x: number) => number>> = {
  // A value that is whole but for its rounding error is whole.
  floor: (x) => Math.floor(x + 1e-9),
  ceil: (x) => Math.ceil(x - 1e-9),
};

/** @returns null for what is no formula, such as words, tuples and relations */
export function valueAt(answer: Answer, point: Point): NumericValue | null {
  switch (answer.kind) {
    case 'number':
      return sized(real(toNumber(answer.value)));
    case 'constant':
      return sized({ pi: Complex.PI, e: Complex.E, i: Complex.I, infinity }[answer.name]);
    case 'symbol':
      return sized(real(point.valueOf(answer.name)));
    case 'apply':
      return applied(answer.operation, answer.operands, point);
    case 'words':
    case 'quantity':
    case 'sequence':
    case 'matrix':
    case 'relation':
    case 'sets':
      return null;
  }
}

function applied(operation: string, operands: readonly Answer[], point: Point): NumericValue | null {
  const values = operands.map((operand) => valueAt(operand, point));
  const [a, b] = values;
  if (a == null || values.includes(null)) return null;
  const { value: x } = a;
  const simple = functions[operation];
  if (simple !== undefined && Object.hasOwn(functions, operation)) {
    const result = simple(x);
    return sized(result, Math.max(1, result.abs()));
  }
  const rounding = roundings[operation];
  if (rounding !== undefined && Object.hasOwn(roundings, operation))
    return isReal(x) ? sized(real(rounding(x.re))) : null;
  switch (operation) {
    case '-':
      return { value: x.neg(), size: a.size };
    case 'abs':
      return sized(real(x.abs()), a.size);
    case 'degrees':
      return { value: x.mul(Math.PI / 180), size: (a.size * Math.PI) / 180 };
    case 'sqrt':
      return { value: x.sqrt(), size: Math.sqrt(a.size) };
    case 'cbrt':
      return sized(realRoot(x, 3));
    case 'exp':
      return sized(x.exp());
    case 'log':
      return logarithm(x, b?.value, point);
    case '!':
      return isReal(x) ? sized(real(gamma(x.re + 1))) : null;
    case 'named':
      return null;
  }
  if (b == null) return null;
  const { value: y } = b;
  switch (operation) {
    case '+':
      return { value: x.add(y), size: Math.max(a.size, b.size) };
    case '*':
    case 'call':
      return { value: x.mul(y), size: a.size * b.size };
    case '/':
      return { value: x.div(y), size: a.size / y.abs() };
    case '^':
      return power(a, b, operands[1]);
    case 'root':
      return isReal(y) ? sized(realRoot(x, y.re)) : null;
    case 'mod':
      return isReal(x) && isReal(y) ? sized(real(x.re - y.re * Math.floor(x.re / y.re)), a.size) : null;
    case 'binom':
      return isReal(x) && isReal(y)
        ? sized(real(gamma(x.re + 1) / (gamma(y.re + 1) * gamma(x.re - y.re + 1))))
        : null;
    case 'max':
    case 'min': {
      const reals = values.flatMap((each) => (each !== null && isReal(each.value) ? [each.value.re] : []));
      return reals.length === values.length
        ? sized(real(operation === 'max' ? Math.max(...reals) : Math.min(...reals)))
        : null;
    }
    default:
      return null;
  }
}

const isReal = (x: Complex): boolean => Math.abs(x.im) <= 1e-12 * Math.max(1, Math.abs(x.re));

function logarithm(x: Complex, base: Complex | undefined, point: Point): NumericValue {
  const divisor = base ?? (point.logBase === 'ten' ? real(10) : Complex.E);
  const result = x.log().div(divisor.log());
  return sized(result, Math.max(1, result.abs()));
}

/** The real root of a negative number for an odd degree, as in school. */
function realRoot(x: Complex, degree: number): Complex {
  if (isReal(x) && x.re < 0 && degree % 2 === 1) return real(-(Math.abs(x.re) ** (1 / degree)));
  return x.pow(1 / degree, 0);
}

function power(base: NumericValue, exponent: NumericValue, written: Answer | undefined): NumericValue {
  const [x, y] = [base.value, exponent.value];
  if (x.re === 0 && x.im === 0) return sized(y.re > 0 ? real(0) : y.re === 0 ? real(1) : real(NaN));
  if (isReal(y) && Number.isInteger(y.re) && isReal(x)) return sized(real(x.re ** y.re), base.size ** y.re);
  const fraction = written === undefined ? null : exactValue(written);
  if (fraction !== null && fraction.denominator % 2n === 1n && isReal(x) && x.re < 0) {
    const size = Math.abs(x.re) ** y.re;
    return sized(real(fraction.numerator % 2n === 0n ? size : -size));
  }
  return sized(x.pow(y));
}
