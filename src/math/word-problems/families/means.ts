/** Means of a few numbers, and their range. */
import { minus, over, plus } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { measure, type Quantity } from '../wording/quantity.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import type { UnitName } from '../wording/units.ts';

interface Measured {
  readonly one: string;
  readonly what: string;
  readonly unit: UnitName;
}

/** What is measured, of whom, and in what. */
const measured: readonly Measured[] = [
  { one: 'friends', what: 'height', unit: 'cm' },
  { one: 'sunflowers', what: 'height', unit: 'cm' },
  { one: 'puppies', what: 'weight', unit: 'kg' },
  { one: 'parcels', what: 'weight', unit: 'kg' },
  { one: 'runners', what: 'time', unit: 'minute' },
  { one: 'walks', what: 'length', unit: 'km' },
  { one: 'rainy days', what: 'rainfall', unit: 'mm' },
  { one: 'films', what: 'length', unit: 'minute' },
  { one: 'melons', what: 'weight', unit: 'g' },
  { one: 'players', what: 'score', unit: 'point' },
  { one: 'bottles', what: 'content', unit: 'ml' },
  { one: 'planks', what: 'length', unit: 'cm' },
];

/** `size` numbers with a whole mean. */
function numbersWithMean(n: NumberDraw, size: number): number[] {
  for (;;) {
    const middle = n.large ? n.int(80, 400) : n.int(6, 30);
    const spread = Math.ceil(middle / 4);
    const drawn = Array.from({ length: size }, () => Math.max(1, middle + n.int(-spread, spread)));
    const sum = drawn.reduce((a, b) => a + b, 0);
    if (sum % size !== 0) continue;
    const mean = sum / size;
    if (n.large ? sum > 230 : sum < 110 && (mean <= 12 || mean % 10 === 0)) return drawn;
  }
}

const unitOf = ({ unit }: Measured) => unit;

const slots = (unit: UnitName, values: readonly number[]): Record<string, Quantity> =>
  Object.fromEntries(values.map((value, i) => [`v${i + 1}`, measure(value, unit)]));

/** (a + b + c) / 3. */
const meanOfThree = family({
  name: 'mean-of-three',
  draw(n) {
    const [a = 0, b = 0, c = 0] = numbersWithMean(n, 3);
    return { a, b, c };
  },
  scene: (cast, p) => {
    const kind = cast.pick(measured);
    return { one: kind.one, what: kind.what, ...slots(unitOf(kind), [p.a, p.b, p.c]) };
  },
  facts: [
    [
      'the {what}s of three {one} <are|were> {v1}, {v2} and {v3}',
      'three {one} <have|had> a {what} of {v1}, {v2} and {v3}',
      '{v1}, {v2} and {v3} <is|was> the {what} of three {one}',
      'for three {one}, the {what} <is|was> {v1}, {v2} and {v3}',
      'the first of three {one} <has|had> a {what} of {v1}, the second {v2} and the third {v3}',
      'someone <measures|measured> the {what} of three {one}: {v1}, {v2}, {v3}',
    ],
  ],
  ask: [
    'what <is|was> the average {what}',
    'what <is|was> the mean {what}',
    'what {what} <do|did> the three have on average',
    'how much <is|was> the {what} on average',
    'what <is|was> their average',
  ],
  find: ['the average {what}', 'the mean of the three', 'the mean {what} of the {one}'],
  notes: [['{what} of three {one}: {v1}, {v2}, {v3}', '{one}: {v1}, {v2} and {v3}']],
  extras: [
    'the {one} <were|had been> measured at [8|9|10] in the morning',
    'it <takes|took> [5|20] minutes to measure them',
  ],
  whole: [
    'Average {what} of three {one}: {v1}, {v2} and {v3}?',
    'Mean of {v1}, {v2} and {v3}?',
    'What is the mean of {v1:n}, {v2:n} and {v3:n}?',
    '({v1:n} + {v2:n} + {v3:n}) / 3 = ?',
    'Work out the average: {v1}; {v2}; {v3}.',
    'whats the average of {v1:n} {v2:n} {v3:n}',
  ],
  known: ['{v1}, {v2} and {v3}'],
  want: 'average of 3',
  steps: (p) => {
    const two = plus(p.a, p.b);
    const all = plus(two.value, p.c);
    return [
      ['first two', two],
      ['all three', all],
      ['average', over(all.value, 3)],
    ];
  },
  unit: '',
});

/** The mean of four numbers, or of five of which one is zero. */
const meanOfFour = family({
  name: 'mean-of-four',
  draw(n) {
    const [a = 0, b = 0, c = 0, d = 0] = numbersWithMean(n, 4);
    return { a, b, c, d };
  },
  scene: (cast, p) => {
    const kind = cast.pick(measured);
    return { one: kind.one, what: kind.what, ...slots(unitOf(kind), [p.a, p.b, p.c, p.d]) };
  },
  facts: [
    [
      'the {what}s of four {one} <are|were> {v1}, {v2}, {v3} and {v4}',
      'four {one} <have|had> a {what} of {v1}, {v2}, {v3} and {v4}',
      'for four {one} the list <says|said> {v1}, {v2}, {v3} and {v4}',
      '{v1}, {v2}, {v3} and {v4}: this <is|was> the {what} of four {one}',
      'on Monday the {what} <is|was> {v1}, on Tuesday {v2}, on Wednesday {v3} and on Thursday {v4}',
    ],
  ],
  ask: [
    'what <is|was> the average {what}',
    'what <is|was> the mean',
    'what <do|did> the four come to on average',
    'how much <is|was> that on average',
    'what <is|was> the mean {what} of all four',
  ],
  find: ['the average {what}', 'the mean of the four', 'the mean {what} over all four'],
  notes: [['Mon {v1}, Tue {v2}, Wed {v3}, Thu {v4}', '{what}: {v1}, {v2}, {v3}, {v4}']],
  whole: [
    '{what} Mon {v1:n}, Tue {v2:n}, Wed {v3:n}, Thu {v4:n}. Work out the mean.',
    'Find the mean of {v1:n}, {v2:n}, {v3:n} and {v4:n}.',
    'The numbers {v1:n}, {v2:n}, {v3:n}, {v4:n} have which average?',
    'average of {v1:n}, {v2:n}, {v3:n}, {v4:n}?',
  ],
  known: ['{v1}, {v2}, {v3} and {v4}'],
  want: 'average of 4',
  steps: (p) => {
    const two = plus(p.a, p.b);
    const three = plus(two.value, p.c);
    const all = plus(three.value, p.d);
    return [
      ['first two', two],
      ['first three', three],
      ['all four', all],
      ['average', over(all.value, 4)],
    ];
  },
  unit: '',
});

/** Largest minus smallest of four numbers. */
const range = family({
  name: 'range',
  draw(n) {
    const [high, low] = n.difference();
    const between = [n.int(low + 1, high - 1), n.int(low + 1, high - 1)];
    return { high, low, first: between[0] ?? 0, second: between[1] ?? 0 };
  },
  scene: (cast, p) => {
    const kind = cast.pick(measured);
    return {
      one: kind.one,
      what: kind.what,
      ...slots(unitOf(kind), [p.first, p.high, p.low, p.second]),
    };
  },
  facts: [
    [
      'the {what}s of four {one} <are|were> {v1}, {v2}, {v3} and {v4}',
      'four {one} <have|had> a {what} of {v3}, {v1}, {v4} and {v2}',
      'the list <reads|read> {v4}, {v2}, {v1}, {v3} for the {what} of four {one}',
      '{v2}, {v1}, {v3} and {v4} <is|was> the {what} of four {one}',
    ],
  ],
  ask: [
    'what <is|was> the difference between the largest and the smallest',
    'by how much <do|did> the greatest and the least {what} differ',
    'what <is|was> the range',
    'how far apart <are|were> the largest and the smallest',
    'how much more <is|was> the largest than the smallest',
  ],
  find: [
    'the range',
    'the difference between the largest and the smallest {what}',
    'the range of the four numbers',
  ],
  whole: [
    'Range of {v1:n}, {v2:n}, {v3:n}, {v4:n}?',
    'Largest minus smallest: {v4:n}, {v3:n}, {v2:n}, {v1:n}.',
  ],
  known: ['largest {v2}', 'smallest {v3}'],
  want: 'range',
  steps: (p) => [['range', minus(p.high, p.low)]],
  unit: '',
});

export const meanFamilies: readonly Family[] = [meanOfThree, meanOfFour, range];
