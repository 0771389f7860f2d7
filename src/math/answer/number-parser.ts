/** Reads numbers: mixed numbers, and numbers in another base. */
import { addRationals, divide, rational } from '../rational.ts';
import { Cursor } from './cursor.ts';
import { symbol, type Answer } from './syntax.ts';
import { NoFormula, type Token } from './tokens.ts';
import { numberInWords } from './vocabulary.ts';

const isWhole = (token: Token | undefined): token is Token & { kind: 'number' } =>
  token?.kind === 'number' && /^\d+$/.test(token.text);

export const numberToken = (digits: string): Token => ({
  kind: 'number',
  text: digits,
  value: rational(BigInt(digits)),
  places: null,
  spaced: false,
});

function properFraction(above: Token, below: Token) {
  const [numerator, denominator] = [BigInt(above.text), BigInt(below.text)];
  if (numerator >= denominator || numerator === 0n) return null;
  return divide(rational(numerator), rational(denominator));
}

export abstract class NumberParser extends Cursor {
  /** An argument of LaTeX: a group, or else one digit or one letter. */
  protected abstract argument(): Answer;

  /** Reads a formula in which letters are never units. */
  protected abstract formula<T>(read: () => T): T;

  protected number(token: Token & { kind: 'number' }): Answer {
    const { value, places } = token;
    const plain: Answer = { kind: 'number', value, places };
    if (this.isSign('_')) return this.#inBase(token);
    if (!isWhole(token)) return plain;
    const fraction = this.#fractionAhead();
    return fraction === null ? plain : { kind: 'number', value: addRationals(value, fraction), places: null };
  }

  /** The fraction of a mixed number: `2\frac{1}{3}` or `2 1/3`. */
  #fractionAhead() {
    const start = this.at;
    const ahead = this.tokens.slice(this.at, this.at + 3);
    const [above, slash, below] = ahead;
    if (isWhole(above) && above?.spaced && slash?.text === '/' && isWhole(below)) {
      if (this.tokens[this.at - 2]?.text === '/') return null;
      this.at += 3;
      return properFraction(above, below);
    }
    if (!this.takeCommand('frac')) return null;
    const [numerator, denominator] = [this.#wholeArgument(), this.#wholeArgument()];
    const fraction = numerator && denominator ? properFraction(numerator, denominator) : null;
    if (fraction === null) this.at = start;
    return fraction;
  }

  #wholeArgument(): Token | null {
    const isGroup = this.takeSign('{');
    const token = this.token;
    if (token === undefined || !isWhole(token)) return null;
    if (!isGroup && token.text.length > 1) {
      this.splitDigits(token.text);
      return this.#wholeArgument();
    }
    this.at++;
    return !isGroup || this.takeSign('}') ? token : null;
  }

  protected splitDigits(digits: string): void {
    this.tokens.splice(this.at, 1, numberToken(digits.slice(0, 1)), numberToken(digits.slice(1)));
  }

  /** `52_8`: a number in another base is another notation, so it equals no number in base ten. */
  #inBase(token: Token): Answer {
    this.at++;
    const base = this.formula(() => this.argument());
    const known =
      base.kind === 'number'
        ? Number(base.value.numerator)
        : base.kind === 'words'
          ? numberInWords(base.text)
          : null;
    if (known === null || known < 2 || known > 16) throw new NoFormula();
    const digits = Array.from(token.text, (digit) => Number(digit));
    if (digits.some((digit) => !Number.isInteger(digit) || digit >= known)) throw new NoFormula();
    const value = digits.reduce((sum, digit) => sum * BigInt(known) + BigInt(digit), 0n);
    if (known === 10) return { kind: 'number', value: rational(value), places: null };
    return symbol(`${value} in another base`);
  }
}
