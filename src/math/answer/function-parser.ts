/** Reads functions with their arguments: `\sin^2 2x`, `\log_2 8`, `\sqrt[3]{4}`, `\max(a, b)`. */
import { NameParser } from './name-parser.ts';
import { apply, type Answer } from './syntax.ts';
import { NoFormula } from './tokens.ts';
import { functionOf } from './vocabulary.ts';

const isOne = (answer: Answer | undefined): boolean =>
  answer?.kind === 'number' && answer.value.numerator === 1n && answer.value.denominator === 1n;

const listed = (answer: Answer): readonly Answer[] => (answer.kind === 'sequence' ? answer.items : [answer]);

export abstract class FunctionParser extends NameParser {
  protected abstract sum(): Answer;
  protected abstract signed(): Answer;
  protected abstract power(): Answer;
  protected abstract atom(): Answer;
  protected abstract exponent(): Answer;
  /** What braces hold. */
  protected abstract group(): Answer;
  /** Whether a factor follows without a sign. */
  protected abstract startsFactor(): boolean;
  /** Reads something nested, to a limit. */
  protected abstract deeper<T>(read: () => T): T;

  protected listFunction(name: string): Answer {
    this.at++;
    if (name === 'binom') {
      if (this.isSign('(')) return apply('binom', ...listed(this.bracket()));
      const above = this.argument();
      return apply('binom', above, this.argument());
    }
    if (this.takeSign('_')) throw new NoFormula();
    const argument = this.isSign('{') ? this.group() : this.bracket();
    return apply(name, ...listed(argument));
  }

  protected function(name: string): Answer {
    this.at++;
    if (name === 'sqrt' && this.takeSign('[')) {
      const degree = this.formula(() => this.sum());
      this.expectSign(']');
      return apply('root', this.argument(), degree);
    }
    const base = this.takeSign('_') ? this.formula(() => this.argument()) : null;
    const power = this.takeSign('^') ? this.exponent() : null;
    const argument = this.formula(() => (name === 'sqrt' ? this.#rootArgument() : this.#functionArgument()));
    const isInverse = power?.kind === 'apply' && power.operation === '-' && isOne(power.operands[0]);
    if (isInverse && ['sin', 'cos', 'tan', 'cot', 'sec', 'csc'].includes(name))
      return apply(`a${name}`, argument);
    const value = base === null ? apply(name, argument) : apply('log', argument, base);
    return power === null ? value : apply('^', value, power);
  }

  #rootArgument(): Answer {
    if (this.isSign('{')) return this.group();
    return this.isSign('(') ? this.deeper(() => this.bracket()) : this.atom();
  }

  /** Brackets, or the factors up to an operator or another function: `\sin 2 \pi t`. */
  #functionArgument(): Answer {
    if (this.isSign('{')) return this.group();
    if (this.isSign('(') || this.isSign('[')) return this.deeper(() => this.bracket());
    let argument = this.deeper(() => (this.isSign('-') ? this.signed() : this.power()));
    while (this.startsFactor() && !this.isSign('(') && !this.#isFunctionAhead())
      argument = apply('*', argument, this.power());
    return argument;
  }

  #isFunctionAhead(): boolean {
    const token = this.token;
    return (
      (token?.kind === 'command' || token?.kind === 'letters') &&
      token.text !== 'sqrt' &&
      functionOf(token.text) !== null
    );
  }
}
