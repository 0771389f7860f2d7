/** Cuts an answer in one notation (notation.ts) into tokens. */
import {
  addRationals,
  divide,
  multiplyRationals,
  parseDecimal,
  rational,
  type Rational,
} from '../rational.ts';

export type Token =
  | {
      readonly kind: 'number';
      readonly text: string;
      readonly value: Rational;
      readonly places: number | null;
      readonly spaced: boolean;
    }
  /** A command of LaTeX, without its backslash. */
  | { readonly kind: 'command'; readonly text: string; readonly spaced: boolean }
  /** Letters side by side outside `\text`: a name, a product of variables, a unit or a word. */
  | { readonly kind: 'letters'; readonly text: string; readonly spaced: boolean }
  /** A word inside `\text{}` and its like. */
  | { readonly kind: 'word'; readonly text: string; readonly spaced: boolean }
  /** Brackets, operators and separators. Escaped braces are `\{` and `\}`, a new row is `\\`. */
  | { readonly kind: 'sign'; readonly text: string; readonly spaced: boolean };

/** How a number is read where its notation has two readings. */
export interface NumberReading {
  /** Whether `100,200` is one number rather than two. */
  readonly grouped: boolean;
  /** Whether `2,74` is 2.74. */
  readonly decimalComma: boolean;
}

/** Thrown for text that is no formula; answer-parser.ts turns it into null. */
export class NoFormula extends Error {}

const textCommands =
  /^\\(?:text(?:bf|it|rm|normal|tt|sf|sc|up|md)?|[mhf]box|math(?:rm|bf|it|sf|tt|normal)|operatorname\*?|boldsymbol|bm|emph|underline|mathcal|mathfrak|mathscr)(?![a-zA-Z])\s*/;

const thinSpace = String.raw`(?:\{,\}|,\\!\s*|\\[!,;: ]\s*|'(?=\d{3}))`;
/** Groups of three digits, with spaces of LaTeX between them. */
const thinGroups = new RegExp(String.raw`^\d{1,3}(?:${thinSpace}\s*\d{3})+(?!\d)`);
const commaGroups = /^\d{1,3}(?:,\d{3})+(?![\d,])/;
const spaceGroups = /^\d{1,3}(?: \d{3})+(?![\d,])/;
const zeroComma = /^0,\d{2,}(?![\d,])/;
const commaDecimals = /^\d+,\d+(?![\d,])/;
const repeating =
  /^(?:\\overline\s*\{(\d+)\}|\\bar\s*\{?(\d)\}?|\\dot\s*\{?(\d)\}?|\((\d+)\)(?=\s*(?:$|[,;)\]}])))/;
const exponent = /^[eE]([+-]?\d{1,4})(?![\d.])/;

/** @throws NoFormula for a sign that no formula has */
export function tokenize(text: string, reading: NumberReading): Token[] {
  return new Lexer(text, reading).tokens();
}

class Lexer {
  readonly #found: Token[] = [];
  #at = 0;
  #depth = 0;
  #spaced = false;

  constructor(
    private readonly text: string,
    private readonly reading: NumberReading,
  ) {}

  tokens(): Token[] {
    while (this.#at < this.text.length) this.#next();
    return this.#found;
  }

  get #rest(): string {
    return this.text.slice(this.#at);
  }

  #push(kind: 'command' | 'letters' | 'word' | 'sign', text: string, length: number): void {
    this.#found.push({ kind, text, spaced: this.#spaced });
    this.#spaced = false;
    this.#at += length;
  }

  #next(): void {
    const rest = this.#rest;
    const space = /^(?:\s|~|\\[,;:! ])+/.exec(rest)?.[0];
    if (space !== undefined) {
      this.#spaced = true;
      this.#at += space.length;
      return;
    }
    const words = textCommands.exec(rest)?.[0];
    if (words !== undefined) {
      this.#text(words.length);
      return;
    }
    if (/^(?:\d|\.\d)/.test(rest)) {
      this.#number(rest);
      return;
    }
    const command = /^\\([a-zA-Z]+)/.exec(rest);
    if (command !== null) {
      this.#push('command', command[1] ?? '', command[0].length);
      return;
    }
    const letters = /^[a-zA-Z\u00c0-\u024f]+/.exec(rest)?.[0];
    if (letters !== undefined) {
      this.#push('letters', letters, letters.length);
      return;
    }
    const sign = /^(?:\\[{}|$%\\&#_]|\.\.\.|[-+*/^_(){}[\]|!,;:=<>%&'@?"])/.exec(rest)?.[0];
    if (sign === undefined) throw new NoFormula();
    if ('([{'.includes(sign)) this.#depth++;
    else if (')]}'.includes(sign)) this.#depth--;
    this.#push('sign', sign === '\\%' ? '%' : sign, sign.length);
  }

  /** The content of `\text{...}`: its letters are words, the rest is read as everywhere. */
  #text(length: number): void {
    this.#at += length;
    if (this.text[this.#at] !== '{') return;
    const close = closingBrace(this.text, this.#at);
    if (close < 0) throw new NoFormula();
    const content = this.text.slice(this.#at + 1, close);
    const inner = new Lexer(content, this.reading).tokens();
    inner.forEach((token, i) => {
      const spaced = i === 0 ? token.spaced || this.#spaced : token.spaced;
      this.#found.push(
        token.kind === 'letters' ? { kind: 'word', text: token.text, spaced } : { ...token, spaced },
      );
    });
    this.#spaced = /\s$/.test(content);
    this.#at = close + 1;
  }

  #number(rest: string): void {
    const { grouped, decimalComma } = this.reading;
    const before = this.text.slice(0, this.#at);
    const isPart = /\d,\s*$|\d\s$/.test(before);
    const groups =
      thinGroups.exec(rest)?.[0] ??
      (grouped && this.#depth === 0 && !isPart
        ? (commaGroups.exec(rest)?.[0] ?? spaceGroups.exec(rest)?.[0])
        : undefined);
    const comma = isPart
      ? undefined
      : ((this.#depth === 0 ? zeroComma.exec(rest)?.[0] : undefined) ??
        (decimalComma ? commaDecimals.exec(rest)?.[0] : undefined));
    const whole = comma ?? groups ?? /^\d*/.exec(rest)?.[0] ?? '';
    let end = whole.length;
    let decimals = comma === undefined ? (/^\.(?!\.)(\d*)/.exec(rest.slice(end))?.[1] ?? null) : null;
    if (decimals !== null) end += decimals.length + 1;
    let text =
      comma?.replace(',', '.') ?? whole.replace(/[^\d]/g, '') + (decimals === null ? '' : `.${decimals}`);
    decimals = text.split('.')[1] ?? null;
    if (text === '' || text === '.') throw new NoFormula();
    if (text.length > 400) throw new NoFormula();
    let value = parseDecimal(text);
    if (value === null) throw new NoFormula();
    let places = decimals === null || decimals === '' ? null : decimals.length;
    const period = decimals === null ? null : this.#period(rest.slice(end), decimals);
    if (period !== null) {
      const unitOfPlace = 10n ** BigInt(period.kept.length);
      value = addRationals(
        rational(BigInt((text.split('.')[0] ?? '') + period.kept || '0'), unitOfPlace),
        divide(
          rational(BigInt(period.digits)),
          rational((10n ** BigInt(period.digits.length) - 1n) * unitOfPlace),
        ),
      );
      end += period.length;
      places = null;
    } else {
      const power = exponent.exec(rest.slice(end));
      if (power !== null) {
        const size = Number(power[1]);
        if (Math.abs(size) > 400) throw new NoFormula();
        const ten = rational(10n ** BigInt(Math.abs(size)));
        value = size < 0 ? divide(value, ten) : multiplyRationals(value, ten);
        end += power[0].length;
        places = null;
      }
    }
    text = rest.slice(0, end);
    this.#found.push({ kind: 'number', text, value, places, spaced: this.#spaced });
    this.#spaced = false;
    this.#at += end;
  }

  /** The digits that repeat without an end, after `decimals`: by a line, brackets or three points. */
  #period(after: string, decimals: string): { digits: string; kept: string; length: number } | null {
    const marked = repeating.exec(after);
    if (marked !== null) {
      const digits = marked.slice(1).find((group) => group !== undefined) ?? '';
      return { digits, kept: decimals, length: marked[0].length };
    }
    const last = /(\d{1,6}?)\1+$/.exec(decimals);
    if (!after.startsWith('...') || last === null || (last[1] === '0' && last[0] === decimals)) return null;
    const digits = last[1] ?? '';
    return { digits, kept: decimals.slice(0, decimals.length - last[0].length), length: 3 };
  }
}

/** The index of the brace that closes the one at `open`, or -1. Escaped braces do not count. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
