/** Decides what letters side by side are: a function, a constant, a product of variables or words. */
import { FunctionParser } from './function-parser.ts';
import { constant, whole, type Answer } from './syntax.ts';
import { NoFormula, type Token } from './tokens.ts';
import {
  functionOf,
  isConjunction,
  isListFunction,
  isSpelledLetter,
  looksLikeWord,
  numberInWords,
} from './vocabulary.ts';

export abstract class LetterParser extends FunctionParser {
  protected letters({ text, spaced }: Token): Answer {
    if (isConjunction(text)) throw new NoFormula();
    if (text === 'pi') return this.constant('pi');
    if (text === 'infinity' || text === 'infty' || text === 'oo') return this.constant('infinity');
    if (isSpelledLetter(text)) {
      this.at++;
      return this.subscripted(text);
    }
    const isCalled = this.isSign('(', 1) || this.isSign('{', 1) || this.isSign('^', 1) || this.isSign('_', 1);
    const next = this.tokens[this.at + 1];
    if (isListFunction(text) && isCalled) return this.listFunction(text);
    const name = functionOf(text);
    const isFunction =
      name !== null &&
      text !== 'Re' &&
      text !== 'Im' &&
      (isCalled || (next !== undefined && next.kind !== 'sign'));
    if (isFunction) return this.function(name);
    if (looksLikeWord(text) && (spaced || this.at === 0 || this.tokens[this.at - 1]?.kind !== 'number'))
      return this.#words();
    const prefix = /^(arcsin|arccos|arctan|sin|cos|tan|cot|sec|csc|ln|log|pi)(?=.$)/.exec(text)?.[1];
    const [first = ''] = text;
    if (text.length > 1) {
      const length = prefix?.length ?? first.length;
      const parts = [text.slice(0, length), text.slice(length)];
      this.tokens.splice(
        this.at,
        1,
        ...parts.map((part, i): Token => ({ kind: 'letters', text: part, spaced: i === 0 && spaced })),
      );
      if (prefix !== undefined) return this.letters({ kind: 'letters', text: prefix, spaced });
    }
    return this.letter(first);
  }

  protected letter(letter: string): Answer {
    this.at++;
    const isPlain = !this.isSign('_') && !this.isSign("'");
    if (letter === 'e' && isPlain) return constant('e');
    if (letter === 'i' && isPlain) return constant('i');
    return this.subscripted(letter);
  }

  protected constant(name: 'pi' | 'infinity'): Answer {
    this.at++;
    return constant(name);
  }

  protected word({ text }: Token): Answer {
    if (isConjunction(text)) throw new NoFormula();
    if (text.length === 1) return this.letter(text);
    const name = functionOf(text);
    const next = this.tokens[this.at + 1];
    if (name !== null && next !== undefined && next.kind !== 'word') return this.function(name);
    if (isListFunction(text) && (this.isSign('(', 1) || this.isSign('{', 1))) return this.listFunction(text);
    return this.#words();
  }

  #words(): Answer {
    const words: string[] = [];
    for (let token = this.token; token?.kind === 'word' || token?.kind === 'letters'; token = this.token) {
      if (isConjunction(token.text) || (token.text === 'in' && this.isSign('[', 1))) break;
      words.push(token.text.toLowerCase());
      this.at++;
      if (this.isSign('-') && this.tokens[this.at + 1]?.kind === 'word') this.at++;
    }
    const text = words.join(' ');
    const value = numberInWords(text);
    if (value !== null) return whole(value);
    return { kind: 'words', text };
  }
}
