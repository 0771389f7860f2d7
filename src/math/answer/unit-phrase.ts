/** Reads the unit after a number: `km/h`, `kg m^2`, "square inches", "dollars per hour", `^\circ\text{C}`, "red apples". */
import type { Token } from './tokens.ts';
import { combineUnits, countedThing, knownUnit, noUnit, type Unit } from './units.ts';
import { isConjunction, isFiller, looksLikeWord } from './vocabulary.ts';

/**
 * Which letters outside `\text{}` may be a unit: `none`; `plain`, those that are not read as variables; `any`.
 */
export type BareUnits = 'none' | 'plain' | 'any';

export interface UnitPhrase {
  /** Null for words that add nothing, such as "in total". */
  readonly unit: Unit | null;
  /** The index of the token after it. */
  readonly end: number;
}

/** Signs of units that stand directly after a number in plain writing; a product of variables is not written so. */
const attached =
  /^(?:cm|mm|km|kg|ft|mi|min|ml|mL|lbs?|hrs?|oz|mph|kph|kmh|sec|yd|Hz|kHz|eV|kJ|kW|kWh|mol|usd|USD)$/;

const currency: Readonly<Record<string, string>> = { euro: 'euro', pounds: 'sterling', yen: 'yen' };

/** The unit that a token for a currency stands for. */
export function currencyOf(token: Token | undefined): Unit | null {
  if (token?.kind === 'sign' && token.text === '\\$') return knownUnit('dollar');
  if (token?.kind !== 'command' || !Object.hasOwn(currency, token.text)) return null;
  return knownUnit(currency[token.text] ?? '');
}

/**
 * @param isPlain whether the answer has no LaTeX in it: then `5 m` is five metres
 * @returns null if no unit starts there, or if something follows it that is neither the end of an item nor a number
 */
export function unitPhraseAt(
  tokens: readonly Token[],
  at: number,
  bare: BareUnits,
  isPlain: boolean,
): UnitPhrase | null {
  const reader = new PhraseReader(tokens, at, bare, isPlain);
  return reader.read();
}

class PhraseReader {
  #at: number;
  readonly #start: number;

  constructor(
    private readonly tokens: readonly Token[],
    start: number,
    private readonly bare: BareUnits,
    private readonly isPlain: boolean,
  ) {
    this.#at = start;
    this.#start = start;
  }

  read(): UnitPhrase | null {
    if (this.#fillers()) return this.#isEnd() ? { unit: null, end: this.#at } : null;
    let unit = noUnit;
    let power = 1;
    for (let count = 0; !this.#isEnd(); count++) {
      if (count > 0) {
        if (this.#fillers() && this.#isEnd()) break;
        const isDivision = this.#isSign('/') || this.#isWord('per') || this.#isWord('a', 'an');
        if (isDivision) {
          this.#at++;
          power = -1;
        } else if (this.#isCommand('cdot') || this.#isSign('*') || this.#isSign('-')) this.#at++;
      }
      const factor = this.#factor(count);
      if (factor === null) return null;
      unit = combineUnits(unit, factor, power);
    }
    return this.#at === this.#start ? null : { unit, end: this.#at };
  }

  get #token(): Token | undefined {
    return this.tokens[this.#at];
  }

  #isSign(text: string): boolean {
    return this.#token?.kind === 'sign' && this.#token.text === text;
  }

  #isCommand(text: string): boolean {
    return this.#token?.kind === 'command' && this.#token.text === text;
  }

  #isWord(...texts: string[]): boolean {
    const token = this.#token;
    return (token?.kind === 'word' || token?.kind === 'letters') && texts.includes(token.text.toLowerCase());
  }

  /** The end of an item of a list, or a number that continues the quantity, as in `5 ft 6 in`. */
  #isEnd(): boolean {
    const token = this.#token;
    if (token === undefined || token.kind === 'number') return true;
    if (token.kind === 'word' || token.kind === 'letters') return isConjunction(token.text);
    if (token.kind === 'command')
      return ['quad', 'cup', 'le', 'ge', 'ne', 'approx', 'text', 'end'].includes(token.text);
    return [',', ';', ')', ']', '}', '\\}', '\\\\', '&', '=', '<', '>'].includes(token.text);
  }

  /** Passes over words that add nothing. */
  #fillers(): boolean {
    let end = this.#at;
    for (let token = this.tokens[end]; token !== undefined; token = this.tokens[++end])
      if (!(token.kind === 'word' || token.kind === 'letters') || !isFiller(token.text)) break;
    const words = this.tokens.slice(this.#at, end);
    // `5 in` is five inches, "5 in total" is five
    if (words.length === 0 || words.at(-1)?.text === 'in') return false;
    this.#at = end;
    return true;
  }

  #factor(count: number): Unit | null {
    const token = this.#token;
    if (token === undefined) return null;
    const currencyUnit = currencyOf(token);
    if (currencyUnit !== null || this.#isSign('%')) {
      this.#at++;
      return currencyUnit ?? knownUnit('percent');
    }
    if (this.#isCommand('degree')) {
      this.#at++;
      return this.#degree();
    }
    if (this.#isSign('(') && count > 0) return this.#bracket();
    const shape = this.#isWord('square', 'sq') ? 2 : this.#isWord('cubic', 'cu') ? 3 : 1;
    if (shape > 1) this.#at++;
    if (this.#isCommand('mu') || this.#isCommand('Omega')) return this.#greek();
    const named = this.#named(count);
    if (named === null) return null;
    return combineUnits(noUnit, named, shape * this.#power());
  }

  #degree(): Unit | null {
    for (const [sign, name] of [
      ['c', 'celsius'],
      ['f', 'fahrenheit'],
    ] as const)
      if (this.#isWord(sign, name)) {
        this.#at++;
        return knownUnit(name);
      }
    return knownUnit('degree');
  }

  /** `\mu m` and `k\Omega`; the prefix and the unit are two tokens. */
  #greek(): Unit | null {
    const isMicro = this.#isCommand('mu');
    this.#at++;
    if (!isMicro) return combineUnits(noUnit, knownUnit('ohm') ?? noUnit, this.#power());
    const token = this.#token;
    const unit = token?.kind === 'word' || token?.kind === 'letters' ? knownUnit(`mu${token.text}`) : null;
    if (unit !== null) this.#at++;
    return unit;
  }

  #bracket(): Unit | null {
    this.#at++;
    let unit = noUnit;
    while (!this.#isSign(')')) {
      if (this.#isCommand('cdot') || this.#isSign('*')) this.#at++;
      const factor = this.#factor(0);
      if (factor === null) return null;
      unit = combineUnits(unit, factor, 1);
    }
    this.#at++;
    return unit;
  }

  /** A unit of the table, or else a thing that is counted, in one or more words. */
  #named(count: number): Unit | null {
    const token = this.#token;
    if (token?.kind !== 'word' && token?.kind !== 'letters') return null;
    const known = knownUnit(token.text);
    if (known !== null) {
      if (token.kind === 'letters' && !this.#mayBeBare(token, count)) return null;
      this.#at++;
      return known;
    }
    const words: string[] = [];
    while (this.#isThing()) {
      words.push(this.#token?.text ?? '');
      this.#at++;
    }
    return words.length === 0 ? null : countedThing(words);
  }

  #isThing(): boolean {
    const token = this.#token;
    if (token?.kind === 'word')
      return !isConjunction(token.text) && token.text !== 'per' && token.text.length > 1;
    if (token?.kind !== 'letters' || !token.spaced || isConjunction(token.text) || token.text === 'per')
      return false;
    return looksLikeWord(token.text) || (this.bare === 'any' && token.text.length > 2);
  }

  #mayBeBare(token: Token, count: number): boolean {
    if (looksLikeWord(token.text)) return true;
    if (this.bare === 'none') return false;
    // `6m` in a formula is six times m
    if (token.text.length === 1)
      return count > 0 || (this.bare === 'any' ? this.isPlain || token.spaced : this.isPlain && token.spaced);
    if (this.bare === 'any') return true;
    return attached.test(token.text) || (token.spaced && this.isPlain);
  }

  /** The exponent after a unit: `^2`, `^{-1}`, "squared". */
  #power(): number {
    if (this.#isWord('squared', 'cubed')) return this.tokens[this.#at++]?.text === 'squared' ? 2 : 3;
    if (!this.#isSign('^')) return 1;
    const texts = this.tokens.slice(this.#at + 1, this.#at + 5).map(({ text }) => text);
    const match = /^(?:(-?\d)|\{ ?(-?) ?(\d) ?\})/.exec(texts.join(''));
    if (match === null) return 1;
    const power = Number(match[1] ?? `${match[2] ?? ''}${match[3] ?? ''}`);
    const length = match[1] === undefined ? 3 + (match[2] === '' ? 0 : 1) : match[1].length;
    this.#at += 1 + length;
    return power;
  }
}
