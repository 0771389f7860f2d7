/** The value of a formula as an exact fraction, where it has one of moderate size. */
import { addRationals, divide, multiplyRationals, negate, rational, type Rational } from '../rational.ts';
import type { Answer } from './syntax.ts';

/** Bits of numerator or denominator: `2^{1009}` and `100!` are exact, a tower of powers is not. */
const MOST_BITS = 4096;
const LARGEST_FACTORIAL = 300n;

const cache = new WeakMap<Answer, Rational | null>();

/** @returns null for a formula with variables, irrational parts or too large numbers, and for a division by 0 */
export function exactValue(answer: Answer): Rational | null {
  const known = cache.get(answer);
  if (known !== undefined) return known;
  const value = computed(answer);
  cache.set(answer, value);
  return value;
}

function computed(answer: Answer): Rational | null {
  if (answer.kind === 'number') return answer.value;
  if (answer.kind !== 'apply') return null;
  const values = answer.operands.map(exactValue);
  const [a, b] = values;
  if (a == null || values.includes(null)) return null;
  if (answer.operation === '-') return negate(a);
  if (answer.operation === '!') return factorial(a);
  if (answer.operation === 'abs') return a.numerator < 0n ? negate(a) : a;
  if (answer.operation === 'floor') return rational(floor(a));
  if (answer.operation === 'ceil') return negate(rational(floor(negate(a))));
  if (answer.operation === 'sqrt') return root(a, 2n);
  if (answer.operation === 'cbrt') return root(a, 3n);
  if (b == null) return null;
  switch (answer.operation) {
    case '+':
      return addRationals(a, b);
    case '*':
      return ofModerateSize(multiplyRationals(a, b));
    case '/':
      return b.numerator === 0n ? null : ofModerateSize(divide(a, b));
    case '^':
      return power(a, b);
    case 'root':
      return b.denominator === 1n && b.numerator > 0n && b.numerator <= 64n ? root(a, b.numerator) : null;
    case 'mod':
      return b.numerator === 0n
        ? null
        : addRationals(a, negate(multiplyRationals(b, rational(floor(divide(a, b))))));
    case 'binom':
      return binomial(a, b);
    case 'max':
    case 'min':
    case 'gcd':
    case 'lcm':
      return ofList(
        answer.operation,
        values.filter((value) => value !== null),
      );
    default:
      return null;
  }
}

const bits = (value: bigint): number => value.toString(16).length * 4;
const ofModerateSize = (value: Rational): Rational | null =>
  bits(value.numerator) > MOST_BITS || bits(value.denominator) > MOST_BITS ? null : value;

function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

function power(base: Rational, exponent: Rational): Rational | null {
  if (exponent.denominator !== 1n) {
    const radical = exponent.denominator > 64n ? null : root(base, exponent.denominator);
    return radical === null ? null : power(radical, rational(exponent.numerator));
  }
  const size = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
  if (base.numerator === 0n)
    return exponent.numerator > 0n ? base : exponent.numerator === 0n ? rational(1n) : null;
  const length = Math.max(bits(base.numerator), bits(base.denominator));
  const isOne = base.denominator === 1n && (base.numerator === 1n || base.numerator === -1n);
  if (!isOne && (size > 100_000n || (length - 3) * Number(size) > MOST_BITS)) return null;
  const exact = isOne ? size % 2n : size;
  const [above, below] = [base.numerator ** exact, base.denominator ** exact];
  return exponent.numerator < 0n ? rational(below, above) : rational(above, below);
}

/** The root where it is a fraction; of a negative number only for an odd degree. */
function root({ numerator, denominator }: Rational, degree: bigint): Rational | null {
  if (numerator < 0n && degree % 2n === 0n) return null;
  const [above, below] = [
    wholeRoot(numerator < 0n ? -numerator : numerator, degree),
    wholeRoot(denominator, degree),
  ];
  if (above === null || below === null) return null;
  return rational(numerator < 0n ? -above : above, below);
}

function wholeRoot(value: bigint, degree: bigint): bigint | null {
  if (value < 2n) return value;
  // Newton's method from above.
  let guess = 1n << BigInt(Math.ceil(bits(value) / Number(degree)) + 1);
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
    if (next >= guess) break;
    guess = next;
  }
  return guess ** degree === value ? guess : null;
}

function factorial({ numerator, denominator }: Rational): Rational | null {
  if (denominator !== 1n || numerator < 0n || numerator > LARGEST_FACTORIAL) return null;
  let product = 1n;
  for (let factor = 2n; factor <= numerator; factor++) product *= factor;
  return rational(product);
}

function binomial(above: Rational, below: Rational): Rational | null {
  if (above.denominator !== 1n || below.denominator !== 1n) return null;
  const [n, k] = [above.numerator, below.numerator];
  if (k < 0n || k > LARGEST_FACTORIAL || n < k || n > 100_000n) return null;
  let value = 1n;
  for (let i = 1n; i <= k; i++) value = (value * (n - k + i)) / i;
  return ofModerateSize(rational(value));
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

function ofList(operation: 'max' | 'min' | 'gcd' | 'lcm', values: readonly Rational[]): Rational | null {
  const [first, ...rest] = values;
  if (first === undefined) return null;
  if (operation === 'max' || operation === 'min')
    return rest.reduce((best, value) => {
      const isLess = addRationals(value, negate(best)).numerator < 0n;
      return isLess === (operation === 'min') ? value : best;
    }, first);
  if (values.some(({ numerator, denominator }) => denominator !== 1n || numerator <= 0n)) return null;
  return rational(
    rest.reduce((result, { numerator }) => {
      const common = gcd(result, numerator);
      return operation === 'gcd' ? common : (result / common) * numerator;
    }, first.numerator),
  );
}
