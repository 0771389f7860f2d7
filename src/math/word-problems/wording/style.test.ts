import fc from '../../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../bytes/random.ts';
import { numberWords } from './number-words.ts';
import { count, label, measure, money, percent } from './quantity.ts';
import { currencies, drawStyle, quantityText, solutionStyle, type Style } from './style.ts';

const plain = solutionStyle(currencies.dollar);
const style = (changes: Partial<Style>): Style => ({ ...plain, ...changes });

describe('quantities in a style', () => {
  it.each([
    [money(54), style({ moneyAs: 'symbol' }), '$54'],
    [money(54), style({ moneyAs: 'symbol', currency: currencies.pound, showsCents: true }), '£54.00'],
    [money(2.5), style({ moneyAs: 'symbol', currency: currencies.euro }), '€2.50'],
    [money(2.5), plain, '2.50 dollars'],
    [money(1), plain, '1 dollar'],
    [money(1240), style({ moneyAs: 'symbol', thousands: ',' }), '$1,240'],
    [count(34), style({ numbersAs: 'words' }), 'thirty-four'],
    [count(34), style({ numbersAs: 'words up to twelve' }), '34'],
    [count(12), style({ numbersAs: 'words up to twelve' }), 'twelve'],
    [count(1240567), style({ thousands: ',' }), '1,240,567'],
    [label(2014), style({ numbersAs: 'words', thousands: ',' }), '2014'],
    [measure(3.5, 'km'), style({ unitsAs: 'short' }), '3.5 km'],
    [measure(3, 'km'), style({ spelling: 'american', numbersAs: 'words' }), 'three kilometers'],
    [measure(1, 'km'), plain, '1 kilometre'],
    [measure(64, 'mph'), style({ unitsAs: 'short' }), '64 mph'],
    [percent(16), style({ percentAs: '%' }), '16%'],
    [percent(16), style({ percentAs: 'tex' }), '$16\\%$'],
    [percent(16), style({ percentAs: ' per cent' }), '16 per cent'],
  ])('%o', (quantity, given, expected) => {
    expect(quantityText(quantity, given)).toBe(expected);
  });

  it('always lets the value be read back', () => {
    const values = new Map(Array.from({ length: 101 }, (_, n) => [numberWords(n), n]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.nat(), (value, seed) => {
        const drawn = drawStyle(new Random(seed));
        for (const quantity of [count(value), money(value), measure(value, 'kg'), percent(value)]) {
          const text = quantityText(quantity, drawn);
          const number = /\d[\d,.]*/.exec(text)?.[0].replace(/,/g, '');
          const word = text.replace(/^(a hundred|[a-z]+(?:-[a-z]+)?).*$/, '$1');
          expect(number === undefined ? values.get(word) : Number(number), text).toBe(value);
        }
      }),
    );
  });
});
