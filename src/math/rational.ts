/** Exact fractions of big integers: what answers and equations are checked with. No rounding anywhere. */

export interface Rational {
  readonly numerator: bigint;
  /** Always positive; numerator and denominator have no common divisor. */
  readonly denominator: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** numerator / denominator in lowest terms. @throws RangeError if the denominator is 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('A fraction cannot have the denominator 0.');
  const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Reads digits with an optional decimal point, e.g. `24.15` or `.5`; null for anything else. */
export function parseDecimal(text: string): Rational | null {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text);
  const [whole = '', decimals = ''] = match?.slice(1) ?? [];
  if (match === null || whole + decimals === '') return null;
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** The sum, in lowest terms. */
export const addRationals = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

/** The number with the other sign. */
export const negate = (a: Rational): Rational => ({ ...a, numerator: -a.numerator });

/** The product, in lowest terms. */
export const multiplyRationals = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** @throws RangeError for a division by 0. */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Whether two numbers in lowest terms are the same. */
export const areEqual = (a: Rational, b: Rational): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator;

/** The nearest floating-point number, for numerators and denominators that are not too large for one. */
export const toNumber = (a: Rational): number => Number(a.numerator) / Number(a.denominator);
