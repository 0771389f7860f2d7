/** Families about percentages without a story: of a number, more, less, and what percentage. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, label, percent } from '../wording/quantity.ts';
import { isShort, share, shareSteps, suitedPercents } from './percent-draw.ts';

type Bare = { whole: number; part: number };

const drawBare = (n: NumberDraw, steps: (p: Bare) => readonly LabeledStep[]): Bare =>
  suitedPercents(
    n,
    () => {
      const [whole, part] = share(n, { low: 5, high: 12000, decimals: n.int(0, 2) === 0 ? 2 : 0 });
      return { whole, part };
    },
    steps,
  );

/** whole x percent / 100. */
const ofNumber = family({
  name: 'bare-percent-of',
  draw: (n) => drawBare(n, (p) => shareSteps(p.whole, p.part, '').steps),
  scene: (_, p) => ({ n: count(p.whole), p: percent(p.part) }),
  facts: [
    [
      'the number is {n}',
      'a number is given: {n}',
      'we have the number {n}',
      'you start from {n}',
      'the whole is {n}',
      'take {n} as the whole',
      '{n} is the whole',
    ],
    [
      '{p} of it is wanted',
      'we look for {p} of the number',
      'the share is {p}',
      'you want {p} of that number',
      '{p} is the share',
      'we need {p} of it',
      '{p} of it counts',
    ],
  ],
  ordered: true,
  ask: [
    'how much is that',
    'what is the result',
    'what do you get',
    'what does that come to',
    'how large is the share',
    'what number is that',
  ],
  find: ['the share', 'the result', 'the part of the number', 'the value of the share'],
  notes: [
    ['{n}', 'whole: {n}', 'number: {n}'],
    ['{p} of it', 'share: {p}', '{p}'],
  ],
  whole: [
    'what is {p} of {n}?',
    'how much is {p} of {n}?',
    '[find|work out|calculate|compute|determine] {p} of {n}.',
    '{p} of {n} = ?',
    '{p} of {n}?',
    '{p} × {n} = ?',
    '[if you take|taking] {p} of {n}, what do you get?',
    'what number is {p} of {n}?',
    'which number is {p} of {n}?',
    'write down {p} of the number {n}.',
    'my calculator is broken. what does {p} of {n} come to?',
    '"What is {p} of {n}?" asks the teacher. What is the right answer?',
    'of {n}, take {p}. What is that?',
    'how much is {n} times {p}?',
    '{n} is the whole. How much is {p}?',
    'give the value of {p} of {n}.',
  ],
  known: ['the number {n}', '{p} of it'],
  want: '{p} of {n}',
  steps: (p) => shareSteps(p.whole, p.part, 'over 100').steps,
  unit: '',
});

const lessSteps = (p: Bare): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.whole, p.part, '{p}');
  return [...steps, ['reduced', minus(p.whole, part.value)]];
};

/** whole - whole x percent / 100. */
const reduced = family({
  name: 'bare-percent-less',
  draw: (n) => drawBare(n, lessSteps),
  scene: (_, p) => ({ n: count(p.whole), p: percent(p.part) }),
  facts: [
    [
      'a number is {n}',
      'you start with {n}',
      'the number {n} is given',
      'we have the number {n}',
      '{n} is the number at the start',
      'the starting value is {n}',
    ],
    [
      'it goes down by {p}',
      'it is reduced by {p}',
      'it becomes smaller by {p}',
      '{p} is taken off',
      'it drops by {p}',
      'it is cut by {p}',
    ],
  ],
  ordered: true,
  ask: [
    'what is left',
    'what number is that now',
    'what is the new number',
    'what do you get',
    'what is the result',
    'how large is it after that',
  ],
  find: ['the new number', 'the result', 'the reduced number', 'the value that is left'],
  notes: [
    ['{n}', 'start: {n}', 'number: {n}'],
    ['minus {p}', 'reduced by {p}', 'down {p}', '-{p}'],
  ],
  whole: [
    'reduce {n} by {p}.',
    'decrease {n} by {p}.',
    'lower {n} by {p}.',
    'take {p} off {n}.',
    '{n} − {p} = ?',
    'what is {n} minus {p}?',
    'what is {n} reduced by {p}?',
    'which number do you get when you decrease {n} by {p}?',
    'what is {p} less than {n}?',
    'cut {n} by {p} and give the result.',
    'make {n} smaller by {p}. What do you get?',
    '{n} less {p}?',
    'a number falls from {n} by {p}. To what number?',
    'how much is {n} after a cut of {p}?',
  ],
  known: ['the number {n}', '{p} less'],
  want: '{n} reduced by {p}',
  steps: lessSteps,
  unit: '',
});

const moreSteps = (p: Bare): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.whole, p.part, '{p}');
  return [...steps, ['increased', plus(p.whole, part.value)]];
};

/** whole + whole x percent / 100. */
const increased = family({
  name: 'bare-percent-more',
  draw: (n) => drawBare(n, moreSteps),
  scene: (_, p) => ({ n: count(p.whole), p: percent(p.part) }),
  facts: [
    [
      'a number is {n}',
      'you start with {n}',
      'the number {n} is given',
      'we have the number {n}',
      '{n} is the number at the start',
      'the starting value is {n}',
    ],
    [
      'it goes up by {p}',
      'it is increased by {p}',
      'it becomes larger by {p}',
      '{p} is added on',
      'it rises by {p}',
      'it grows by {p}',
    ],
  ],
  ordered: true,
  ask: [
    'what number is that now',
    'what is the new number',
    'what do you get',
    'what is the result',
    'how large is it after that',
    'what does it come to',
  ],
  find: ['the new number', 'the result', 'the increased number', 'the larger number'],
  notes: [
    ['{n}', 'start: {n}', 'number: {n}'],
    ['plus {p}', 'increased by {p}', 'up {p}', '+{p}'],
  ],
  whole: [
    'increase {n} by {p}.',
    'raise {n} by {p}.',
    'add {p} to {n}.',
    '{n} + {p} = ?',
    'what is {n} plus {p}?',
    'what is {n} increased by {p}?',
    'which number do you get when you increase {n} by {p}?',
    'what is {p} more than {n}?',
    'put {p} on {n} and give the result.',
    'make {n} larger by {p}. What do you get?',
    'a number rises from {n} by {p}. To what number?',
    'how much is {n} after a rise of {p}?',
    'let {n} grow by {p}. Result?',
  ],
  known: ['the number {n}', '{p} more'],
  want: '{n} increased by {p}',
  steps: moreSteps,
  unit: '',
});

const whatSteps = (p: Bare): readonly LabeledStep[] => {
  const product = times(p.part, 100);
  return [
    ['part times 100', product],
    ['over the whole', over(product.value, p.whole)],
  ];
};

/** A part and a whole with a short percentage. */
export const partAndWhole = (n: NumberDraw, high = 900): Bare =>
  suitedPercents(
    n,
    () => {
      const whole = n.large
        ? n.pick([n.int(8, 96) * 5, n.int(3, 36) * 25, n.int(12, 90) * 10, n.int(8, 60) * 4])
        : n.pick([n.int(2, 12), n.int(1, 12) * 10, n.int(1, 6) * 5, 100, 200, 300, 400, 500, 600, 800]);
      return { whole, part: n.int(1, whole - 1) };
    },
    whatSteps,
    ({ whole, part }) =>
      whole >= 5 &&
      whole <= high &&
      isShort((part * 100) / whole, 1) &&
      ((part * 100) % whole === 0 || (n.large && n.int(0, 9) === 0)),
  );

/** part x 100 / whole. */
const whatPercentBare = family({
  name: 'bare-what-percent',
  draw: (n) => partAndWhole(n),
  scene: (_, p) => ({ n: count(p.whole), a: count(p.part), x: label(p.part), y: label(p.whole) }),
  facts: [
    [
      'the whole is {n}',
      'the total is {n}',
      '{n} is the whole',
      'all of it is {n}',
      'the full amount is {n}',
    ],
    [
      'the part is {a}',
      '{a} is the part',
      'one part of the whole is {a}',
      'a part of it is {a}',
      'the smaller amount is {a}',
    ],
  ],
  ordered: true,
  ask: [
    'what percentage is that',
    'what percentage of the whole is the part',
    'how many percent is that',
    'what percent is it',
    'what is the share in percent',
    'what is the part as a percentage',
  ],
  find: ['the percentage', 'the share in percent', 'the part as a percentage of the whole'],
  notes: [
    ['whole {n}', 'total: {n}'],
    ['part {a}', 'part: {a}'],
  ],
  whole: [
    'what percentage of {n} is {a}?',
    'what percent of {n} is {a}?',
    '{a} is what percentage of {n}?',
    '{a} is how many percent of {n}?',
    '{a} out of {n} as a percentage?',
    'write {a} out of {n} as a percentage.',
    '{a} of {n} = ? %',
    '[express|give] {a} as a percentage of {n}.',
    'how many percent are {a} of {n}?',
    'which percentage of {n} gives {a}?',
    'turn {x}/{y} into a percentage.',
  ],
  known: ['part {a}', 'whole {n}'],
  want: 'the part in percent',
  steps: whatSteps,
  unit: 'percent',
});

export const percentBareFamilies: readonly Family[] = [ofNumber, reduced, increased, whatPercentBare];
