/** Reads `\begin{...}`: matrices, arrays and cases. */
import { ExpressionParser } from './expression-parser.ts';
import type { Answer } from './syntax.ts';
import { NoFormula } from './tokens.ts';

export abstract class EnvironmentParser extends ExpressionParser {
  protected environment(): Answer {
    this.at++;
    const name = this.#braced();
    if (name === 'array' && this.isSign('{')) this.#braced();
    const rows: Answer[][] = [[]];
    for (;;) {
      const before = this.at;
      if (this.takeCommand('end')) break;
      if (this.takeSign('\\\\')) rows.push([]);
      else if (!this.takeSign('&')) rows.at(-1)?.push(this.items());
      if (this.token === undefined || this.at === before) throw new NoFormula();
    }
    if (this.#braced() !== name) throw new NoFormula();
    const full = rows.filter((row) => row.length > 0);
    if (/^(?:[pbBvV]?matrix|smallmatrix|array)\*?$/.test(name)) return { kind: 'matrix', rows: full };
    if (/^(?:cases|aligned|align\*?|gathered)$/.test(name))
      return { kind: 'sequence', open: '', close: '', items: full.flat(), joined: true };
    throw new NoFormula();
  }

  #braced(): string {
    this.expectSign('{');
    let text = '';
    while (!this.isSign('}')) {
      if (this.token === undefined) throw new NoFormula();
      text += this.token.text;
      this.at++;
    }
    this.at++;
    return text;
  }
}
