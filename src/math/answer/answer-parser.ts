/** Reads a whole answer: lists, tuples, sets, intervals, matrices, relations and quantities with their units. */
import { EnvironmentParser } from './environment-parser.ts';
import { isName } from './names.ts';
import { LONGEST_ANSWER, type Notation } from './notation.ts';
import { apply, type Answer, type Close, type Open, type Sign } from './syntax.ts';
import { NoFormula, tokenize, type NumberReading, type Token } from './tokens.ts';
import { currencyOf, unitPhraseAt, type BareUnits, type UnitPhrase } from './unit-phrase.ts';
import { isConjunction, isHedge } from './vocabulary.ts';
import { withCurrency, withUnit } from './units-of-values.ts';

export interface AnswerReading extends NumberReading {
  readonly bareUnits: BareUnits;
}

/** @returns null for text that is no answer in the sense of this file, for example prose */
export function parseAnswer({ text, isPlain }: Notation, reading: AnswerReading): Answer | null {
  if (text.length > LONGEST_ANSWER) return null;
  try {
    return new AnswerParser(tokenize(text, reading), reading.bareUnits, isPlain).whole();
  } catch (error) {
    // A RangeError comes from a division by zero or from numbers that are too large.
    if (error instanceof NoFormula || error instanceof RangeError) return null;
    throw error;
  }
}

const relationCommands: Readonly<Record<string, Sign>> = { le: '<=', ge: '>=', ne: '!=', in: 'in' };

class AnswerParser extends EnvironmentParser {
  #aheadAt = -1;
  #ahead: UnitPhrase | null = null;
  /** Inside `\{ x : x > 2 \}` a colon does not make a ratio. */
  #inSet = 0;

  constructor(
    tokens: Token[],
    private readonly bare: BareUnits,
    private readonly isPlain: boolean,
  ) {
    super(tokens);
  }

  whole(): Answer {
    const answer = this.items();
    if (this.at < this.tokens.length || this.tokens.length === 0) throw new NoFormula();
    return answer;
  }

  protected unitAhead(): boolean {
    return this.#unitHere() !== null;
  }

  #unitHere(): UnitPhrase | null {
    if (this.inFormula > 0 || this.at === 0) return null;
    if (this.#aheadAt !== this.at) {
      this.#aheadAt = this.at;
      const before = this.tokens[this.at - 1];
      const follows =
        before?.kind === 'number' ||
        /^[)\]}!]$|^pi$/.test(before?.text ?? '') ||
        this.isSign('%') ||
        this.isCommand('degree') ||
        this.token?.kind === 'word';
      this.#ahead = follows ? unitPhraseAt(this.tokens, this.at, this.bare, this.isPlain) : null;
    }
    return this.#ahead;
  }

  protected items(): Answer {
    const found: Answer[] = [];
    let [joined, hasSeparator] = [false, false];
    const inFormula = this.inFormula;
    this.inFormula = 0;
    while (this.token !== undefined && !this.#isClosing()) {
      const separator = this.#separator();
      if (separator === null) found.push(this.#item());
      else {
        joined ||= separator === 'and';
        hasSeparator ||= separator !== 'quad';
        continue;
      }
      if (this.token !== undefined && !this.#isClosing() && !this.#isSeparator()) throw new NoFormula();
    }
    this.inFormula = inFormula;
    const [first] = found;
    if (first !== undefined && found.length === 1) return first;
    if (found.length === 0 && !hasSeparator && !this.isSign('\\}')) throw new NoFormula();
    return { kind: 'sequence', open: '', close: '', items: found, joined };
  }

  #isClosing(): boolean {
    const token = this.token;
    if (token?.kind === 'command') return token.text === 'end' || token.text === 'rangle';
    return (
      token?.kind === 'sign' &&
      [')', ']', '}', '\\}', '\\\\', '&', '['].includes(token.text) &&
      !((token.text === '[' || token.text === ']') && this.#opensHere())
    );
  }

  /** A `[` or `]` opens an interval where a value would begin: `]0, 1[` is written so, too. */
  #opensHere(): boolean {
    const before = this.tokens[this.at - 1];
    return (
      before === undefined ||
      before.kind === 'command' ||
      before.kind === 'word' ||
      (before.kind === 'letters' && before.text === 'in') ||
      (before.kind === 'sign' && /^[,;(=<>{[]$/.test(before.text))
    );
  }

  #isSeparator(): boolean {
    const token = this.token;
    if (token?.kind === 'sign') return token.text === ',' || token.text === ';';
    if (token?.kind === 'command') return token.text === 'quad';
    return (token?.kind === 'word' || token?.kind === 'letters') && isConjunction(token.text);
  }

  #separator(): 'and' | 'or' | ',' | 'quad' | null {
    if (!this.#isSeparator()) return null;
    const text = this.token?.text ?? '';
    this.at++;
    if (text === 'and' || text === 'or' || text === 'quad') return text;
    return ',';
  }

  #item(): Answer {
    this.#skipHedges();
    if (this.isSign('=') || this.isCommand('approx')) this.at++;
    const operands: Answer[] = [this.#union()];
    const signs: Sign[] = [];
    for (let sign = this.#relationSign(); sign !== null; sign = this.#relationSign()) {
      if (sign === 'approx') {
        const isNamed = signs.length === 0 && operands[0] !== undefined && isName(operands[0]);
        const right = this.#union();
        // 1/3 \approx 0.33 says 1/3
        if (!isNamed) continue;
        signs.push('=');
        operands.push(right);
        continue;
      }
      signs.push(sign);
      operands.push(this.#union());
    }
    const [first] = operands;
    if (first === undefined) throw new NoFormula();
    return signs.length === 0 ? first : { kind: 'relation', operands, signs };
  }

  /** "about 12" is 12. */
  #skipHedges(): void {
    let end = this.at;
    for (
      let token = this.tokens[end];
      token?.kind === 'word' || token?.kind === 'letters';
      token = this.tokens[++end]
    )
      if (!isHedge(token.text)) return;
    this.at = end;
  }

  #relationSign(): Sign | 'approx' | null {
    const token = this.token;
    if (token?.kind === 'sign' && (token.text === '=' || token.text === '<' || token.text === '>')) {
      this.at++;
      if (token.text === '=') this.takeSign('=');
      return token.text;
    }
    if (token?.kind === 'letters' && token.text === 'in') {
      this.at++;
      return 'in';
    }
    if (token?.kind !== 'command') return null;
    if (this.takeCommand('approx')) return 'approx';
    const sign = Object.hasOwn(relationCommands, token.text) ? relationCommands[token.text] : undefined;
    if (sign === undefined) return null;
    this.at++;
    return sign;
  }

  #union(): Answer {
    const parts = [this.#ratio()];
    let operation: 'union' | 'without' | null = null;
    for (;;) {
      const next =
        this.takeCommand('cup') || this.#takeLetters('U') || this.#takeLetters('union')
          ? 'union'
          : this.takeCommand('setminus')
            ? 'without'
            : null;
      if (next === null) break;
      if (operation !== null && (operation !== next || next === 'without')) throw new NoFormula();
      operation = next;
      parts.push(this.#ratio());
    }
    const [first] = parts;
    if (operation === null && first !== undefined) return first;
    return { kind: 'sets', operation: operation ?? 'union', parts };
  }

  /** Plain text writes `(0,1) U (2,3)`. */
  #takeLetters(text: string): boolean {
    const token = this.token;
    const isThere =
      token?.kind === 'letters' &&
      token.text === text &&
      /^[)\]}]$/.test(this.tokens[this.at - 1]?.text ?? '');
    if (isThere) this.at++;
    return isThere;
  }

  #ratio(): Answer {
    const parts = [this.#quantity()];
    while (this.#inSet === 0 && this.takeSign(':')) parts.push(this.#quantity());
    const [first, second] = parts;
    if (first === undefined) throw new NoFormula();
    if (second === undefined) return first;
    if (parts.length === 2) return apply('/', first, second);
    return { kind: 'sequence', open: '(', close: ')', items: parts, joined: false };
  }

  /** A formula with its unit; `5 ft 6 in` is a sum. */
  #quantity(): Answer {
    let total = this.#simpleQuantity();
    while (total.kind === 'quantity' && this.token?.kind === 'number')
      total = apply('compound', total, this.#simpleQuantity());
    return total;
  }

  #simpleQuantity(): Answer {
    const isNegative = this.isSign('-') && currencyOf(this.tokens[this.at + 1]) !== null;
    if (isNegative) this.at++;
    const currency = currencyOf(this.token);
    if (currency !== null) this.at++;
    const sum = this.sum();
    const value = isNegative ? apply('-', sum) : sum;
    const phrase = this.#unitHere();
    if (phrase !== null) this.at = phrase.end;
    const written = phrase?.unit ?? null;
    if (currency !== null) return withCurrency(value, currency, written);
    return written === null ? value : withUnit(value, written);
  }

  protected bracket(): Answer {
    const opening = this.tokens[this.at++];
    const open: Open = opening?.text === '[' ? '[' : opening?.text === '\\{' ? '{' : '(';
    if (open === '{') return this.#set();
    const content = this.items();
    const closing = this.tokens[this.at++];
    const close: Close | undefined = {
      ')': ')' as const,
      ']': ']' as const,
      '[': ')' as const,
      rangle: ')' as const,
    }[closing?.text ?? ''];
    if (close === undefined) throw new NoFormula();
    if (content.kind !== 'sequence' || content.open !== '') {
      const isGroup = open === '(' ? close === ')' : close === ']';
      if (!isGroup) throw new NoFormula();
      return content;
    }
    return { kind: 'sequence', open, close, items: content.items, joined: false };
  }

  #set(): Answer {
    this.#inSet++;
    this.#skipBuilder();
    const content = this.items();
    this.#inSet--;
    this.expectSign('\\}');
    const isList = content.kind === 'sequence' && content.open === '';
    const items = isList ? content.items : [content];
    return { kind: 'sequence', open: '{', close: '}', items, joined: isList && content.joined };
  }

  /** `x :`, `x \mid` or `x \in \mathbb{R} :` at the start of a set. */
  #skipBuilder(): void {
    let end = this.at + 1;
    if (this.tokens[this.at]?.kind !== 'letters') return;
    if (this.tokens[end]?.text === 'in') end += 2;
    const bar = this.tokens[end];
    if (bar?.kind === 'sign' && (bar.text === '|' || bar.text === ':')) this.at = end + 1;
  }
}
