/** Families that ask by how many percent a price or a number changes. */
import { minus, over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { isShort, suitedPercents } from './percent-draw.ts';

type Change = { before: number; after: number };
const offSteps = (p: Change): readonly LabeledStep[] => {
  const gap = minus(p.before, p.after);
  const product = times(gap.value, 100);
  return [
    ['difference', gap],
    ['times 100', product],
    ['over the old price', over(product.value, p.before)],
  ];
};
const upSteps = (p: Change): readonly LabeledStep[] => {
  const gap = minus(p.after, p.before);
  const product = times(gap.value, 100);
  return [
    ['difference', gap],
    ['times 100', product],
    ['over the old number', over(product.value, p.before)],
  ];
};

/** (before - after) x 100 / before. */
const whatDiscount = family({
  name: 'what-discount',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const before = n.pick([
          n.int(2, 12) * 10,
          n.int(2, 96) * 5,
          n.int(2, 16) * 25,
          n.int(2, 9) * 100,
          n.int(3, 90) * 4,
        ]);
        return { before, after: before - Math.round((before * n.int(2, 80)) / 100) };
      },
      offSteps,
      ({ before, after }) => after < before && after > 0 && isShort(((before - after) * 100) / before, 0),
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('goods', 'clothes', 'crafts'),
    old: money(p.before),
    now: money(p.after),
  }),
  facts: [
    [
      'the old price of the {item} <is|was> {old}',
      'a {item} normally <costs|cost> {old}',
      'the full price of the {item} <is|was> {old}',
      'before the sale the {item} sold for {old}',
      'the {item} used to cost {old}',
      'the tag on the {item} once said {old}',
    ],
    [
      'the sale price <is|was> {now}',
      '{who} <gets|got> the {item} for {now}',
      'in the sale the {item} <costs|cost> {now}',
      '{who} <pays|paid> only {now}',
      'the new price of the {item} <is|was> {now}',
      'the {item} <is|was> reduced to {now}',
    ],
  ],
  ask: [
    'by how many percent <is|was> the price reduced',
    'what percentage <is|was> taken off',
    'how many percent <is|was> the discount',
    'what <is|was> the discount in percent',
    'by what percentage <does|did> the price fall',
    'how large <is|was> the discount as a percentage',
  ],
  find: [
    'the discount in percent',
    'the percentage taken off',
    'the percentage by which the price <falls|fell>',
  ],
  notes: [
    ['{item}, old price {old}', 'was {old}', 'old price: {old}'],
    ['sale price {now}', 'now {now}', 'new price: {now}'],
  ],
  extras: ['the sale <lasts|lasted> [3|7|10] days', 'there <are|were> [4|9|12] others in the shop window'],
  whole: [
    'a {item} falls from {old} to {now}. What percentage is that?',
    'was {old}, now {now}. How many percent off?',
    'from {old} down to {now}: by what percentage?',
    'I paid {now} for a {item} that used to be {old}. What discount did I get, in percent?',
    'how many percent off is it when a {item} costs {now} instead of {old}?',
    'price tag of the {item}: {old}, crossed out, and {now} below. [What is the discount in percent?|How many percent less is that?]',
  ],
  known: ['old price {old}', 'new price {now}'],
  want: 'discount in percent',
  steps: offSteps,
  unit: 'percent',
});

const growing = (what: string, unit: string) => ({ one: what, what, many: unit });

/** (after - before) x 100 / before. */
const whatGrowth = family({
  name: 'what-growth',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const before = n.pick([n.int(2, 12) * 10, n.int(2, 96) * 5, n.int(2, 16) * 25, n.int(2, 9) * 100]);
        return { before, after: before + Math.round((before * n.int(2, 90)) / 100) };
      },
      upSteps,
      ({ before, after }) => after > before && isShort(((after - before) * 100) / before, 0),
    ),
  scene: (cast, p) => ({
    ...cast.pick([
      growing('the village', 'residents'),
      growing('the choir', 'singers'),
      growing('the herd', 'goats'),
      growing('the school', 'pupils'),
      growing('the club', 'members'),
      growing('the chat group', 'users'),
      growing('the library', 'readers'),
      growing('the office', 'workers'),
      growing('the newsletter', 'subscribers'),
      growing('the bee farm', 'hives'),
    ]),
    a: count(p.before),
    b: count(p.after),
  }),
  facts: [
    [
      'last year {what} had {a} {many}',
      'a year ago the number of {many} of {what} was {a}',
      '{what} began with {a} {many}',
      '{what} used to have {a} {many}',
      'at first there were {a} {many}',
    ],
    [
      'now {what} has {b} {many}',
      'this year it is {b} {many}',
      'today there are {b} {many}',
      'the number of {many} has reached {b}',
      'by now {what} has grown to {b} {many}',
    ],
  ],
  ordered: true,
  ask: [
    'by how many percent has the number of {many} grown',
    'what is the increase in percent',
    'by what percentage did the number rise',
    'what percentage of growth is that',
    'how many percent more is that',
    'how large is the growth in percent',
  ],
  find: [
    'the increase in percent',
    'the growth as a percentage',
    'the percentage by which the number of {many} grew',
  ],
  notes: [
    ['{what}: {a} {many} last year', 'before: {a} {many}'],
    ['now {b}', 'today: {b} {many}'],
  ],
  extras: ['{what} was founded in [1904|1957|1988]', 'the next count is in [2|3|6] months'],
  whole: [
    'from {a} to {b} {many}: what is the increase in percent?',
    '{what} grew from {a} to {b} {many}. By how many percent?',
    'how many percent more {many} does {what} have if the number went from {a} to {b}?',
    '{many} last year {a}, this year {b}. Growth in percent?',
    'we were {a} {many} and now we are {b}. what percentage is that more?',
  ],
  known: ['{a} {many} before', '{b} {many} now'],
  want: 'increase in percent',
  steps: upSteps,
  unit: 'percent',
});

export const percentCompareFamilies: readonly Family[] = [whatDiscount, whatGrowth];
