/** Families about lists of purchases: two things by number and price, several and one. Spreads those about amounts. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { goods, price, suitedPrices } from './money-shared.ts';
import { jotted, purchase } from './shopping-ways.ts';
import { shoppingAmountFamilies } from './shopping-amounts.ts';

/** a x p + b x q. */
const receiptSteps = (p: { a: number; p: number; b: number; q: number }): readonly LabeledStep[] => {
  const [first, second] = [times(p.a, p.p, 'money'), times(p.b, p.q, 'money')];
  return [
    ['all {item:s}', first],
    ['all {other:s}', second],
    ['in total', plus(first.value, second.value, 'money')],
  ];
};
const receipt = family({
  name: 'receipt',
  draw: (n) => {
    const many = n.pick([9, 12, n.large ? 40 : 12]);
    const top = n.large ? n.pick([9, 30]) : 12;
    const draw = () => ({ a: n.int(2, many), p: price(n, 2, top), b: n.int(2, 12), q: price(n, 2, top) });
    return suitedPrices(n, draw, receiptSteps);
  },
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item: goods(cast, p.p),
    other: goods(cast, p.q),
    a: count(p.a),
    p: money(p.p),
    b: count(p.b),
    q: money(p.q),
  }),
  facts: [purchase('a', 'item', 'p'), purchase('b', 'other', 'q')],
  ask: [
    'how much <does|did> {who} pay [in total|in all|altogether|for everything]',
    'what <does|did> {who} spend [altogether|in all|in {currency}]',
    'how many {currency} <does|did> it all cost',
    'what <is|was> the total [cost|on the receipt|]',
    'how much <does|did> [it all|everything] come to',
    'what <do|did> the {item:s} and the {other:s} cost together',
    'how much money <is|was> that [altogether|in all]',
    'what <is|was> the bill [in {currency}|]',
    'how much <does|did> {who} need to pay for the {item:s} and the {other:s}',
    'how much <does|did> the whole [purchase|shopping] cost',
  ],
  find: [
    'the total [cost|price|bill] [in {currency}|]',
    'the price of everything [in {currency}|]',
    'the sum on the receipt',
    'the amount {who} <pays|paid> [in all|altogether]',
    'the combined cost of the {item:s} and the {other:s}',
  ],
  notes: [jotted('a', 'item', 'p'), jotted('b', 'other', 'q')],
  extras: [
    '{who} <comes|came> home at [4|5|6] in the afternoon',
    'the receipt <has|had> the number [418|2071|356]',
    'the shop <opens|opened> at [7|8|9] in the morning',
    'the bag <weighs|weighed> [2|3|4] kg',
    'the walk to the shop <takes|took> [5|10|15] minutes',
    'the {item:s} <are|were> on shelf number [3|7|12]',
  ],
  whole: [
    '{a item} at {p} + {b other} at {q} = ?',
    '{a:n} × {p} + {b:n} × {q} = ? (prices of {item:s} and {other:s})',
    'At a stall a {item} costs {p} and a {other} {q}. {buyer:name} asks for {a item} and {b other}. [What must {buyer:they} pay|How much is that|How many {currency} is that]?',
    '"How much for {a item} and {b other}?" asks {buyer:name}. "{item:s} are {p} each, {other:s} {q}." What is the answer [in {currency}|]?',
    'Receipt: {a item} @ {p}; {b other} @ {q}. Total: ?',
    'We bought {a item} and {b other} for the party. A {item} cost {p} and a {other} {q}. How much did we [spend|pay] [altogether|in all]?',
    'Price list: {item} {p}, {other} {q}. What do {a item} and {b other} [cost|come to]?',
    'How much do {a item} and {b other} cost, if a {item} costs {p} and a {other} {q}?',
    'Add up what {buyer:name} pays for {a item} ({p} each) and {b other} ({q} each).',
    'My shopping list says {a item} and {b other}. I know that a {item} is {p} and a {other} is {q}. How much money should I take?',
    'Orders today: {a item}, {b other}. One {item} sells for {p}, one {other} for {q}. How much [comes in|do we take]?',
  ],
  known: ['{a item} at {p} each', '{b other} at {q} each'],
  want: 'total in {currency}',
  steps: receiptSteps,
  unit: '{currency}',
});

/** count x price + one other thing. */
const severalSteps = (p: { items: number; price: number; single: number }): readonly LabeledStep[] => {
  const all = times(p.items, p.price, 'money');
  return [
    ['all {item:s}', all],
    ['with the {other}', plus(all.value, p.single, 'money')],
  ];
};
const several = family({
  name: 'several-and-one',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        items: n.int(2, n.large ? n.pick([9, 60]) : 12),
        price: price(n, 1, n.large ? 12 : 9),
        single: price(n, 2, n.large ? 90 : 40),
      }),
      severalSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item: goods(cast, p.price),
    other: goods(cast, p.single),
    items: count(p.items),
    price: money(p.price),
    single: money(p.single),
  }),
  facts: [
    purchase('items', 'item', 'price'),
    [
      '{who} <buys|bought> one {other} for {single}',
      '{who} <gets|got> a [single|] {other} [at|for] {single}',
      'one {other} <is|was> on the bill for {single}',
      'a {other} for {single} <goes|went> into the basket',
      '{who} <takes|took> a {other}, which <costs|cost> {single}',
      'there <is|was> one {other} in the bag, priced at {single}',
      '{who} <pays|paid> {single} for one {other}',
      'a single {other} <is|was> bought for {single}',
    ],
  ],
  ask: [
    'how much <does|did> {who} pay [in total|in all|altogether]',
    'what <does|did> {who} spend [altogether|in all|in {currency}]',
    'how many {currency} <is|was> that [altogether|in all]',
    'what <is|was> the total [cost|]',
    'how much <does|did> everything come to',
    'what <do|did> the {item:s} and the {other} cost together',
    'how much <does|did> it all cost',
    'what <is|was> on the bill at the bottom',
  ],
  find: [
    'the total [cost|price|bill] [in {currency}|]',
    'the price of everything [in {currency}|]',
    'the amount on the bill',
    'the cost of the {item:s} and the {other} together',
  ],
  notes: [
    jotted('items', 'item', 'price'),
    ['1 {other} @ {single}', 'one {other}: {single}', '1 {other}, {single}', 'a {other} ({single})'],
  ],
  extras: [
    'the shop <has|had> been there for [12|25|40] years',
    'the {other} <weighs|weighed> [2|3|5] kg',
    "the bus home <leaves|left> at [5|6|7] o'clock",
    'there <are|were> [3|4|6] people at the till',
  ],
  whole: [
    '{items item} @ {price}, 1 {other} @ {single}. [Total|How much|Altogether]?',
    '{price} × {items:n} {item:s} + {single} for a {other} = ?',
    '{buyer:name} puts {items item} and a {other} on the counter. The {item:s} are {price} each, the {other} is {single}. What does {buyer:they} pay?',
    'my [dad|mum|brother] bought {items item} {price} each and then a {other} for {single} how much altogether',
    'How much for {items item} at {price} each and one {other} at {single}?',
    '"A {other}, please, and {items item}." "That is {single} for the {other} and {price} for each {item}." How much does the customer pay?',
    'I got {items item}, which were {price} each, and treated myself to a {other} for {single}. How much did I spend?',
    'A {other} costs {single} and a {item} {price}. Work out the price of one {other} and {items item}.',
  ],
  known: ['{items item} at {price} each', 'one {other} for {single}'],
  want: 'total in {currency}',
  steps: severalSteps,
  unit: '{currency}',
});

export const shoppingListFamilies: readonly Family[] = [receipt, several, ...shoppingAmountFamilies];
