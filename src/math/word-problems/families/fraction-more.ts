/** Families about a fraction more than before, and about half the price. */
import { over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { fractionSteps } from './fraction-draw.ts';
import { drawPart, fractionSlots, type FractionPart } from './fraction-parts.ts';
import { suitedPercents } from './percent-draw.ts';

const moreSteps = (p: FractionPart): readonly LabeledStep[] => {
  const { steps, part } = fractionSteps(p.whole, p, 'increase');
  return [...steps, ['new number', plus(p.whole, part.value)]];
};
const maker = (what: string, past: string, many: string) => ({ one: `${what} ${many}`, what, past, many });

/** whole + whole / bottom x top: a fraction more than before. */
const fractionMore = family({
  name: 'fraction-more',
  draw: (n) => drawPart(n, 3000, moreSteps),
  scene: (cast, p) => ({
    ...cast.pick([
      maker('the orchard', 'gave', 'crates of pears'),
      maker('the baker', 'sold', 'rolls'),
      maker('the circus', 'had', 'visitors'),
      maker('the workshop', 'made', 'chairs'),
      maker('the band', 'sold', 'records'),
      maker('the hens', 'laid', 'eggs'),
      maker('the stall', 'sold', 'pancakes'),
      maker('the choir', 'had', 'listeners'),
      maker('the mill', 'filled', 'sacks of flour'),
      maker('the post van', 'carried', 'parcels'),
    ]),
    ...cast.pick([
      { one: 'June', first: 'in June', then: 'in July' },
      { one: 'spring', first: 'in spring', then: 'in summer' },
      { one: 'Monday', first: 'on Monday', then: 'on Tuesday' },
      { one: 'last year', first: 'last year', then: 'this year' },
      { one: 'week one', first: 'in week one', then: 'in week two' },
      { one: 'March', first: 'in March', then: 'in April' },
      { one: 'Saturday', first: 'on Saturday', then: 'on Sunday' },
      { one: 'autumn', first: 'in autumn', then: 'in winter' },
    ]),
    ...fractionSlots(p),
    n: count(p.whole),
  }),
  facts: [
    [
      '{first} {what} {past} {n} {many}',
      '{what} {past} {n} {many} {first}',
      'there were {n} {many} {first}',
      'the number of {many} {first} was {n}',
      '{n} {many} were counted {first}',
    ],
    [
      '{then} it was [{f}|{g}] more',
      '{then} there were [{f}|{g}] more {many} than {first}',
      '{then} the number was [{f}|{g}] higher',
      '{then} the number rose by [{f}|{s}|{g}]',
      '{what} {past} [{f}|{g}] more {then} than {first}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {many} were there {then}',
    'what was the number of {many} {then}',
    'how many {many} was that {then}',
    '{then}, how many {many} were there',
    'how many {many} were counted {then}',
  ],
  find: ['the number of {many} {then}', 'the {many} {then}, as a number', 'the new number of {many}'],
  notes: [
    ['{first}: {n} {many}', '{n} {many} {first}'],
    ['{then}: {f} more', '{then} {s} more'],
  ],
  extras: [
    'it <rains|rained> on [2|4|6] days',
    '[3|5|12] people helped',
    "the place opened at [7|8|9] o'clock",
  ],
  whole: [
    '{what} {past} {n} {many} {first} and [{f}|{g}] more than that {then}. How many {many} was it {then}?',
    '{first} {n} {many}; {then} [{f}|{s}] more. How many {then}?',
    'what is [{f}|{g}] more than {n} {many}?',
    'increase {n} {many} by [{f}|{s}|{g}]. How many {many} is that?',
    'by [{f}|{g}] the number of {many} went up {then}; {first} it had been {n}. What was it {then}?',
  ],
  known: ['{n} {many} {first}', '{s} more {then}'],
  want: 'number of {many} {then}',
  steps: moreSteps,
  unit: '{many}',
});

type HalfPrice = { price: number; items: number };
const halfSteps = (p: HalfPrice): readonly LabeledStep[] => {
  const half = over(p.price, 2, 'money');
  return [
    ['half price', half],
    ['all {item:s}', times(half.value, p.items, 'money')],
  ];
};

/** price / 2 x count: several things at half price. */
const halfPrice = family({
  name: 'half-price',
  draw: (n) =>
    suitedPercents(
      n,
      () => ({
        price: n.large
          ? n.pick([n.int(5, 90), 2 * n.int(3, 48)])
          : 2 * n.pick([n.int(2, 12), 10 * n.int(1, 6)]),
        items: n.large ? n.int(3, 38) : n.int(2, 12),
      }),
      halfSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('goods', 'tickets', 'clothes', 'crafts'),
    price: money(p.price),
    items: count(p.items),
  }),
  facts: [
    [
      'a {item} normally <costs|cost> {price}',
      'the full price of a {item} <is|was> {price}',
      'the usual price <is|was> {price} per {item}',
      'each {item} <has|had> a price tag of {price}',
      'one {item} <sells|sold> for {price} at full price',
    ],
    [
      'the {item:s} <are|were> sold at half price',
      'in the sale every {item} <is|was> half price',
      'the price of each {item} <is|was> cut in half',
      'the price of a {item} <is|was> halved',
      'you only <pay|paid> half of the price of each {item}',
      'each {item} <is|was> sold at 1/2 of its price',
    ],
    [
      '{who} <buys|bought> {items item} at the lower price',
      '{who} <orders|ordered> {items item}',
      '{who} <takes|took> {items:n} of the {item:s}',
      '{who} <needs|needed> {items item}',
      '{who} <picks|picked> up {items item} in the sale',
      '{who} <leaves|left> with {items item}',
    ],
  ],
  ask: [
    'how much <does|did> {who} pay [in total|altogether|in all]',
    'how many {currency} <does|did> {who} pay',
    'what <is|was> the [total|bill] [in {currency}|]',
    'how much <do|did> the {item:s} cost [together|altogether] in the sale',
    'what <does|did> {who} have to pay for the {item:s}',
    'how much money <is|was> that in all',
  ],
  find: [
    'the total [in {currency}|]',
    'the amount due',
    'the bill [in {currency}|]',
    'the cost of all the {item:s}',
  ],
  notes: [
    ['full price: {price} a {item}', '{item} {price}', '{price} per {item}'],
    ['half price', 'now half price', '1/2 off'],
    ['{items:n} bought', '{items item} wanted', 'quantity: {items:n}'],
  ],
  extras: ['the shop <is|was> [3|7|12] minutes from the station', 'the sale <ends|ended> after [2|5|8] days'],
  whole: [
    '{items item} at half price, full price {price} each. Total?',
    'everything was half price. I took {items item}, marked {price} each. How much did I pay?',
    'half of {price} × {items:n} {item:s} = how many {currency}?',
    '"{item:s} half price today!" A {item} used to be {price}. How much are {items:n}?',
    'how much are {items item} at half price if one normally costs {price}?',
    'members pay half. {items:n} members each buy a {item} for which others pay {price}. How much do the members pay together?',
  ],
  known: ['{price} per {item}', 'half price', '{items item}'],
  want: 'total in {currency}',
  steps: halfSteps,
  unit: '{currency}',
});

export const fractionMoreFamilies: readonly Family[] = [fractionMore, halfPrice];
