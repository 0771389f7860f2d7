/** Families that ask for the percentage of a part, or for the whole behind a percentage. */
import { over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, percent } from '../wording/quantity.ts';
import { partAndWhole } from './percent-bare.ts';
import { suitedPercents } from './percent-draw.ts';

const group = (many: string, where: string, go: string, went: string) => ({
  one: `${many} ${where} ${go}`,
  many,
  where,
  do: go,
  did: went,
});

const groups = [
  group('seats', 'on a bus', 'are taken', 'were taken'),
  group('pupils', 'in a class', 'play an instrument', 'played an instrument'),
  group('questions', 'in a test', 'are answered correctly', 'were answered correctly'),
  group('cars', 'in a car park', 'are red', 'were red'),
  group('penalty kicks', 'in a season', 'end in a goal', 'ended in a goal'),
  group('trees', 'in a street', 'are limes', 'were limes'),
  group('visitors', 'at a fair', 'come from abroad', 'came from abroad'),
  group('letters', 'in a postbag', 'are bills', 'were bills'),
  group('rooms', 'in a hotel', 'are booked', 'were booked'),
  group('days', 'in a holiday period', 'are sunny', 'were sunny'),
  group('chicks', 'in a barn', 'are black', 'were black'),
  group('pages', 'in a magazine', 'show adverts', 'showed adverts'),
  group('songs', 'on a playlist', 'are in French', 'were in French'),
  group('members', 'of a chess club', 'are girls', 'were girls'),
  group('lamps', 'in a tower', 'are broken', 'were broken'),
] as const;

/** part x 100 / whole. */
const whatPercent = family({
  name: 'what-percent',
  draw: (n) => {
    const { whole, part } = partAndWhole(n);
    return { whole, part };
  },
  scene: (cast, p) => ({ ...cast.pick(groups), n: count(p.whole), a: count(p.part) }),
  facts: [
    [
      'there <are|were> {n} {many} {where}',
      '{where} there <are|were> {n} {many}',
      'the number of {many} {where} <is|was> {n}',
      '{n} {many} <are|were> counted {where}',
      'in all there <are|were> {n} {many} {where}',
      'a total of {n} {many} <are|were> found {where}',
    ],
    [
      '{a} of the {many} <{do}|{did}>',
      'of the {many}, {a} <{do}|{did}>',
      'exactly {a} of the {many} <{do}|{did}>',
      '{a} of all those {many} <{do}|{did}>',
      'the number that <{do}|{did}> <is|was> {a}',
      'among the {many} <are|were> {a} that <{do}|{did}>',
    ],
  ],
  ask: [
    'what percentage [of the {many}|] <{do}|{did}>',
    'what percent of the {many} <{do}|{did}>',
    'how many percent <is|was> that',
    'what percentage is that',
    'how high <is|was> the percentage of {many} that <{do}|{did}>',
    'what <is|was> the share that <{do}|{did}>, in percent',
    'how large is that share in percent',
    'which percentage of the {many} <{do}|{did}>',
  ],
  find: ['the percentage [of {many}|] that <{do}|{did}>', 'the share in percent', 'the percentage'],
  notes: [
    ['{n} {many} {where}', 'total: {n} {many}', '{many}: {n}'],
    ['{a} <{do}|{did}>', 'of these {a} <{do}|{did}>', '{a} that <{do}|{did}>'],
  ],
  extras: [
    'this <is|was> counted [2|3|4] times',
    'it <takes|took> [2|3|5] hours',
    'it <is|was> the [3rd|9th|25th] of the month',
  ],
  whole: [
    '{a} of {n} {many} <{do}|{did}>. What percentage is that?',
    '{a} out of {n} {many} {where} <{do}|{did}>: how many percent?',
    'what percentage of the {n} {many} {where} <{do}|{did}> if {a} of them <{do}|{did}>?',
    'we counted {n} {many}; {a} of them <{do}|{did}>. [As a percentage?|In percent?|What percent is that?]',
    '{a} of {n} {many} = how many percent?',
    'the report says that {a} of the {n} {many} {where} <{do}|{did}>. Write this as a percentage.',
    '"{a} out of {n}!" What percentage of the {many} is that?',
  ],
  known: ['{n} {many}', '{a} {do}'],
  want: 'percentage that {do}',
  steps: (p) => {
    const product = times(p.part, 100);
    return [
      ['part times 100', product],
      ['over the whole', over(product.value, p.whole)],
    ];
  },
  unit: 'percent',
});

type Part = { part: number; share: number };
const wholeSteps = (p: Part): readonly LabeledStep[] => {
  const product = times(p.part, 100);
  return [
    ['part times 100', product],
    ['over the percentage', over(product.value, p.share)],
  ];
};

/** part x 100 / percent: the whole. */
const wholeAsked = family({
  name: 'percent-whole-asked',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const share = n.pick([5 * n.int(1, 19), 10 * n.int(1, 9), n.int(2, 48) * 2, 4, 8, 12]);
        const whole = n.pick([
          n.int(2, 12) * 10,
          n.int(2, 12) * 100,
          n.int(2, 99) * 5,
          n.int(2, 39) * 25,
          n.int(2, 90) * 20,
        ]);
        return { part: (whole * share) / 100, share };
      },
      wholeSteps,
      ({ part }) => Number.isInteger(part) && part >= 2,
    ),
  scene: (cast, p) => ({ ...cast.pick(groups), a: count(p.part), p: percent(p.share) }),
  facts: [
    [
      '{a} of the {many} {where} <{do}|{did}>',
      'of the {many} {where}, {a} <{do}|{did}>',
      '{where}, {a} of the {many} <{do}|{did}>',
      'the number of {many} {where} that <{do}|{did}> <is|was> {a}',
      'there <are|were> {a} {many} {where} that <{do}|{did}>',
    ],
    [
      'this <is|was> {p} of all the {many}',
      'these <make|made> up {p} of all the {many}',
      'that <is|was> exactly {p} of the {many}',
      'they <are|were> {p} of the total',
      'this part <is|was> {p} of the whole',
    ],
  ],
  ordered: true,
  ask: [
    'how many {many} <are|were> there [altogether|in all|in total]',
    'what <is|was> the total number of {many}',
    'how many {many} <are|were> there {where}',
    'how large <is|was> the whole number of {many}',
    'how many {many} <is|was> the whole',
    'how many {many} does that make in total',
  ],
  find: ['the total number of {many}', 'the number of {many} in all', 'the whole number of {many} {where}'],
  notes: [
    ['{a} {many} <{do}|{did}>', '{a} that <{do}|{did}>'],
    ['= {p} of all', 'that is {p}', '{p} of the total'],
  ],
  extras: ['this <is|was> counted [2|3|4] times', 'it <takes|took> [2|3|5] hours'],
  whole: [
    '{a} {many} are {p} of all the {many} {where}. How many are there in all?',
    '{p} of the {many} {where} <{do}|{did}>, and that is {a} {many}. How many {many} <are|were> there altogether?',
    'how many {many} <are|were> there {where} if {p} of them are {a}?',
    'if {a} {many} are {p}, how many are all of them?',
    '{p} of the {many} = {a}. All {many} = ?',
    '"{a} {many} <{do}|{did}>, that is {p} of ours." How many {many} are there in total?',
  ],
  known: ['{a} {many} {do}', 'this is {p} of all'],
  want: 'total number of {many}',
  steps: wholeSteps,
  unit: '{many}',
});

export const percentFindingFamilies: readonly Family[] = [whatPercent, wholeAsked];
