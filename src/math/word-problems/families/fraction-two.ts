/** Families with two fractions: the rest, both together, a fraction of the rest. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { minus, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count } from '../wording/quantity.ts';
import {
  anyFraction,
  fractionDigits,
  fractionLong,
  fractionSteps,
  fractionWords,
  multipleOf,
} from './fraction-draw.ts';
import { fractionSlots } from './fraction-parts.ts';
import { suitedPercents } from './percent-draw.ts';

type Two = { whole: number; top: number; bottom: number; top2: number; bottom2: number };
const second = (p: Two) => ({ top: p.top2, bottom: p.bottom2 });
const parts = (p: Two) =>
  [
    fractionSteps(p.whole, p, '{f} of the {many}'),
    fractionSteps(p.whole, second(p), '{f2} of the {many}'),
  ] as const;
const sumSteps = (p: Two): readonly LabeledStep[] => {
  const [a, b] = parts(p);
  return [...a.steps, ...b.steps, ['both together', plus(a.part.value, b.part.value)]];
};
const thirdSteps = (p: Two): readonly LabeledStep[] => {
  const [a, b] = parts(p);
  const left = minus(p.whole, a.part.value);
  return [...a.steps, ...b.steps, ['without the first', left], ['the rest', minus(left.value, b.part.value)]];
};
const laterSteps = (p: Two): readonly LabeledStep[] => {
  const a = fractionSteps(p.whole, p, '{f} of the {many}');
  const left = minus(p.whole, a.part.value);
  return [...a.steps, ['the rest', left], ...fractionSteps(left.value, second(p), '{f2} of the rest').steps];
};
const drawTwo = (n: NumberDraw, steps: (p: Two) => readonly LabeledStep[], ofRest = false): Two =>
  suitedPercents(
    n,
    () => {
      const [first, next] = [anyFraction(n, 0.8), anyFraction(n, 0.8)];
      const step = first.bottom % next.bottom === 0 && !ofRest ? first.bottom : first.bottom * next.bottom;
      return {
        whole: multipleOf(n, step, 1800),
        top: first.top,
        bottom: first.bottom,
        top2: next.top,
        bottom2: next.bottom,
      };
    },
    steps,
    (p) =>
      (p.top === 1 || p.top2 === 1) &&
      (ofRest ||
        (p.top / p.bottom + p.top2 / p.bottom2 < 0.99 && (p.bottom !== p.bottom2 || p.top !== p.top2))),
  );
const twoSlots = (p: Two) => ({
  ...fractionSlots(p),
  f2: fractionWords(second(p)),
  g2: fractionLong(second(p)),
  s2: fractionDigits(second(p)),
  n: count(p.whole),
});

const kinds = (many: string, where: string, a: string, b: string, c: string) => ({
  one: `${many} ${where} ${a}`,
  many,
  where,
  a,
  b,
  c,
});
const triples = [
  kinds('tulips', 'in a garden', 'are red', 'are yellow', 'are white'),
  kinds('pupils', 'in a year group', 'walk to school', 'come by bus', 'come by bike'),
  kinds('buttons', 'in a tin', 'are black', 'are gold', 'are brown'),
  kinds('animals', 'on a farm', 'are hens', 'are ducks', 'are geese'),
  kinds('songs', 'on a playlist', 'are rock songs', 'are folk songs', 'are jazz songs'),
  kinds('holiday guests', 'at a lake', 'sail', 'swim', 'fish'),
  kinds('ice creams', 'at a kiosk', 'are vanilla', 'are lemon', 'are mango'),
  kinds('books', 'in a box', 'are thrillers', 'are cookbooks', 'are atlases'),
  kinds('cars', 'at a dealer', 'are blue', 'are grey', 'are green'),
  kinds('players', 'at a tournament', 'come from Peru', 'come from Kenya', 'come from Japan'),
  kinds('coins', 'in a treasure chest', 'are silver', 'are copper', 'are gold'),
] as const;

const countFacts = [
  'there are {n} {many} {where}',
  '{where} there are {n} {many}',
  'the number of {many} {where} is {n}',
  'in all there are {n} {many} {where}',
  'a total of {n} {many} are {where}',
  'we count {n} {many} {where}',
];

/** whole - first fraction - second fraction: the third group. */
const twoFractionsRest = family({
  name: 'two-fractions-rest',
  draw: (n) => drawTwo(n, thirdSteps),
  scene: (cast, p) => ({ ...cast.pick(triples), ...twoSlots(p) }),
  facts: [
    countFacts,
    [
      '[{f}|{s}] of the {many} {a}, [{f2}|{s2}] of the {many} {b} and the rest {c}',
      'of the {many}, [{f}|{g}] {a} and [{f2}|{g2}] {b}, while all the others {c}',
      '[{f}|{s}] of all {many} {a}, [{f2}|{s2}] of all {many} {b}, the remaining ones {c}',
      'all of the {many} {c} except for [{f}|{s}] that {a} and [{f2}|{s2}] that {b}',
      'the {many} that {a} make up [{f}|{s}] of all, those that {b} make up [{f2}|{s2}] of all, and the others {c}',
    ],
  ],
  ask: [
    'how many [of the |]{many} {c}',
    'how many of them {c}',
    'what is the number of {many} that {c}',
    'how many {many} are there that {c}',
    'how many {many} make up the rest',
    'what number of {many} {c}',
  ],
  find: ['the number of {many} that {c}', 'the number of {many} in the rest', 'the number that {c}'],
  notes: [
    ['{n} {many} {where}', 'total: {n} {many}'],
    ['{s} {a}, {s2} {b}, rest {c}', '{f} {a}; {f2} {b}; the others {c}'],
  ],
  extras: ['it took [20|40|55] minutes to count', '[2|3|5] people helped with counting'],
  whole: [
    'of {n} {many} {where}, [{f}|{s}] {a} and [{f2}|{s2}] {b}. The rest {c}. How many {c}?',
    'how many of the {n} {many} {where} {c}, if [{f}|{s}] of all {a}, [{f2}|{s2}] of all {b}, and there is no other kind?',
    '{n} {many}: {s} {a}, {s2} {b}, the others {c}. Others = ?',
    '"[{f}|{g}] of our {n} {many} {a} and [{f2}|{g2}] {b}. All the others {c}." How many {many} {c}?',
  ],
  known: ['{n} {many}', '{s} {a}', '{s2} {b}', 'the rest {c}'],
  want: 'number of {many} that {c}',
  steps: thirdSteps,
  unit: '{many}',
});

/** first fraction + second fraction of one whole. */
const twoFractionsSum = family({
  name: 'two-fractions-together',
  draw: (n) => drawTwo(n, sumSteps),
  scene: (cast, p) => ({ ...cast.pick(triples), ...twoSlots(p) }),
  facts: [
    countFacts,
    [
      '[{f}|{s}|{g}] of the {many} {a}',
      'of the {many}, [{f}|{s}|{g}] {a}',
      'exactly [{f}|{s}|{g}] of the {many} {a}',
      '[{f}|{s}|{g}] of all the {many} {a}',
      'the {many} that {a} make up [{f}|{s}] of all',
    ],
    [
      '[{f2}|{s2}|{g2}] of the {many} {b}',
      'of all the {many}, [{f2}|{s2}|{g2}] {b}',
      'just [{f2}|{s2}] of the {many} {b}',
      '[{f2}|{s2}|{g2}] of all the {many} {b}',
      'the {many} that {b} make up [{f2}|{s2}] of all',
    ],
  ],
  ask: [
    'how many {many} are in these two groups together',
    'how many {many} {a} or {b}',
    'how many {many} is that for both groups together',
    'how many {many} do the two groups have together',
    'what is the number of {many} that {a} or {b}',
    'how many of the {many} {a} or {b}',
  ],
  find: [
    'the number of {many} in both groups together',
    'the number of {many} that {a} or {b}',
    'the sum of the two groups',
  ],
  notes: [
    ['{n} {many} {where}', 'total: {n} {many}'],
    ['{s} {a}', '{f} {a}'],
    ['{s2} {b}', '{f2} {b}'],
  ],
  extras: ['it took [20|40|55] minutes to count', '[2|3|5] people helped with counting'],
  whole: [
    'of {n} {many} {where}, [{f}|{s}] {a} and [{f2}|{s2}] {b}. How many is that together?',
    'how many of the {n} {many} {where} {a} or {b}, if it is [{f}|{s}] and [{f2}|{s2}] of them?',
    '{s} of {n} {many} + {s2} of {n} {many} = how many {many}?',
    'add [{f}|{s}] of {n} {many} to [{f2}|{s2}] of {n} {many}. How many {many} is that?',
  ],
  known: ['{n} {many}', '{s} {a}', '{s2} {b}'],
  want: 'number in both groups',
  steps: sumSteps,
  unit: '{many}',
});

/** (whole - first fraction) x second fraction: a fraction of the rest. */
const fractionOfRest = family({
  name: 'fraction-of-the-rest',
  draw: (n) => drawTwo(n, laterSteps, true),
  scene: (cast, p) => ({ ...cast.pick(triples), ...twoSlots(p) }),
  facts: [
    countFacts,
    [
      '[{f}|{s}|{g}] of the {many} {a}',
      'of the {many}, [{f}|{s}|{g}] {a}',
      'exactly [{f}|{s}|{g}] of the {many} {a}',
      '[{f}|{s}|{g}] of all the {many} {a}',
      'first of all, [{f}|{s}] of the {many} {a}',
    ],
    [
      'of the rest, [{f2}|{s2}|{g2}] {b}',
      '[{f2}|{s2}|{g2}] of the [rest|others|remaining {many}] {b}',
      'of those that are left, [{f2}|{s2}|{g2}] {b}',
      'out of the remaining {many}, [{f2}|{s2}|{g2}] {b}',
      'among the others, [{f2}|{s2}] {b}',
    ],
  ],
  ordered: true,
  ask: [
    'how many [of the |]{many} {b}',
    'how many of them {b}',
    'what is the number of {many} that {b}',
    'how many {many} are there that {b}',
    'what number of {many} {b}',
    'how many {many} are in the second group',
  ],
  find: ['the number of {many} that {b}', 'the number that {b}', 'the size of the second group'],
  notes: [
    ['{n} {many} {where}', 'total: {n} {many}'],
    ['{s} {a}', '{f} {a}'],
    ['{s2} of the rest {b}', 'of the others {f2} {b}'],
  ],
  extras: ['it took [20|40|55] minutes to count', '[2|3|5] people helped with counting'],
  whole: [
    'of {n} {many} {where}, [{f}|{s}] {a}; [{f2}|{s2}] of the rest {b}. How many {b}?',
    'how many {many} {b}, if [{f}|{s}] of {n} {a} and [{f2}|{s2}] of the remaining ones {b}?',
    '{n} {many} {where}. Take away the [{f}|{g}] that {a}. [{f2}|{g2}] of what is left {b}. How many is that?',
    'find [{f2}|{s2}] of the {many} that are left when [{f}|{s}] of {n} {many} are gone.',
  ],
  known: ['{n} {many}', '{s} {a}', '{s2} of the rest {b}'],
  want: 'number of {many} that {b}',
  steps: laterSteps,
  unit: '{many}',
});

export const fractionTwoFamilies: readonly Family[] = [twoFractionsRest, twoFractionsSum, fractionOfRest];
