/** Reads the names of variables: subscripts, primes, derivatives and values of functions, such as `f(2)`. */
import { NumberParser } from './number-parser.ts';
import { apply, symbol, type Answer } from './syntax.ts';
import { NoFormula } from './tokens.ts';

/** Letters that name functions, so that `f(2)` is a value of f; `k(2)` is a product. */
const functionLetter = /^[fghpquvyABCDEFGHILNPQRSTVWXYZ]$/;

/** x_0 becomes x'_0: where the primes stand in the name is the same for every notation. */
const withPrimes = (name: string, primes: string): string =>
  name.replace(/^[^_]+/, (letter) => letter + primes);

export abstract class NameParser extends NumberParser {
  /** Brackets around one formula, a tuple, an interval or a set. */
  protected abstract bracket(): Answer;

  /** A variable with its primes and subscript, or a value of a function, such as `f(2)`. */
  protected subscripted(letter: string): Answer {
    let name = letter;
    for (;;) {
      if (this.takeSign("'")) name += "'";
      else if (this.takeSign('_')) name += `_${this.#subscript()}`;
      else break;
    }
    const start = this.at;
    const argument = this.isSign('(') && !this.token?.spaced ? this.#callArgument() : null;
    if (argument === null) return symbol(name);
    if (!/^-?[\d.]+$/.test(argument)) return apply('call', symbol(name), symbol(argument));
    if (functionLetter.test(letter)) return symbol(`${name}(${argument})`);
    this.at = start;
    return symbol(name);
  }

  /** A single letter or number in brackets, which are taken; null if something else follows. */
  #callArgument(): string | null {
    const isNegative = this.isSign('-', 1);
    const inside = this.tokens[this.at + (isNegative ? 2 : 1)];
    const isOne =
      inside?.kind === 'number' || (inside?.kind === 'letters' && inside.text.length === 1 && !isNegative);
    if (!isOne || !this.isSign(')', isNegative ? 3 : 2) || inside.text === 'e' || inside.text === 'i')
      return null;
    this.at += isNegative ? 4 : 3;
    if (isNegative && !/^[\d.]+$/.test(inside.text)) return null;
    return `${isNegative ? '-' : ''}${inside.text}`;
  }

  #subscript(): string {
    if (!this.takeSign('{')) {
      const token = this.token;
      if (token === undefined || (token.kind === 'sign' && token.text !== '*')) throw new NoFormula();
      const [first = ''] = token.text;
      const isLong = (token.kind === 'letters' || token.kind === 'number') && token.text.length > 1;
      if (isLong && token.kind === 'letters')
        this.tokens.splice(
          this.at,
          1,
          { ...token, text: first },
          { ...token, text: token.text.slice(1), spaced: false },
        );
      else if (isLong) this.splitDigits(token.text);
      this.at++;
      return isLong ? first : token.text;
    }
    let name = '';
    for (let depth = 1; ; this.at++) {
      const token = this.token;
      if (token === undefined) throw new NoFormula();
      if (token.text === '{') depth++;
      if (token.text === '}' && --depth === 0) break;
      name += token.text;
    }
    this.at++;
    return name;
  }

  /** `\dot{x}` is x', as `\frac{dx}{dt}` is. */
  protected derivative(primes: string): Answer {
    this.at++;
    const inner = this.argument();
    if (inner.kind !== 'symbol') throw new NoFormula();
    let name = withPrimes(inner.name, primes);
    if (this.takeSign('_')) name += `_${this.#subscript()}`;
    if (this.isSign('(')) return apply('call', symbol(name), this.bracket());
    return symbol(name);
  }

  /** `\frac{dx}{dt}` and `\frac{d^{2} x}{dt^{2}}`; null for another fraction. */
  protected quotientOfDifferentials(): Answer | null {
    const texts: string[] = [];
    for (let i = this.at + 1; i < this.tokens.length && texts.length < 40; i++)
      texts.push(this.tokens[i]?.text ?? '');
    const match =
      /^\{d(?:\^\{?(\d)\}?)?([A-Za-z](?:_(?:\{\w+\}|\w))?)\}\{d([A-Za-z])(?:\^\{?(\d)\}?)?\}/.exec(
        texts.join(''),
      );
    if (match === null) return null;
    const [matched, order = '1', name = '', , again = '1'] = match;
    if (order !== again || Number(order) > 3) return null;
    for (let length = 0; length < matched.length; this.at++)
      length += this.tokens[this.at + 1]?.text.length ?? 1;
    this.at++;
    return symbol(withPrimes(name.replace(/[{}]/g, ''), "'".repeat(Number(order))));
  }
}
