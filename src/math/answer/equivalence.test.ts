import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../relay-math/relay-math.ts';
import { areEquivalent, isCorrect } from './equivalence.ts';

/** Pairs that mean the same, by what they show. */
const same: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'numbers in any notation': [
    ['12', '12.0'],
    ['007', '7'],
    ['.5', '0.5'],
    ['0.5', '\\frac{1}{2}'],
    ['1/2', '\\dfrac12'],
    ['-\\frac{3}{4}', '\\frac{-3}{4}'],
    ['2\\frac{1}{3}', '7/3'],
    ['2 1/3', '\\frac{7}{3}'],
    ['1,234,567', '1234567'],
    ['12 500', '12500'],
    ['1{,}776', '1776'],
    ['\\sqrt{16}', '4'],
    ['2^{10}', '1024'],
    ['0.33', '\\frac{1}{3}'],
  ],
  'units and currency': [
    ['\\$12', '12'],
    ['$12.50$', '\\$12.5'],
    ['12\\text{ cm}', '12'],
    ['12 \\text{ centimetres}', '12\\text{ cm}'],
    ['12\\text{ cm}^2', '12 square centimetres'],
    ['40 apples', '40'],
    ['25\\%', '25'],
    ['25\\%', '0.25'],
    ['25\\%', '25 percent'],
    ['90^\\circ', '90'],
    ['30 minutes', '30 min'],
    ['\u20ac5', '5 euros'],
  ],
  'names before a value': [
    ['x = 5', '5'],
    ['x=5', 'x = \\frac{10}{2}'],
    ['f(3) = 9', '9'],
  ],
  formulas: [
    ['2x + 3', '3+2x'],
    ['\\frac{x+2}{7}', '\\frac{x}{7}+\\frac{2}{7}'],
    ['(a+b)^2', 'a^2 + 2ab + b^2'],
    ['3\\sqrt{13}', '\\sqrt{117}'],
    ['\\frac{\\pi}{2}', '0.5\\pi'],
  ],
  'collections and relations': [
    ['(1, 2)', '(1,\\frac{4}{2})'],
    ['\\{1,2,3\\}', '\\{3,2,1\\}'],
    ['2, 3', '3 \\text{ and } 2'],
    ['1 \\pm \\sqrt{2}', '1-\\sqrt{2}, 1+\\sqrt{2}'],
    ['[0,1) \\cup (2, 3]', '[0, 1)\\cup(2,3]'],
    ['x < 3', '3 > x'],
    ['2x + 4y = 6', 'x + 2y = 3'],
    ['0 < x \\leq 1', '(0,1]'],
    ['\\text{(C)}', 'c'],
    ['\\text{Tuesday}', 'tuesday'],
  ],
};

const different: readonly (readonly [string, string])[] = [
  ['12', '21'],
  ['1776', '1777'],
  ['0.3', '\\frac{1}{3}'],
  ['0.34', '\\frac{1}{3}'],
  ['12.50', '12.51'],
  ['12\\text{ cm}', '12\\text{ m}'],
  ['25\\%', '2.5'],
  ['(1, 2)', '(2, 1)'],
  ['[0,1)', '[0,1]'],
  ['\\{1,2\\}', '\\{1,2,3\\}'],
  ['x < 3', 'x > 3'],
  ['x \\leq 3', 'x < 3'],
  ['2x', '3x'],
  ['a + 3z = 0', '0'],
  ['(12,102)', '12102'],
  ['1/0', '1/0.0'],
  ['', ''],
  ['Anna', 'Ben'],
];

describe('areEquivalent', () => {
  for (const [what, pairs] of Object.entries(same))
    it(`accepts ${what}`, () => {
      for (const [a, b] of pairs) {
        expect(areEquivalent(a, b), `${a} ~ ${b}`).toBe(true);
        expect(areEquivalent(b, a), `${b} ~ ${a}`).toBe(true);
      }
    });

  it('refuses what differs', () => {
    for (const [a, b] of different) {
      expect(areEquivalent(a, b), `${a} ~ ${b}`).toBe(false);
      expect(areEquivalent(b, a), `${b} ~ ${a}`).toBe(false);
    }
  });

  it('takes a fraction in every notation, and no other fraction', () => {
    const whole = fc.integer({ min: -9999, max: 9999 });
    const below = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(whole, below, fc.integer({ min: 1, max: 20 }), (above, under, factor) => {
        const tex = `\\frac{${above * factor}}{${under * factor}}`;
        expect(areEquivalent(`${above}/${under}`, tex)).toBe(true);
        expect(areEquivalent(`\\boxed{${tex}}`, `${above}/${under}`)).toBe(true);
        expect(areEquivalent(tex, `${above + 1}/${under}`)).toBe(false);
      }),
    );
  });

  it('takes an amount with separators, currency and cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
        const plain = (cents / 100).toFixed(2);
        const shown = (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
        expect(areEquivalent(`\\$${shown}`, plain)).toBe(true);
        expect(areEquivalent(shown, ((cents + 1) / 100).toFixed(2))).toBe(false);
      }),
    );
  });

  it('never throws, and is symmetric', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc
        .array(fc.constantFrom(...'123xy+-*/^(){}[],.=<%$'.split(''), '\\frac', '\\sqrt', '\\pm', ' '), {
          maxLength: 24,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(areEquivalent(a, b)).toBe(areEquivalent(b, a));
      }),
      { numRuns: 500 },
    );
  });

  it('copes with a hostile answer', () => {
    expect(areEquivalent('('.repeat(100_000), '1')).toBe(false);
    expect(areEquivalent('9^64^64^64^64', '((((9^64)^64)^64)^64)^64')).toBe(false);
    expect(areEquivalent('constructor', '1')).toBe(false);
  });
});

describe('isCorrect', () => {
  it('finds the answer of every worked solution right, and of the next problem wrong', () => {
    for (let index = 0; index < 300; index++) {
      const { solution, answer } = problem('train', index);
      expect(isCorrect(solution, answer), solution).toBe(true);
      expect(isCorrect(solution, String(Number(answer) + 1))).toBe(false);
    }
  });

  it('accepts no answer outside a box', () => {
    expect(isCorrect('So the answer is 12.', '12')).toBe(false);
    expect(isCorrect('So the answer is $\\boxed{12$.', '12')).toBe(false);
  });
});
