/** Families about a fraction of people or things, and about the others. */
import { minus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count } from '../wording/quantity.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import {
  anyFraction,
  fractionDigits,
  fractionLong,
  fractionSteps,
  fractionWords,
  multipleOf,
} from './fraction-draw.ts';
import { suitedPercents } from './percent-draw.ts';

export type FractionPart = { whole: number; top: number; bottom: number };

/** The fraction as words `{f}`, as `{g}` with `one`, and in digits `{s}`. */
export const fractionSlots = (p: { top: number; bottom: number }) => ({
  f: fractionWords(p),
  g: fractionLong(p),
  s: fractionDigits(p),
});

/** Draws a fraction and a whole that it divides. @param most the largest whole */
export const drawPart = (
  n: NumberDraw,
  most: number,
  steps: (p: FractionPart) => readonly LabeledStep[],
): FractionPart =>
  suitedPercents(
    n,
    () => {
      const { top, bottom } = anyFraction(n);
      return { whole: multipleOf(n, bottom, most), top, bottom };
    },
    steps,
    ({ whole }) => whole >= 6,
  );

const group = (many: string, where: string, go: string, went: string) => ({
  one: `${many} ${where} ${go}`,
  many,
  where,
  do: go,
  did: went,
});

export const groups = [
  group('pupils', 'in a school', 'wear glasses', 'wore glasses'),
  group('passengers', 'on a ferry', 'drink coffee', 'drank coffee'),
  group('eggs', 'in a basket', 'are brown', 'were brown'),
  group('players', 'in a club', 'are left-handed', 'were left-handed'),
  group('books', 'on the shelves', 'are comics', 'were comics'),
  group('marbles', 'in a bag', 'are green', 'were green'),
  group('tourists', 'at a castle', 'speak French', 'spoke French'),
  group('sheep', 'in a flock', 'have lambs', 'had lambs'),
  group('flats', 'in a tower block', 'stand empty', 'stood empty'),
  group('muffins', 'on a tray', 'have blueberries in them', 'had blueberries in them'),
  group('actors', 'in a play', 'are children', 'were children'),
  group('bikes', 'in a rack', 'have a basket', 'had a basket'),
  group('stamps', 'in an album', 'come from Italy', 'came from Italy'),
  group('workers', 'in a bakery', 'start at four', 'started at four'),
  group('fish', 'in a pond', 'are carp', 'were carp'),
  group('letters', 'in a sack', 'go abroad', 'went abroad'),
  group('balloons', 'in a hall', 'are silver', 'were silver'),
  group('campers', 'at a lake', 'sleep in tents', 'slept in tents'),
] as const;

const partSteps = (p: FractionPart): readonly LabeledStep[] =>
  fractionSteps(p.whole, p, '{f} of the {many}').steps;

const groupScene = (cast: Parameters<Family['scene']>[0], p: FractionPart) => ({
  ...cast.pick(groups),
  ...fractionSlots(p),
  n: count(p.whole),
});

/** whole / bottom x top, of people and things. */
const fractionOfGroup = family({
  name: 'fraction-of-group',
  draw: (n) => drawPart(n, 3000, partSteps),
  scene: groupScene,
  facts: [
    [
      'there <are|were> {n} {many} {where}',
      '{where} there <are|were> {n} {many}',
      'the number of {many} {where} <is|was> {n}',
      'you <see|saw> {n} {many} {where}',
      'a total of {n} {many} <are|were> {where}',
      '{n} {many} <are|were> {where}',
    ],
    [
      '[{f}|{f}|{s}|{g}] of the {many} <{do}|{did}>',
      'of the {many}, [{f}|{s}|{g}] <{do}|{did}>',
      'exactly [{f}|{s}|{g}] of the {many} <{do}|{did}>',
      '[{f}|{s}] of all the {many} <{do}|{did}>',
      'it <turns|turned> out that [{f}|{s}|{g}] of the {many} <{do}|{did}>',
      'the {many} that <{do}|{did}> <make|made> up [{f}|{s}|{g}] of the total',
      'the share of {many} that <{do}|{did}> <is|was> [{f}|{s}|{g}]',
    ],
  ],
  ask: [
    'how many [of the |]{many} <{do}|{did}>',
    'how many of them <{do}|{did}>',
    'how many {many} <is|was> that',
    'what <is|was> the number of {many} that <{do}|{did}>',
    'how many {many} does that make',
    'how many {many} <are|were> there that <{do}|{did}>',
    'what number of {many} <{do}|{did}>',
  ],
  find: [
    'the number of {many} that <{do}|{did}>',
    'the number that <{do}|{did}>',
    'the {many} that <{do}|{did}>, as a number',
  ],
  notes: [
    ['{n} {many} {where}', '{many}: {n}', 'total {n} {many}'],
    ['{s} <{do}|{did}>', '{f} of them <{do}|{did}>', 'of these {s} <{do}|{did}>'],
  ],
  extras: [
    'it <is|was> the [2nd|8th|23rd] of April',
    '[2|3|5] people <help|helped> with counting',
    'this <takes|took> [20|35|50] minutes',
  ],
  whole: [
    '[{f}|{s}|{g}] of the {n} {many} {where} <{do}|{did}>. How many is that?',
    'of {n} {many} {where}, [{f}|{s}|{g}] <{do}|{did}>. How many <{do}|{did}>?',
    '{s} of {n} {many} = how many {many}?',
    'how many {many} <{do}|{did}> if it is [{f}|{s}|{g}] of {n}?',
    'what is [{f}|{s}|{g}] of {n} {many}?',
    'our {n} {many}: [{f}|{s}] of them <{do}|{did}>. How many would that be?',
    '"[{f}|{g}] of the {many} <{do}|{did}>," says the guide. There are {n} {many} {where}. How many <{do}|{did}>?',
    'there <are|were> {n} {many} {where}, [{f}|{s}] of which <{do}|{did}>. How many is that?',
  ],
  known: ['{n} {many} {where}', '{s} of them {do}'],
  want: 'number of {many} that {do}',
  steps: partSteps,
  unit: '{many}',
});

const restSteps = (p: FractionPart): readonly LabeledStep[] => {
  const { steps, part } = fractionSteps(p.whole, p, '{f} of the {many}');
  return [...steps, ['the others', minus(p.whole, part.value)]];
};

/** whole - whole / bottom x top: those that do not. */
const fractionOthers = family({
  name: 'fraction-the-others',
  draw: (n) => drawPart(n, 3000, restSteps),
  scene: groupScene,
  facts: fractionOfGroup.facts,
  ask: [
    'how many of the {many} <are|were> not among these',
    'how many {many} <make|made> up the rest',
    'what <is|was> the number of the other {many}',
    'how many other {many} <are|were> there',
    'how many {many} <are|were> left when you leave these out',
  ],
  find: [
    'the number of the other {many}',
    'the number of {many} in the rest',
    'the rest of the {many}, as a number',
  ],
  notes: [
    ['{n} {many} {where}', '{many}: {n}', 'total {n} {many}'],
    ['{s} <{do}|{did}>, the others not', '{f} of them <{do}|{did}>, the rest not'],
  ],
  extras: ['it <is|was> the [2nd|8th|23rd] of April', '[2|3|5] people <help|helped> with counting'],
  whole: [
    '[{f}|{s}|{g}] of the {n} {many} {where} <{do}|{did}>. How many of the {many} are in the rest?',
    'of {n} {many} {where}, [{f}|{s}|{g}] <{do}|{did}> and the rest <do|did> not. How many is the rest?',
    'how many {many} are not among the [{f}|{s}|{g}] of {n} that <{do}|{did}>?',
    '{n} {many}, {s} <{do}|{did}>. Others: how many?',
    'take [{f}|{s}] away from {n} {many}. How many {many} remain?',
    'how many {many} is all but [{f}|{s}|{g}] of {n} {many}?',
    'everyone knows that [{f}|{g}] of the {n} {many} {where} <{do}|{did}>. But how many are the others?',
  ],
  known: ['{n} {many} {where}', '{s} of them {do}'],
  want: 'number of other {many}',
  steps: restSteps,
  unit: '{many}',
});

export const fractionPartFamilies: readonly Family[] = [fractionOfGroup, fractionOthers];
