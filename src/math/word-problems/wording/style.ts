/**
 * How one problem is written: its currency and how it is marked, digits or words, separators, abbreviations, spelling.
 * It turns quantities into text. It knows nothing of families or sentences.
 */
import type { Random } from '../../../bytes/random.ts';
import { numberWords } from './number-words.ts';
import type { Quantity } from './quantity.ts';
import { units } from './units.ts';

export interface Currency {
  readonly symbol: string;
  readonly one: string;
  readonly many: string;
  readonly cents: string;
}

export const currencies = {
  dollar: { symbol: '$', one: 'dollar', many: 'dollars', cents: 'cents' },
  pound: { symbol: '£', one: 'pound', many: 'pounds', cents: 'pence' },
  euro: { symbol: '€', one: 'euro', many: 'euros', cents: 'cents' },
} as const satisfies Record<string, Currency>;

export interface Style {
  readonly currency: Currency;
  readonly moneyAs: 'symbol' | 'name';
  /** Whether whole amounts show `.00`. */
  readonly showsCents: boolean;
  readonly numbersAs: 'digits' | 'words' | 'words up to twelve';
  readonly thousands: '' | ',';
  readonly unitsAs: 'short' | 'long';
  readonly spelling: 'british' | 'american';
  readonly percentAs: '%' | ' percent' | ' per cent' | 'tex';
  /** No capitals, little punctuation, slips of typing. */
  readonly careless: boolean;
}

/** The one style of solutions, in the currency of the problem. */
export const solutionStyle = (currency: Currency): Style => ({
  currency,
  moneyAs: 'name',
  showsCents: false,
  numbersAs: 'digits',
  thousands: '',
  unitsAs: 'long',
  spelling: 'british',
  percentAs: ' percent',
  careless: false,
});

/** Draws how one problem is written: spelling, currency, numbers in words or digits. */
export function drawStyle(random: Random): Style {
  const spelling = random.chance(0.5) ? 'british' : 'american';
  const dollars = random.chance(spelling === 'american' ? 0.95 : 0.4);
  const currency = dollars ? currencies.dollar : random.chance(0.6) ? currencies.pound : currencies.euro;
  const words = random.next();
  return {
    currency,
    moneyAs: random.chance(0.6) ? 'symbol' : 'name',
    showsCents: random.chance(0.12),
    numbersAs: words < 0.72 ? 'digits' : words < 0.88 ? 'words up to twelve' : 'words',
    thousands: random.chance(0.5) ? ',' : '',
    unitsAs: random.chance(0.45) ? 'short' : 'long',
    spelling,
    percentAs: random.weighted(
      ['%', ' percent', ' per cent', 'tex'] as const,
      (each) => ({ '%': 0.7, ' percent': 0.15, ' per cent': 0.1, tex: 0.05 })[each],
    ),
    careless: random.chance(0.08),
  };
}

/** At most `decimals` decimals, without zeros at the end: `4.50` is `4.5`. */
const trimmed = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/** Digits of a number that is no money, with the separators of the style. */
function digits(value: number, { thousands }: Style): string {
  const [whole = '', fraction] = trimmed(value).split('.');
  const grouped = value >= 1000 && thousands !== '' ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A bare number: digits or words. */
export function numberText(value: number, style: Style): string {
  const words = numberWords(value);
  const limit = style.numbersAs === 'words' ? 100 : style.numbersAs === 'words up to twelve' ? 12 : -1;
  return words !== null && value <= limit ? words : digits(value, style);
}

function moneyText(value: number, style: Style): string {
  const { currency, moneyAs, showsCents } = style;
  const whole = Number.isInteger(value);
  const amount = whole ? digits(value, style) : value.toFixed(2);
  if (moneyAs === 'symbol') return `${currency.symbol}${amount}${whole && showsCents ? '.00' : ''}`;
  if (!whole) return `${amount} ${currency.many}`;
  return `${numberText(value, style)} ${value === 1 ? currency.one : currency.many}`;
}

/** The name of a unit alone, in the plural unless `one`: `km` or `kilometres`. */
export function unitName(name: keyof typeof units, style: Style, one = false): string {
  const unit: (typeof units)[keyof typeof units] & { american?: { one: string; many: string } } = units[name];
  const spelled = style.spelling === 'american' && unit.american !== undefined ? unit.american : unit;
  return one ? spelled.one : spelled.many;
}

/** The text of a quantity in a style, e.g. `$1,240`, `twelve`, `3.5 km`, `16%`. */
export function quantityText(quantity: Quantity, style: Style): string {
  const { kind, value } = quantity;
  switch (kind) {
    case 'count':
      return numberText(value, style);
    case 'label':
      return trimmed(value);
    case 'money':
      return moneyText(value, style);
    case 'percent':
      if (style.percentAs === 'tex') return `$${trimmed(value)}\\%$`;
      if (style.percentAs === '%') return `${trimmed(value)}%`;
      return `${numberText(value, style)}${style.percentAs}`;
    case 'measure': {
      const unit = units[quantity.unit] as { short?: string; tight?: boolean };
      if (style.unitsAs === 'short' && unit.short !== undefined)
        return `${digits(value, style)}${unit.tight === true ? '' : ' '}${unit.short}`;
      return `${numberText(value, style)} ${unitName(quantity.unit, style, value === 1)}`;
    }
  }
}
