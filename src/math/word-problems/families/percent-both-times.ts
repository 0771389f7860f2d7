/** Families about what is made now and before, with a percentage more or less. */
import { minus, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, percent } from '../wording/quantity.ts';
import { shareSteps } from './percent-draw.ts';
import { type PercentChange, drawChange, grownSteps } from './percent-change.ts';

const bothSteps = (p: PercentChange): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.before, p.change, 'growth');
  const second = plus(p.before, part.value);
  return [...steps, ['second time', second], ['both together', plus(p.before, second.value)]];
};
const bothLessSteps = (p: PercentChange): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.before, p.change, 'loss');
  const second = minus(p.before, part.value);
  return [...steps, ['second time', second], ['both together', plus(p.before, second.value)]];
};

const maker = (what: string, verb: string, past: string, many: string) => ({
  one: `${what} ${many}`,
  what,
  verb,
  past,
  many,
});

const makers = [
  maker('the farm', 'harvests', 'harvested', 'pumpkins'),
  maker('the bakery', 'bakes', 'baked', 'loaves'),
  maker('the kiosk', 'sells', 'sold', 'newspapers'),
  maker('the hen house', 'yields', 'yielded', 'eggs'),
  maker('the factory', 'makes', 'made', 'bicycles'),
  maker('the museum', 'counts', 'counted', 'visitors'),
  maker('the printing press', 'prints', 'printed', 'posters'),
  maker('the beekeeper', 'fills', 'filled', 'jars'),
  maker('the nursery', 'grows', 'grew', 'seedlings'),
  maker('the post office', 'handles', 'handled', 'parcels'),
  maker('the ice cream van', 'sells', 'sold', 'cones'),
  maker('the ferry', 'carries', 'carried', 'passengers'),
  maker('the pottery', 'fires', 'fired', 'mugs'),
  maker('the cinema', 'sells', 'sold', 'tickets'),
] as const;

const periods = [
  { one: 'in June', then: 'in July' },
  { one: 'in spring', then: 'in summer' },
  { one: 'on Monday', then: 'on Tuesday' },
  { one: 'last year', then: 'this year' },
  { one: 'in the first week', then: 'in the second week' },
  { one: 'in January', then: 'in February' },
  { one: 'on Saturday', then: 'on Sunday' },
  { one: 'in the morning', then: 'in the afternoon' },
  { one: 'in 2022', then: 'in 2023' },
] as const;

const bothAsk = [
  'how many {many} was that [altogether|in all|in total]',
  'how many {many} were there in both together',
  'how many {many} does that make for the two together',
  'what was the total number of {many}',
  'how many {many} is that {first} and {then} together',
  'how many {many} did {what} report in all',
  'how many {many} were there altogether',
  'what do the two numbers of {many} add up to',
];
const bothFind = [
  'the total number of {many}',
  'the number of {many} {first} and {then} together',
  'the sum of both numbers',
  'the {many} of both times together',
];
const madeFacts = [
  '{first} {what} {past} {n} {many}',
  '{what} {past} {n} {many} {first}',
  'there were {n} {many} {first}',
  'the number of {many} {first} was {n}',
  '{first} it was {n} {many}',
  '{first} {what} reported {n} {many}',
];
const madeNotes = ['{first}: {n} {many}', '{n} {many} {first}', '{many} {first}: {n}'];
const madeExtras = [
  "{what} <opens|opened> at [7|8|9] o'clock",
  '[3|5|12] people <work|worked> there',
  '{what} <is|was> [4|15|60] years old',
  'it <rains|rained> on [2|4|6] days',
];
const madeScene = (cast: Parameters<Family['scene']>[0], p: PercentChange) => {
  const period = cast.pick(periods);
  return {
    ...cast.pick(makers),
    first: period.one,
    then: period.then,
    n: count(p.before),
    p: percent(p.change),
  };
};

/** before + (before + before x percent / 100): this time and last time together. */
const bothYears = family({
  name: 'percent-both-times',
  draw: (n) => drawChange(n, bothSteps),
  scene: madeScene,
  facts: [
    madeFacts,
    [
      '{then} it was {p} more',
      '{then} {what} {past} {p} more than {first}',
      'the number of {many} {then} was {p} higher than {first}',
      'compared with that, there were {p} more {many} {then}',
      '{then} there were {p} more {many}',
      '{then} the number rose by {p}',
      'an increase of {p} followed {then}',
    ],
  ],
  ordered: true,
  ask: bothAsk,
  find: bothFind,
  notes: [madeNotes, ['{then}: {p} more', '{p} more {then}', '{then} +{p}']],
  extras: madeExtras,
  whole: [
    '{what} {past} {n} {many} {first} and {p} more {then}. How many {many} was that [over both|altogether|in all]?',
    'how many {many} did {what} report {first} and {then}, if it was {n} {first} and {p} more {then}?',
    '{first} {n} {many}, {then} {p} more. Both together?',
    '"{n} {many} {first}, and {p} more {then}," {what} reports. What is the total for the two?',
    'add up: {n} {many} {first}, and {then} {p} more than that.',
    'our {many}: {first} {n}, and {then} {p} more. how many in total over both?',
  ],
  known: ['{n} {many} {first}', '{p} more {then}'],
  want: 'number of {many} in both',
  steps: bothSteps,
  unit: '{many}',
});

/** before + (before - before x percent / 100): this time and last time together, with fewer this time. */
const bothYearsLess = family({
  name: 'percent-both-times-less',
  draw: (n) => drawChange(n, bothLessSteps),
  scene: madeScene,
  facts: [
    madeFacts,
    [
      '{then} it was {p} less',
      '{then} {what} {past} {p} fewer than {first}',
      'the number of {many} {then} was {p} lower than {first}',
      'compared with that, there were {p} fewer {many} {then}',
      '{then} there were {p} fewer {many}',
      '{then} the number fell by {p}',
      'a drop of {p} followed {then}',
    ],
  ],
  ordered: true,
  ask: bothAsk,
  find: bothFind,
  notes: [madeNotes, ['{then}: {p} fewer', '{p} less {then}', '{then} -{p}']],
  extras: madeExtras,
  whole: [
    '{what} {past} {n} {many} {first} and {p} fewer {then}. How many {many} was that [over both|altogether|in all]?',
    'how many {many} did {what} report {first} and {then}, if it was {n} {first} and {p} less {then}?',
    '{first} {n} {many}, {then} {p} fewer. Both together?',
    '"{n} {many} {first}, but {p} fewer {then}," {what} reports. What is the total for the two?',
    'add up: {n} {many} {first}, and {then} {p} less than that.',
  ],
  known: ['{n} {many} {first}', '{p} fewer {then}'],
  want: 'number of {many} in both',
  steps: bothLessSteps,
  unit: '{many}',
});

/** Only what was made the second time: before + before x percent / 100, of output. */
const moreOutput = family({
  name: 'percent-more-output',
  draw: (n) => drawChange(n, grownSteps),
  scene: madeScene,
  facts: [
    madeFacts,
    [
      '{then} it was {p} more',
      '{then} {what} {past} {p} more than {first}',
      'the number of {many} {then} was {p} higher than {first}',
      'compared with that, there were {p} more {many} {then}',
      '{then} there were {p} more {many} than {first}',
      'an increase of {p} followed {then}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {many} were there {then}',
    'how many {many} did {what} report {then}',
    'what was the number of {many} {then}',
    'how many {many} was that {then}',
    '{then}, how many {many} were there',
  ],
  find: [
    'the number of {many} {then}',
    'the {many} {then}, as a number',
    'the number of {many} of {what} {then}',
  ],
  notes: [madeNotes, ['{then}: {p} more', '{p} more {then}', '{then} +{p}']],
  extras: madeExtras,
  whole: [
    '{what} {past} {n} {many} {first} and {p} more than that {then}. How many {many} were there {then}?',
    '{first} {n} {many}; {then} {p} more. How many {then}?',
    'how many {many} did {what} report {then}, if it was {n} {first} and the number went up by {p}?',
    '"{n} {many} {first}, and {p} more {then}," {what} reports. So how many were there {then}?',
    'what number of {many} {then} is {p} up on the {n} {many} {first}?',
  ],
  known: ['{n} {many} {first}', '{p} more {then}'],
  want: 'number of {many} {then}',
  steps: grownSteps,
  unit: '{many}',
});

export const percentBothTimesFamilies: readonly Family[] = [bothYears, bothYearsLess, moreOutput];
