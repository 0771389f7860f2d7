/** Families about numbers that grow or shrink by a percentage. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { minus, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, percent } from '../wording/quantity.ts';
import { share, shareSteps, suitedPercents } from './percent-draw.ts';

export type PercentChange = { before: number; change: number };

/** before + before x percent / 100. */
export const grownSteps = (p: PercentChange): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.before, p.change, 'growth');
  return [...steps, ['new number', plus(p.before, part.value)]];
};
const shrunkSteps = (p: PercentChange): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.before, p.change, 'loss');
  return [...steps, ['new number', minus(p.before, part.value)]];
};

/** Numbers whose steps are large where the problem is. */
export const drawChange = (
  n: NumberDraw,
  steps: (p: PercentChange) => readonly LabeledStep[],
  low = 20,
): PercentChange =>
  suitedPercents(
    n,
    () => {
      const [before, change] = share(n, { low, high: 9900, most: 80 });
      return { before, change };
    },
    steps,
  );

const holder = (one: string, many: string) => ({ one: `${one} ${many}`, holder: one, many });

const holders = [
  holder('the town', 'inhabitants'),
  holder('the village', 'residents'),
  holder('the school', 'pupils'),
  holder('the gym', 'members'),
  holder('the video channel', 'subscribers'),
  holder('the company', 'employees'),
  holder('the library', 'readers'),
  holder('the newspaper', 'subscribers'),
  holder('the dairy farm', 'cows'),
  holder('the choir', 'singers'),
  holder('the online shop', 'customers'),
  holder('the island', 'inhabitants'),
  holder('the swimming club', 'members'),
  holder('the college', 'students'),
  holder('the nature reserve', 'deer'),
  holder('the app', 'users'),
  holder('the zoo', 'animals'),
  holder('the theatre group', 'supporters'),
] as const;

const startFacts = [
  'last year {holder} had {n} {many}',
  '{holder} used to have {n} {many}',
  '{holder} started out with {n} {many}',
  'the number of {many} of {holder} was {n} [at first|last year|before]',
  '[in the past|some time ago] {holder} counted {n} {many}',
  '{n} was the number of {many} of {holder} a year ago',
  'at the last count {holder} had {n} {many}',
];

const startNotes = [
  '{holder}: {n} {many} last year',
  'before: {n} {many}',
  '{many} last year: {n}',
  '{n} {many} [at first|so far]',
];

const nowAsk = [
  'how many {many} does {holder} have now',
  'how many {many} are there [now|today|this year]',
  'what is the number of {many} [now|today]',
  'how many {many} is that now',
  'how many {many} does {holder} have [after this|this year|these days]',
  'what is the new number of {many}',
  'how many {many} do they have now',
  'how large is the number of {many} today',
];
const nowFind = [
  'the new number of {many}',
  'the number of {many} [now|today|this year]',
  'the present number of {many}',
  'the {many} of {holder} today, as a number',
];
const yearExtras = [
  '{holder} <is|was> [15|40|120] years old',
  '{holder} lies [12|35|90] km from the sea',
  '{holder} has [2|3|5] websites',
  'the next count is in [2|4|6] months',
  'a reporter wrote [2|3|4] articles about it',
];

/** before + before x percent / 100: members, inhabitants, cows. */
const grown = family({
  name: 'percent-growth',
  draw: (n) => drawChange(n, grownSteps),
  scene: (cast, p) => ({ ...cast.pick(holders), n: count(p.before), p: percent(p.change) }),
  facts: [
    startFacts,
    [
      'since then the number of {many} has grown by {p}',
      'this year {holder} has {p} more {many}',
      'since then the number of {many} has gone up by {p}',
      '{p} more {many} have come since',
      '{holder} now has {p} more {many} [than before|than that]',
      'there has been an increase of {p} since then',
      'this number has risen by {p}',
      'within a year the number increased by {p}',
      'a rise of {p} in the number of {many} followed',
    ],
  ],
  ordered: true,
  ask: nowAsk,
  find: nowFind,
  notes: [startNotes, ['up {p}', 'growth {p}', '+{p}', 'now {p} more', 'increase: {p}']],
  extras: yearExtras,
  whole: [
    '{holder} had {n} {many} and grew by {p}. How many {many} are there now?',
    '{n} {many} plus {p} = how many {many}?',
    'how many {many} does {holder} have if there were {n} and the number went up by {p}?',
    '"We had {n} {many} last year, and now it is {p} more!" [says|reports] the [head|boss|leader] of {holder}. How many {many} is that?',
    'good news from {holder}: {p} more {many} than a year ago, when it was {n}. How many is it now?',
    'from {n} {many} to {p} more. New number?',
    'we started with {n} {many} and gained {p}. how many do we have now?',
    'letter to the {many} of {holder}: last year we were {n}; this year there are {p} more of us. How many are we?',
    'add {p} to {n} {many}. How many {many} is that?',
  ],
  known: ['{n} {many} before', '{p} more now'],
  want: 'number of {many} now',
  steps: grownSteps,
  unit: '{many}',
});

/** before - before x percent / 100: inhabitants, readers. */
const shrunk = family({
  name: 'percent-shrinking',
  draw: (n) => drawChange(n, shrunkSteps),
  scene: (cast, p) => ({ ...cast.pick(holders), n: count(p.before), p: percent(p.change) }),
  facts: [
    startFacts,
    [
      'since then the number of {many} has fallen by {p}',
      'this year {holder} has {p} fewer {many}',
      'since then the number of {many} has gone down by {p}',
      '{holder} has lost {p} of its {many} since',
      'there has been a decrease of {p} since then',
      'this number has dropped by {p}',
      'within a year the number shrank by {p}',
      'a loss of {p} of the {many} followed',
      '{p} of these {many} have gone since',
    ],
  ],
  ordered: true,
  ask: nowAsk,
  find: nowFind,
  notes: [startNotes, ['down {p}', 'loss {p}', '-{p}', 'now {p} fewer', 'decrease: {p}']],
  extras: yearExtras,
  whole: [
    '{holder} had {n} {many} and shrank by {p}. How many {many} are there now?',
    '{n} {many} minus {p} = how many {many}?',
    'how many {many} does {holder} still have if there were {n} and the number went down by {p}?',
    '"We had {n} {many} last year, and now it is {p} less," [sighs|reports] the [head|boss|leader] of {holder}. How many {many} is that?',
    'bad news from {holder}: {p} fewer {many} than a year ago, when it was {n}. How many is it now?',
    'over the years {holder}, which had {n} {many}, lost {p} of them. How many does it have today?',
    'we started with {n} {many} and lost {p}. how many do we have now?',
    '{n} {many}, minus {p}. New number?',
  ],
  known: ['{n} {many} before', '{p} fewer now'],
  want: 'number of {many} now',
  steps: shrunkSteps,
  unit: '{many}',
});

export const percentChangeFamilies: readonly Family[] = [grown, shrunk];
