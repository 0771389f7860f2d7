/** Families that work back from an amount: how many can be bought, and what one costs after the change. */
import { minus, over } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { price, rounded, suitedPrices } from './money-shared.ts';

/** (money - other) / price: how many can be had. */
const affordSteps = (p: { money: number; other: number; price: number }): readonly LabeledStep[] => {
  const left = minus(p.money, p.other, 'money');
  return [
    ['left for {item:s}', left],
    ['number of {item:s}', over(left.value, p.price, 'plain')],
  ];
};
const afford = family({
  name: 'how-many-can-be-bought',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const [items, each] = [n.int(2, n.large ? 48 : 12), n.int(2, n.large ? 24 : 12)];
        const other = n.int(3, n.large ? 90 : 40);
        return { money: items * each + other, other, price: each };
      },
      affordSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item:
      p.price > 10
        ? cast.thing('clothes', 'tickets', 'goods')
        : cast.thing('cheap', 'snacks', 'drinks', 'reading'),
    other: cast.pick([
      'the bus fare',
      'lunch',
      'delivery',
      'parking',
      'postage',
      'a taxi',
      'wrapping paper',
      'the entry fee',
      'a birthday card',
    ]),
    money: money(p.money),
    fee: money(p.other),
    price: money(p.price),
  }),
  facts: [
    [
      '{who} <has|had> {money} [in total|to spend|at first]',
      'there <is|was> {money} to spend in all',
      'the whole budget <is|was> {money}',
      '{who} <takes|took> {money} along',
      'in the purse <is|was> {money} to begin with',
      '{money} <is|was> all the money there <is|was>',
    ],
    [
      '{who} <spends|spent> {fee} on {other}',
      '{fee} <goes|went> on {other}',
      '{other} <costs|cost> {who:them} {fee}',
      '{who} <pays|paid> {fee} for {other}',
      'for {other}, {fee} <has|had> to be paid',
      '{other} <takes|took> {fee} of the money',
    ],
    [
      'each {item} <costs|cost> {price}',
      'the rest <goes|went> on {item:s} at {price} each',
      '{who} <spends|spent> the rest on {item:s} that cost {price} each',
      'one {item} <is|was> {price}, and all the remaining money <goes|went> on {item:s}',
      '{item:s} at {price} apiece <are|were> bought with what <is|was> left',
      'a {item} <sells|sold> for {price}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {item:s} <does|did> {who} get for the rest of the money',
    'how many {item:s} can {who} [buy|afford] with the rest',
    'for how many {item:s} <is|was> the remaining money enough',
    'how many {item:s} <does|did> the rest of the money buy',
    'what number of {item:s} <does|did> the remaining money pay for',
    'how many {item:s} can be had for what <is|was> left',
  ],
  find: [
    'the number of {item:s} that the rest of the money buys',
    'the number of {item:s} {who} can buy with the rest',
    'the number of {item:s} for the remaining money',
  ],
  notes: [
    ['{money} to spend', 'budget {money}', 'money: {money}'],
    ['{other} {fee}', '{other}: {fee}', '{fee} for {other}'],
    [
      'rest on {item:s}, {price} each',
      '{item:s} with the rest: {price} each',
      'all the rest for {item:s} @ {price}',
    ],
  ],
  extras: [
    'there <are|were> [30|50|80] {item:s} in the window',
    'the shop <closes|closed> at [5|6|7] in the evening',
    '{who} <has|had> [2|3|4] hours for shopping',
    'the {item:s} <come|came> in [3|4|6] colours',
  ],
  whole: [
    '{buyer:name} has {money}. {fee} goes on {other}, the rest on {item:s} at {price} each. How many {item:s} does {buyer:they} get?',
    'How many {item:s} at {price} each can I buy with {money} if I also have to pay {fee} for {other}?',
    '({money} − {fee} for {other}) ÷ {price} per {item} = how many {item:s}?',
    '{fee} for {other} plus some {item:s} at {price} each came to {money} exactly. How many {item:s} were there?',
    'The bill was {money}: {fee} for {other}, and everything else for {item:s} at {price} each. How many {item:s} did we buy?',
    '"Here is {money}," says grandma. "Keep {fee} for {other} and buy {item:s} with the rest." A {item} costs {price}. How many can {buyer:name} buy?',
    'An order of {item:s} at {price} each, with {fee} for {other} added, cost {money}. Number of {item:s}?',
    'We paid {money} in all, {fee} of it for {other}. The {item:s} were {price} each. How many had we bought?',
  ],
  known: ['{money} in all', '{fee} for {other}', 'each {item} costs {price}'],
  want: 'number of {item:s}',
  steps: affordSteps,
  unit: '{item:s}',
});

/** (note - change) / items: the price of one, and back from the change. */
const backSteps = (p: { note: number; change: number; items: number }): readonly LabeledStep[] => {
  const paid = minus(p.note, p.change, 'money');
  return [
    ['all {item:s}', paid],
    ['one {item}', over(paid.value, p.items, 'money')],
  ];
};
const priceFromChange = family({
  name: 'price-from-change',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const [items, each] = [n.int(2, n.large ? 16 : 9), n.large ? price(n, 2, 19) : price(n, 2, 10)];
        const notes = [5, 10, 20, 50, 100, 200, 300].filter(
          (note) => note > items * each && note < items * each + 60,
        );
        const note = notes.length > 0 ? n.pick(notes) : 0;
        return { note, change: note > 0 ? rounded(note - items * each) : 0, items };
      },
      backSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item:
      (p.note - p.change) / p.items > 10
        ? cast.thing('clothes', 'tickets', 'goods')
        : cast.thing('cheap', 'snacks', 'drinks', 'reading'),
    note: money(p.note),
    change: money(p.change),
    items: count(p.items),
  }),
  facts: [
    [
      '{who} <buys|bought> {items item} [of the same price|that all <cost|cost> the same]',
      '{items} equally priced {item:s} <are|were> bought by {who}',
      '{who} <takes|took> {items item}, all at one price',
      '{who} <gets|got> {items} identical {item:s}',
      'there <are|were> {items item} of the same kind in the bag',
    ],
    [
      '{who} <pays|paid> with {note}',
      '{who} <hands|handed> over {note}',
      '{note} <is|was> given to the cashier',
      'the cashier <receives|received> {note} from {who:them}',
      '{who} <gives|gave> the cashier {note} for the purchase',
      '{who} <puts|put> {note} on the counter',
    ],
    [
      '{who} <gets|got> {change} back',
      'the change <is|was> {change}',
      '{change} <comes|came> back as change',
      'the cashier <returns|returned> {change}',
      '{who} <receives|received> {change} in change',
      'as change, {who} <gets|got> {change}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> one {item} cost',
    'what <is|was> the price of [one|a single] {item}',
    'how many {currency} <is|was> one {item}',
    'what <does|did> each {item} cost',
    'how much <is|was> each of the {item:s}',
    'how much <does|did> {who} pay for each {item}',
  ],
  find: [
    'the price of one {item} [in {currency}|]',
    'the cost of a single {item}',
    'the price per {item} [in {currency}|]',
  ],
  notes: [
    ['{items item}, same price', '{items} equal {item:s}', '{items item} bought'],
    ['paid with {note}', 'cash given {note}', 'given: {note}'],
    ['change {change}', 'change: {change}', '{change} back'],
  ],
  extras: [
    'the queue <takes|took> [5|10|15] minutes',
    'the shop <has|had> [3|4|6] tills',
    '{who} <comes|came> at [9|10|11] in the morning',
    'the receipt <is|was> number [418|2071|356]',
  ],
  whole: [
    '{items item}, paid with {note}, change {change}. One {item}?',
    '({note} − {change}) ÷ {items:n} {item:s} = ?',
    '{buyer:name} gave {note} for {items item} and got {change} back. What does one {item} cost?',
    'I bought {items item} with {note} and had {change} left. How much was each {item}?',
    'What was the price of each {item} if {items:n} of them left me {change} out of {note}?',
    'After buying {items item}, all at the same price, {buyer:name} has {change} left of {note}. Find the price of one {item}.',
    '"From {note}, {change} back for your {items item}," says the cashier. How much does a {item} cost here?',
    'got {change} change from {note} for {items item} how much was one',
  ],
  known: ['{items item} of one price', '{note} given', '{change} back'],
  want: 'price of one {item} in {currency}',
  steps: backSteps,
  unit: '{currency}',
});

export const shoppingBackFamilies: readonly Family[] = [afford, priceFromChange];
