/** Reads formulas: sums, products, powers, fractions, roots, functions. answer-parser.ts reads what stands around them. */
import { LetterParser } from './letter-parser.ts';
import { numberToken } from './number-parser.ts';
import { apply, constant, negative, symbol, whole, type Answer } from './syntax.ts';
import { NoFormula } from './tokens.ts';
import { functionOf, isAccent, isConjunction, isListFunction, isSymbolCommand } from './vocabulary.ts';

/** Deeper brackets are no answer, and would fill the stack. */
const DEEPEST = 60;

export abstract class ExpressionParser extends LetterParser {
  #openBars = 0;
  #depth = 0;
  /** In an argument or a fraction no unit is read. */
  protected inFormula = 0;

  /** Whether a unit starts here that ends the item. */
  protected abstract unitAhead(): boolean;

  /** Items up to a closing bracket; the opening one was taken. */
  protected abstract items(): Answer;

  /** `\begin{...}` up to its `\end`. */
  protected abstract environment(): Answer;

  protected sum(): Answer {
    let total = this.#product();
    for (;;) {
      if (this.takeSign('+')) total = apply('+', total, this.#product());
      else if (this.takeSign('-')) total = apply('+', total, negative(this.#product()));
      else if (this.takeCommand('pm')) total = apply('pm', total, this.#product());
      else if (this.takeCommand('mp')) total = apply('mp', total, this.#product());
      else return total;
    }
  }

  /** Reads a formula in which letters are never units. */
  protected formula<T>(read: () => T): T {
    this.inFormula++;
    const value = read();
    this.inFormula--;
    return value;
  }

  #product(): Answer {
    let total = this.signed();
    for (;;) {
      if (this.unitAhead()) return total;
      if (this.takeCommand('cdot') || this.takeSign('*')) total = apply('*', total, this.signed());
      else if (this.takeSign('/')) total = apply('/', total, this.signed());
      else if (this.takeCommand('mod') || this.takeCommand('bmod'))
        total = apply('mod', total, this.signed());
      else if (this.startsFactor()) total = apply('*', total, this.power());
      else return total;
    }
  }

  protected startsFactor(): boolean {
    const token = this.token;
    const before = this.tokens[this.at - 1];
    switch (token?.kind) {
      case undefined:
        return false;
      case 'number':
        // `1 2` is no number, and no product either
        if (before?.kind === 'number') throw new NoFormula();
        return true;
      case 'letters':
      case 'word':
        return !isConjunction(token.text) && token.text !== 'in';
      case 'command':
        return isFactorCommand(token.text);
      case 'sign':
        if (token.text === '|') return this.#openBars === 0;
        // The `[` of `]0, 1[` closes.
        if (token.text === '[') return this.tokens.some(({ text }, i) => i > this.at && text === ']');
        return ['(', '{', '\\{'].includes(token.text);
    }
  }

  protected signed(): Answer {
    if (this.takeSign('+')) return this.signed();
    if (this.takeSign('-')) return this.deeper(() => negative(this.signed()));
    if (this.takeCommand('pm')) return apply('pm', whole(0), this.signed());
    if (this.takeCommand('mp')) return apply('mp', whole(0), this.signed());
    return this.power();
  }

  protected power(): Answer {
    let base = this.atom();
    for (;;) {
      if (this.takeSign('!')) base = apply('!', base);
      else if (this.takeSign('^')) base = apply('^', base, this.exponent());
      else if (this.isCommand('degree') && !this.unitAhead()) {
        this.at++;
        base = apply('degrees', base);
      } else return base;
    }
  }

  protected exponent(): Answer {
    if (this.isSign('{')) return this.group();
    if (this.takeSign('-')) return negative(this.exponent());
    if (this.takeSign('+')) return this.exponent();
    const base = this.shortAtom();
    return this.takeSign('^') ? apply('^', base, this.exponent()) : base;
  }

  /** What braces hold. */
  protected group(): Answer {
    this.expectSign('{');
    const value = this.formula(() => this.deeper(() => this.sum()));
    this.expectSign('}');
    return value;
  }

  /** An argument of LaTeX: a group, or else one digit or one letter. */
  protected argument(): Answer {
    return this.isSign('{') ? this.group() : this.formula(() => this.shortAtom());
  }

  /** `\frac12` is a half: of digits without braces an argument takes one. */
  protected shortAtom(): Answer {
    const token = this.token;
    const before = this.tokens[this.at - 1];
    const isCommandArgument =
      before?.text === 'frac' || before?.text === 'binom' || (before?.kind === 'number' && !token?.spaced);
    if (token?.kind === 'number' && /^\d{2,}$/.test(token.text) && isCommandArgument) {
      const [digit = '', ...rest] = token.text;
      const remainder = rest.join('');
      this.tokens.splice(this.at, 1, numberToken(digit), numberToken(remainder));
    }
    return this.atom();
  }

  protected deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) throw new NoFormula();
    const value = read();
    this.#depth--;
    return value;
  }

  protected atom(): Answer {
    const token = this.token;
    switch (token?.kind) {
      case undefined:
        throw new NoFormula();
      case 'number':
        this.at++;
        return this.number(token);
      case 'letters':
        return this.letters(token);
      case 'word':
        return this.word(token);
      case 'command':
        return this.#command(token.text);
      case 'sign':
        return this.deeper(() => this.#bracketed(token.text));
    }
  }

  #bracketed(sign: string): Answer {
    if (sign === '{') {
      this.at++;
      const value = this.items();
      this.expectSign('}');
      return value;
    }
    if (sign === '|') {
      this.at++;
      this.#openBars++;
      const value = this.formula(() => this.sum());
      this.#openBars--;
      this.expectSign('|');
      return apply('abs', value);
    }
    if (sign === '\\|') {
      this.at++;
      const value = this.formula(() => this.sum());
      this.expectSign('\\|');
      return apply('abs', value);
    }
    if (['(', '[', '\\{', ']'].includes(sign)) {
      const bars = this.#openBars;
      this.#openBars = 0;
      const value = this.bracket();
      this.#openBars = bars;
      return value;
    }
    throw new NoFormula();
  }

  #command(name: string): Answer {
    if (name === 'frac') return this.#fraction();
    if (name === 'sqrt') return this.function('sqrt');
    if (name === 'pi') return this.constant('pi');
    if (name === 'infty') return this.constant('infinity');
    if (name === 'begin') return this.deeper(() => this.environment());
    if (name === 'langle') return this.deeper(() => this.bracket());
    if (name === 'lfloor' || name === 'lceil') return this.#rounded(name === 'lfloor' ? 'floor' : 'ceil');
    if (name === 'dot' || name === 'ddot') return this.derivative(name === 'dot' ? "'" : "''");
    if (isListFunction(name)) return this.listFunction(name);
    const called = functionOf(name);
    if (called !== null) return this.function(called);
    this.at++;
    if (name === 'emptyset') return { kind: 'sequence', open: '{', close: '}', items: [], joined: false };
    if (name === 'reals') return reals;
    if (name === 'angle' || name === 'triangle') return apply('named', symbol(name), this.atom());
    if (isAccent(name)) {
      const inner = this.argument();
      return inner.kind === 'symbol' ? symbol(`${name} ${inner.name}`) : apply('named', symbol(name), inner);
    }
    if (isSymbolCommand(name)) return this.subscripted(name);
    throw new NoFormula();
  }

  #rounded(operation: 'floor' | 'ceil'): Answer {
    this.at++;
    const value = this.formula(() => this.deeper(() => this.sum()));
    if (!this.takeCommand(operation === 'floor' ? 'rfloor' : 'rceil')) throw new NoFormula();
    return apply(operation, value);
  }

  #fraction(): Answer {
    const start = this.at;
    const derivative = this.quotientOfDifferentials();
    if (derivative !== null) return derivative;
    this.at = start + 1;
    const above = this.argument();
    return apply('/', above, this.argument());
  }
}

const reals: Answer = {
  kind: 'sequence',
  open: '(',
  close: ')',
  items: [apply('-', constant('infinity')), constant('infinity')],
  joined: false,
};

function isFactorCommand(name: string): boolean {
  return (
    [
      'frac',
      'sqrt',
      'pi',
      'infty',
      'begin',
      'langle',
      'lfloor',
      'lceil',
      'dot',
      'ddot',
      'angle',
      'triangle',
    ].includes(name) ||
    isListFunction(name) ||
    functionOf(name) !== null ||
    isAccent(name) ||
    isSymbolCommand(name)
  );
}
