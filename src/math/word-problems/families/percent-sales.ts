/** Families about several things with a percentage off. */
import { minus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money, percent } from '../wording/quantity.ts';
import { moneyShare, shareSteps, suitedPercents } from './percent-draw.ts';

type Sale = { price: number; off: number; items: number };
const eachSteps = (p: Sale): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.price, p.off, 'discount', 'money');
  const each = minus(p.price, part.value, 'money');
  return [...steps, ['sale price', each], ['all {item:s}', times(each.value, p.items, 'money')]];
};

/** (price - price x percent / 100) x count. */
const sale = family({
  name: 'sale-of-several',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [price, off] = n.large
          ? n.pick([
              [n.int(3, 12) * 10, n.int(1, 8) * 10] as const,
              moneyShare(n, { low: 8, high: 200, most: 75 }),
            ])
          : moneyShare(n, { low: 4, high: 120, most: 80 });
        return { price, off, items: n.large ? n.int(3, 38) : n.int(2, 12) };
      },
      eachSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('goods', 'clothes', 'crafts', 'tickets'),
    items: count(p.items),
    price: money(p.price),
    p: percent(p.off),
  }),
  facts: [
    [
      'a {item} normally <costs|cost> {price}',
      'the full price of one {item} <is|was> {price}',
      'without the discount each {item} <is|was> {price}',
      'the usual price <is|was> {price} per {item}',
      'each {item} <has|had> a price tag of {price}',
      'one {item} <sells|sold> for {price} at full price',
    ],
    [
      'there <is|was> {p} off each {item}',
      'the shop <gives|gave> a discount of {p}',
      'in the sale all {item:s} <are|were> {p} off',
      'the price of each {item} <is|was> cut by {p}',
      'this week every {item} <is|was> {p} cheaper',
      '{p} <is|was> taken off the price of each {item}',
    ],
    [
      '{who} <buys|bought> {items item} [in the sale|at the reduced price]',
      '{who} <orders|ordered> {items item}',
      '{who} <takes|took> {items:n} of the {item:s}',
      '{who} <needs|needed> {items item}',
      '{who} <picks|picked> up {items item} at the lower price',
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
    'how much <does|did> {who} spend on the {item:s}',
  ],
  find: [
    'the total [in {currency}|]',
    'the amount due',
    'the bill [in {currency}|after the discount]',
    'the cost of all the {item:s}',
  ],
  notes: [
    ['full price: {price} a {item}', '{item} {price}', '{price} per {item}'],
    ['discount: {p}', '{p} off', 'now {p} off'],
    ['{items:n} bought', '{items item} wanted', 'quantity: {items:n}', '{who} <takes|took> {items:n}'],
  ],
  extras: [
    'the shop <is|was> [3|7|12] minutes from the station',
    'the sale <ends|ended> after [2|5|8] days',
    '[4|9|16] other people <wait|waited>',
    '{who} <comes|came> back after [2|3|4] days for a belt',
  ],
  whole: [
    '{items item}, each {price}, with {p} off. [What is the total?|Amount due?|How much in all?]',
    'with my card I get {p} off. I bought {items item} that normally cost {price} each. How much did I pay?',
    'how much are {items item} at {price} each if everything is {p} off?',
    '({price} − {p}) × {items:n} {item:s} = ?',
    '"{item:s} {p} off today, they were {price} each." "Then {items:n}, please!" [How much is that?|What does the customer pay?]',
    'ad: "All {item:s} reduced by {p}!" A {item} was {price}. {who} <wants|wanted> {items:n}. How many {currency} is that?',
    'we needed {items item}. one {item} is {price}, minus {p} discount. what was our bill?',
    'find the cost of {items item} when one {item} has a list price of {price} and the discount is {p}.',
  ],
  known: ['{price} per {item}', '{p} off', '{items item}'],
  want: 'total in {currency}',
  steps: eachSteps,
  unit: '{currency}',
});

const billSteps = (p: Sale): readonly LabeledStep[] => {
  const all = times(p.items, p.price, 'money');
  const { steps, part } = shareSteps(all.value, p.off, 'discount', 'money');
  return [['all {item:s}', all], ...steps, ['to pay', minus(all.value, part.value, 'money')]];
};

/** count x price, less a percentage of the whole bill. */
const billOff = family({
  name: 'bill-discount',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const large = n.large;
        const items = large ? n.int(3, 32) : n.int(2, 12);
        const price = large ? n.int(2, 48) : n.pick([n.int(2, 12), n.int(1, 6) * 10]);
        return {
          items,
          price,
          off: large ? n.pick([5, 10, 15, 20, 25, 30, 40]) : n.pick([5, 10, 10, 20, 25, 50, 4, 2]),
        };
      },
      billSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('cheap', 'tickets', 'snacks', 'reading', 'plants'),
    items: count(p.items),
    price: money(p.price),
    p: percent(p.off),
  }),
  facts: [
    [
      '{who} <buys|bought> {items item} at {price} [each|apiece]',
      '{who} <orders|ordered> {items item}, {price} [each|per {item}]',
      '{items item} at {price} each <are|were> on the bill',
      'one {item} <costs|cost> {price}, and {who} <takes|took> {items:n}',
      '{who} <gets|got> {items item} for {price} [each|a piece]',
      'the {item:s} <are|were> {price} each, and {who} <needs|needed> {items:n}',
      '{who} <puts|put> {items item} in the basket, each priced at {price}',
    ],
    [
      'there <is|was> a discount of {p} on the whole bill',
      'at the till {p} <is|was> taken off the total',
      'a voucher <takes|took> {p} off the bill',
      'the seller <takes|took> {p} off the total',
      '{who} <has|had> a card for {p} off everything',
      'for such an order there <is|was> {p} off the total',
    ],
  ],
  ask: [
    'how much <does|did> {who} pay [in the end|after the discount|]',
    'how many {currency} <does|did> {who} pay',
    'what <is|was> the bill after the discount',
    'how much <is|was> there to pay',
    'what <do|did> the {item:s} cost with the discount',
    'what <is|was> the final amount [in {currency}|]',
    'how much money <does|did> {who} hand over',
  ],
  find: [
    'the bill after the discount',
    'the amount to pay [in {currency}|]',
    'the final price [in {currency}|]',
    'the total less the discount',
  ],
  notes: [
    ['{items item} @ {price}', '{items:n} x {item} at {price}', '{items item}, {price} each'],
    ['{p} off the total', 'minus {p}', 'voucher: {p} off', 'discount {p}'],
  ],
  extras: [
    "the shop <is|was> open until [6|8|10] o'clock",
    'the basket <weighs|weighed> [2|4|6] kg',
    '[3|6|11] people <are|were> in front in the queue',
  ],
  whole: [
    '{items item} at {price} each, {p} off the lot. How much to pay?',
    'I get {p} off with my card. I bought {items item} for {price} each. What did I pay?',
    '{items:n} × {price} − {p} = how many {currency}?',
    '"{items item}, please." "That is {price} each, and you get {p} off for being a member." How much is the bill?',
    'how much do {items item} cost at {price} each when {p} is taken off at the till?',
    'members get {p} off. What does a member pay for {items item} at {price} each?',
    'we bought {items item} ({price} each) and used a voucher for {p} off. What was left to pay?',
  ],
  known: ['{items item} at {price} each', '{p} off the total'],
  want: 'amount to pay in {currency}',
  steps: billSteps,
  unit: '{currency}',
});

export const percentSaleFamilies: readonly Family[] = [sale, billOff];
