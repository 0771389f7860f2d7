/**
 * Reads a formula in plain form and evaluates it: exactly where it consists of whole numbers, decimals and fractions,
 * in floating point at chosen values of its variables otherwise. It runs no code from the text.
 */
import {
  add,
  divide,
  multiply,
  negate,
  parseDecimal,
  rational,
  toNumber,
  type Rational,
} from '../rational.ts';

/** A value: `exact` as long as no root, variable or constant was met. */
export interface Value {
  readonly approximate: number;
  readonly exact: Rational | null;
}

const functions: Readonly<Record<string, (x: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
  cot: (x) => 1 / Math.tan(x),
  ln: Math.log,
  log: Math.log10,
  sqrt: Math.sqrt,
};

const tokens = /\s*(\d+(?:\.\d+)?|\.\d+|\\?[a-zA-Z]+|[-+*/^(){}[\]|!])/y;

const ofExact = (exact: Rational): Value => ({ exact, approximate: toNumber(exact) });
const ofNumber = (approximate: number): Value => ({ approximate, exact: null });

function combine(
  a: Value,
  b: Value,
  exactly: (a: Rational, b: Rational) => Rational,
  roughly: (a: number, b: number) => number,
): Value {
  if (a.exact !== null && b.exact !== null) return ofExact(exactly(a.exact, b.exact));
  return ofNumber(roughly(a.approximate, b.approximate));
}

function power(base: Value, exponent: Value): Value {
  const { exact } = exponent;
  const isWhole = exact?.denominator === 1n && exact.numerator >= 0n && exact.numerator <= 64n;
  const isSmall =
    base.exact !== null && base.exact.numerator < 10n ** 9n && base.exact.denominator < 10n ** 9n;
  if (base.exact === null || exact === null || !isWhole || !isSmall)
    return ofNumber(base.approximate ** exponent.approximate);
  return ofExact(
    rational(base.exact.numerator ** exact.numerator, base.exact.denominator ** exact.numerator),
  );
}

/** Thrown inside this file for text that is no formula. */
class NoFormula extends Error {}

class Reader {
  readonly #tokens: readonly string[];
  readonly #variables: ReadonlyMap<string, number> | null;
  #at = 0;

  constructor(text: string, variables: ReadonlyMap<string, number> | null) {
    const found: string[] = [];
    tokens.lastIndex = 0;
    while (tokens.lastIndex < text.trimEnd().length) {
      const token = tokens.exec(text)?.[1];
      if (token === undefined) throw new NoFormula();
      // a word that is no name of a function is a product of variables: `abc` is a * b * c
      const isName = token.startsWith('\\') || token in functions || token === 'pi' || !/^[a-z]/i.test(token);
      found.push(...(isName ? [token.replace('\\', '')] : token));
    }
    this.#tokens = found;
    this.#variables = variables;
  }

  whole(): Value {
    const value = this.#sum();
    if (this.#at < this.#tokens.length) throw new NoFormula();
    return value;
  }

  #peek = (): string => this.#tokens[this.#at] ?? '';

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new NoFormula();
  }

  #sum(): Value {
    let total = this.#product();
    for (;;) {
      if (this.#take('+')) total = combine(total, this.#product(), add, (a, b) => a + b);
      else if (this.#take('-'))
        total = combine(
          total,
          this.#product(),
          (a, b) => add(a, negate(b)),
          (a, b) => a - b,
        );
      else return total;
    }
  }

  #product(): Value {
    let total = this.#signed();
    for (;;) {
      if (this.#take('*')) total = combine(total, this.#signed(), multiply, (a, b) => a * b);
      else if (this.#take('/')) total = combine(total, this.#signed(), divide, (a, b) => a / b);
      else if (/^[\w(|]/.test(this.#peek()) && this.#startsFactor())
        total = combine(total, this.#power(), multiply, (a, b) => a * b);
      else return total;
    }
  }

  /** Two numbers side by side are no product: `2 3` is nothing, and `2 \frac{1}{2}` is read before this as a mix. */
  #startsFactor(): boolean {
    if (/^[\d.]/.test(this.#peek()) && /^[\d.]/.test(this.#tokens[this.#at - 1] ?? '')) throw new NoFormula();
    return this.#peek() !== '|' || this.#openBars === 0;
  }

  #openBars = 0;

  #signed(): Value {
    if (this.#take('+')) return this.#signed();
    if (!this.#take('-')) return this.#power();
    const value = this.#signed();
    return { approximate: -value.approximate, exact: value.exact && negate(value.exact) };
  }

  #power(): Value {
    const base = this.#atom();
    return this.#take('^')
      ? power(
          base,
          this.#group(() => this.#signed()),
        )
      : base;
  }

  /** What braces hold, or else the shortest reading. */
  #group(otherwise: () => Value): Value {
    if (!this.#take('{')) return otherwise();
    const value = this.#sum();
    this.#expect('}');
    return value;
  }

  #atom(): Value {
    const token = this.#peek();
    this.#at++;
    if (/^[\d.]/.test(token)) return this.#mixed(token);
    if (token === '(' || token === '{' || token === '[') {
      const value = this.#sum();
      this.#expect({ '(': ')', '{': '}', '[': ']' }[token]);
      return value;
    }
    if (token === '|') {
      this.#openBars++;
      const value = this.#sum();
      this.#openBars--;
      this.#expect('|');
      return ofNumber(Math.abs(value.approximate));
    }
    if (token === 'frac') return this.#fraction();
    if (token === 'pi') return ofNumber(Math.PI);
    if (token === 'e') return ofNumber(Math.E);
    const applied = functions[token];
    if (applied !== undefined && Object.hasOwn(functions, token)) return this.#apply(token, applied);
    const value = this.#variables?.get(token);
    if (value === undefined) throw new NoFormula();
    return ofNumber(value);
  }

  #fraction(): Value {
    const above = this.#group(() => this.#atom());
    const below = this.#group(() => this.#atom());
    return combine(above, below, divide, (a, b) => a / b);
  }

  /** A number, followed directly by a fraction for a mixed number: `2\frac{1}{3}` or `2 1/3`. */
  #mixed(token: string): Value {
    const exact = parseDecimal(token);
    if (exact === null) throw new NoFormula();
    if (this.#take('frac')) return combine(ofExact(exact), this.#fraction(), add, (a, b) => a + b);
    const [above = '', slash, below = ''] = this.#tokens.slice(this.#at, this.#at + 3);
    const isMixed = /^\d+$/.test(token + above) && slash === '/' && /^[1-9]\d*$/.test(below);
    if (!isMixed) return ofExact(exact);
    this.#at += 3;
    return ofExact(add(exact, rational(BigInt(above), BigInt(below))));
  }

  #apply(name: string, applied: (x: number) => number): Value {
    if (name === 'sqrt' && this.#take('[')) {
      const degree = this.#sum().approximate;
      this.#expect(']');
      return ofNumber(Math.pow(this.#group(() => this.#atom()).approximate, 1 / degree));
    }
    const exponent = this.#take('^') ? this.#group(() => this.#atom()).approximate : 1;
    return ofNumber(applied(this.#group(() => this.#power()).approximate) ** exponent);
  }
}

/** The value of a formula in plain form, or null if it is none, divides by 0, or has a variable without a value. */
export function evaluate(text: string, variables: ReadonlyMap<string, number> | null = null): Value | null {
  try {
    return new Reader(text, variables).whole();
  } catch (error) {
    if (error instanceof NoFormula || error instanceof RangeError) return null;
    throw error;
  }
}
