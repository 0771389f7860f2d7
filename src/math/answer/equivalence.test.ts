import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { relayMathProblem } from '../relay-math/relay-math.ts';
import { areEquivalent, isCorrect } from './equivalence.ts';
import { grade } from './grade.ts';
import { nearMissesOf, rewritingsOf } from './rewritings.ts';

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
    ['(2,\\infty)', 'x > 2'],
    ['(-2,3)', ']-2; 3['],
    ['(-2,3)', '\\{x \\mid -2 < x < 3\\}'],
    ['(-\\infty,3) \\cup (3,\\infty)', '\\mathbb{R} \\setminus \\{3\\}'],
    ['(-\\infty,3) \\cup (3,\\infty)', 'x \\ne 3'],
    ['x < 1', '-x > -1'],
    ['k \\ge 2', 'k \\geqslant 2'],
    ['x=1, y=2', 'y=2, x=1'],
    ['f(n)=2n', 'f(x)=2x'],
    ['(3,4)', 'x=3, y=4'],
    ['\\emptyset', 'no solution'],
    ['-2,1', '1 \\text{ and } -2'],
  ],
  'powers of ten, other bases and repeating decimals': [
    ['4.5e33', '4.5 \\times 10^{33}'],
    ['3e8', '300000000'],
    ['3e6', '3 \\cdot 10^6'],
    ['-1./3', '-\\frac13'],
    ['52_8', '52_{8}'],
    ['\\frac13', '0.\\overline{3}'],
    ['\\frac16', '0.1\\overline{6}'],
    ['1/3', '0.333...'],
    ['2\\,271\\,380', '2271380'],
    ['11,\\! 111,\\! 100', '11111100'],
    ['x²', 'x^2'],
    ['½', '0.5'],
  ],
  'functions, matrices and complex numbers': [
    ['120', '5!'],
    ['\\binom{5}{2}', '10'],
    ['\\binom{2n}{n}', '\\frac{(2n)!}{n!^2}'],
    ['\\lceil n / 2\\rceil+1', '\\lfloor \\frac{n+1}{2} \\rfloor + 1'],
    ['\\tan^2(y)+1', '\\sec^2(y)'],
    ['\\arcsin \\frac{10}{13}', '\\sin^{-1}(10/13)'],
    ['2i', '\\sqrt{-4}'],
    ['e^{i\\pi}', '-1'],
    ['\\sqrt[3]{-8}', '-2'],
    ['\\frac{d x}{d t}=k x-a', '\\dot{x} = kx - a'],
    [
      '\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}',
      '\\left[\\begin{array}{cc} 1 & 2 \\\\ 3 & 4 \\end{array}\\right]',
    ],
    ['\\begin{pmatrix} -2 \\\\ -14 \\end{pmatrix}', '\\begin{pmatrix}-2\\\\-14\\end{pmatrix}'],
    [
      '\\begin{pmatrix}6 & 8\\end{pmatrix}',
      '\\begin{pmatrix}1 & 2\\end{pmatrix} + \\begin{pmatrix}5 & 6\\end{pmatrix}',
    ],
  ],
  'quantities in other units': [
    ['500 m', '0.5 km'],
    ['3 m/s', '10.8 km/h'],
    ['5 feet', '60 inches'],
    ['90 min', '1 h 30 min'],
    ['90 minutes', '1 hour and 30 minutes'],
    ['100 °C', '212 °F'],
    ['12 \\text{ square inches}', '12 \\text{ in}^2'],
    ['2 dollars per hour', '2 dollars/hour'],
    ['\\$0.05', '5 cents'],
    ['60', '60 \\text{ km/h}'],
    ['18', '\\text{Total} = \\$18'],
    ['18', '-\\$(-18)'],
    ['3/4', '\\frac{3}{4}\\text{ cup}'],
    ['12', 'x = 12 dollars'],
    ['12', '12 m²'],
    ['18', '\\approx 18'],
    ['12 million', '12000000'],
    ['7', 'seven'],
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
  ['6xyz', '6abc'],
  ['\\frac{1}{2} m v^2', '\\frac{1}{2}'],
  ['5 inches', '5 feet'],
  ['10 mph', '10 km/h'],
  ['3 apples', '3 pears'],
  ['500 m', '0.5 km^2'],
  ['3 m/s', '3 m/s^2'],
  ['12', '12 \\text{ dozen}'],
  ['18', '18 \\text{ million}'],
  ['12', '1 2'],
  ['32349', '32, 349'],
  ['2.88 \\times 10^{-19}', '1.325 \\times 10^{-27}'],
  ['1e-20', '0'],
  ['4.5e33', '4.5 \\times 10^{32}'],
  ['52_8', '52_9'],
  ['52_8', '52'],
  ['7 = 11a+c', '11a+c'],
  ['MR=SRMC', 'SRMC'],
  ['(2,\\infty)', 'x \\ge 2'],
  ['x > 5', 'x < 5'],
  ['x=1, y=2', 'x=2, y=1'],
  ['x=5', 'y=5'],
  ['16,3,1,1', '16,3,1'],
  ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\begin{pmatrix}1&2\\\\4&3\\end{pmatrix}'],
  ['|x|', 'x'],
  ['\\lfloor x \\rfloor', 'x'],
  ['1+2i', '1-2i'],
  ['N', 'n'],
  ['3:45', '1:15'],
  ['\\pi', '180^\\circ'],
  ['east', 'seat'],
];

/** Answers of every kind, in the notations of benchmarks. */
const golds = [
  ...[
    '18',
    '-50',
    '70000',
    '4.25',
    '-0.875',
    '.35625',
    '1.04e-3',
    '4.5e33',
    '-1./3',
    '\\frac{14}{3}',
    '-\\frac{3}{8}',
  ],
  ...[
    '1\\frac{4}{5}',
    '137 \\frac{1}{2}',
    '\\frac9{19}',
    '3\\sqrt{13}',
    '\\sqrt{51}',
    '7\\pi',
    '90^\\circ',
    '17.5%',
  ],
  ...[
    '\\$18.90',
    '5.4 \\text{ cents}',
    '864 \\mbox{ inches}^2',
    '58,500',
    '\\$32,\\!348',
    '2516_8',
    '4210_{5}',
    '6 - 5i',
  ],
  ...[
    '(2,12) \\cup (12,102)',
    '\\left(\\frac{3}{5},\\frac{8}{3}\\right]',
    '(-\\infty, 0]',
    'x \\in [-2,7]',
    '1 \\pm \\sqrt{19}',
  ],
  ...[
    '\\{1\\pm\\sqrt{5},-2\\}',
    '3, 5, 7',
    '(6,31,-1)',
    '$(1,8,19), (2,7,13)$',
    '$f(x)=2 x$',
    'y = -2x',
    '$2^{1009}$',
  ],
  ...[
    '\\begin{pmatrix} 16/49 \\\\ 48/49 \\end{pmatrix}',
    '$\\frac{100!}{2^{50}}$',
    '$\\left\\lfloor\\log _{2} n\\right\\rfloor+1$',
  ],
  ...[
    '\\text{(C)}',
    '\\text{Evelyn}',
    'SRMC=LRMC',
    '\\frac{d x}{d t}=k x-a',
    'I(0) e^{-\\frac{t}{R C}}',
    '\\hbar \\omega(v+1 / 2)',
  ],
  ...[
    '\\frac{4 A}{3+3 i} e^{i t}',
    'np.arcsin(10/13)',
    '\\arcsin{1.3 \\sin{\\theta_w}}',
    '$k \\geqslant 2$',
    '7.6 Z',
    '\\ln 2 + i\\pi / 3',
  ],
];

describe('areEquivalent', () => {
  it('takes every mechanical rewriting of an answer, and no near miss', () => {
    for (const gold of golds) {
      expect(areEquivalent(gold, gold), gold).toBe(true);
      const rewritings = rewritingsOf(gold);
      expect(rewritings.length).toBeGreaterThanOrEqual(5);
      for (const { kind, text } of rewritings)
        expect(grade(text, gold).right, `${kind}: ${gold} ~ ${text}`).toBe(true);
      for (const { kind, text } of nearMissesOf(gold))
        expect(areEquivalent(text, gold), `${kind}: ${gold} ~ ${text}`).toBe(false);
    }
  });

  it('tells different answers apart', () => {
    for (const a of golds)
      for (const b of golds) if (a !== b) expect(areEquivalent(a, b), `${a} ~ ${b}`).toBe(false);
  });

  it('lets a unit be added where it is missing, but no variable', () => {
    expect(areEquivalent('12 m', '12')).toBe(true);
    expect(areEquivalent('6', '$6m$')).toBe(false);
    expect(areEquivalent('12', '12x')).toBe(false);
    expect(areEquivalent('12x', '12')).toBe(false);
  });

  it('follows the options of a suite', () => {
    expect(areEquivalent('2.6667', '\\frac{8}{3}', { precision: 2 })).toBe(true);
    expect(areEquivalent('2.6', '\\frac{8}{3}', { precision: 2 })).toBe(false);
    expect(areEquivalent('-2 \\le x \\le 7', 'x \\in [-2,7]')).toBe(true);
    expect(areEquivalent('-2 \\le x \\le 7', 'x \\in [-2,7]', { relationsForSets: false })).toBe(false);
  });

  it('reads a decimal comma only where the known answer is a decimal', () => {
    expect(areEquivalent('2,74', '2.74')).toBe(true);
    expect(areEquivalent('1.5', '1,5')).toBe(false);
  });

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

  it('never throws over pieces of LaTeX', () => {
    const pieces = fc.constantFrom(
      ...'1 23 x e i + - * / ^ _ ( ) { } [ ] | ! , . = < % $ & : 9^ 1e300 and km'.split(' '),
      ...'\\frac \\sqrt \\pm \\cup \\le \\infty \\binom \\lfloor \\rfloor \\sin \\log_ \\{ \\} \\\\'.split(
        ' ',
      ),
      ...'\\text{cm} \\begin{pmatrix} \\end{pmatrix} \\boxed{ \\overline{3} ^\\circ'.split(' '),
    );
    const text = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(() => grade(a, b)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('copes with a hostile answer', () => {
    expect(areEquivalent('\\begin{pmatrix}\\}', '1')).toBe(false);
    expect(areEquivalent('\\boxed{'.repeat(50_000), '1')).toBe(false);
    expect(areEquivalent(`${'\\sqrt{'.repeat(90)}x${'}'.repeat(90)}`, 'x')).toBe(false);
    expect(areEquivalent('('.repeat(100_000), '1')).toBe(false);
    expect(areEquivalent('9^64^64^64^64', '((((9^64)^64)^64)^64)^64')).toBe(false);
    expect(areEquivalent('constructor', '1')).toBe(false);
  });
});

describe('isCorrect', () => {
  it('finds the answer of every worked solution right, and of the next problem wrong', () => {
    for (let index = 0; index < 300; index++) {
      const { solution, answer } = relayMathProblem('train', index);
      expect(isCorrect(solution, answer), solution).toBe(true);
      expect(isCorrect(solution, String(Number(answer) + 1))).toBe(false);
    }
  });

  it('accepts no answer outside a box', () => {
    expect(isCorrect('So the answer is 12.', '12')).toBe(false);
    expect(isCorrect('So the answer is $\\boxed{12$.', '12')).toBe(false);
  });
});
