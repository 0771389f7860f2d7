/** Families about prices: one of a pack, more of the same, a voucher. Spreads those about offers and working back. */
import { minus, over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { price, rounded, suitedPrices } from './money-shared.ts';
import { shoppingBackFamilies } from './shopping-back.ts';
import { shoppingOfferFamilies } from './shopping-offers.ts';

/** cost / items. */
const unitSteps = (p: { items: number; cost: number }): readonly LabeledStep[] => [
  ['one {item}', over(p.cost, p.items, 'money')],
];
const unitPrice = family({
  name: 'unit-price',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const items = n.large ? n.int(3, 36) : n.int(2, 12);
        return { items, cost: rounded(items * (n.large ? price(n, 1, 45) : price(n, 2, 12))) };
      },
      unitSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item:
      p.cost / p.items > 10
        ? cast.thing('goods', 'clothes', 'tickets')
        : cast.thing('cheap', 'snacks', 'drinks', 'reading'),
    items: count(p.items),
    cost: money(p.cost),
  }),
  facts: [
    [
      '{who} <pays|paid> {cost} for {items item}',
      '{items item} cost {cost} [in all|together|altogether]',
      '{who} <buys|bought> {items item} for {cost} [in all|altogether]',
      'a [pack|set] of {items item} <costs|cost> {cost}',
      'for {items item}, {who} <pays|paid> {cost} altogether',
      'the price of {items item} <is|was> {cost} in total',
      '{cost} <is|was> [paid|the price] for {items item}',
      '{who} <spends|spent> {cost} on {items item} of the same kind',
      'the bill for {items item} <comes|came> to {cost}',
      'a shop <sells|sold> {items item} for {cost} [together|as a set]',
      '{who} <gets|got> {items} equally dear {item:s} and <pays|paid> {cost} in all',
    ],
  ],
  ask: [
    'how much <does|did> one {item} cost',
    'what <is|was> the price of [one|a single] {item}',
    'how many {currency} <is|was> that [per|for each|for one] {item}',
    'what <does|did> each {item} cost',
    'how much <is|was> that [apiece|a piece|each]',
    'what <is|was> the unit price [in {currency}|]',
    'how much <is|was> a single one',
    'what <does|did> just one of the {item:s} cost',
  ],
  find: [
    'the price of one {item} [in {currency}|]',
    'the unit price [in {currency}|]',
    'the cost [per {item}|of a single {item}]',
    'the amount for each {item}',
  ],
  notes: [
    [
      '{items item}: {cost}',
      '{items item} = {cost}',
      '{items item} for {cost}',
      '{cost} / {items item}',
      'pack of {items item}, {cost}',
    ],
  ],
  extras: [
    'the pack <weighs|weighed> [2|3|4] kg',
    'the shop <is|was> [3|5|8] minutes away',
    'delivery <takes|took> [2|3|4] days',
    'there <are|were> [20|30|45] packs on the shelf',
  ],
  whole: [
    '{items item} → {cost}. 1 {item} → ?',
    '{items item} cost {cost}. Price of one?',
    '{cost} ÷ {items:n} {item:s} = ? each',
    '"{cost} for {items item}!" calls the [seller|man at the stall]. What would one {item} be at that price?',
    'I ordered {items item} online and paid {cost}. How much was [each one|one {item}]?',
    'How much is one {item} if {items item} cost {cost}?',
    'Our class shared the cost: {items item} for {cost}, one for each of us. What did everyone pay for a {item}?',
    'Divide {cost} by {items:n} to get the price of one {item}.',
    'AD: {items item} for only {cost}! How much is that per {item}?',
    '{buyer:name} is keen to know what a single {item} costs in the pack of {items:n}. The pack is {cost}. Work it out for {buyer:them}.',
  ],
  known: ['{items item} cost {cost}'],
  want: 'price of one {item} in {currency}',
  steps: unitSteps,
  unit: '{currency}',
});

/** cost / items x more. */
const ruleSteps = (p: { items: number; cost: number; more: number }): readonly LabeledStep[] => {
  const one = over(p.cost, p.items, 'money');
  return [
    ['one {item}', one],
    ['{more item}', times(one.value, p.more, 'money')],
  ];
};
const ruleOfThree = family({
  name: 'rule-of-three-price',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const items = n.int(2, n.large ? 15 : 12);
        const more = n.int(2, n.large ? 60 : 12);
        const each = n.large ? price(n, 2, 35) : price(n, 2, 12);
        return { items, cost: rounded(items * each), more: more === items ? more + 1 : more };
      },
      ruleSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item:
      p.cost / p.items > 10
        ? cast.thing('goods', 'clothes', 'tickets')
        : cast.thing('cheap', 'snacks', 'drinks', 'reading'),
    items: count(p.items),
    cost: money(p.cost),
    more: count(p.more),
  }),
  facts: [
    [
      '{items item} cost {cost} [in all|together|]',
      'a shop <asks|asked> {cost} for {items item}',
      'the price of {items item} <is|was> {cost}',
      'you <pay|paid> {cost} for {items item}',
      'one customer <pays|paid> {cost} for {items item}',
      'for {cost} you <get|got> {items item}',
      '{items item} <are|were> sold for {cost}',
      '{cost} <is|was> enough for exactly {items item}',
      'the bill for {items item} <is|was> {cost}',
      'the shop <sells|sold> {items item} for {cost}',
    ],
    [
      '{who} <needs|needed> {more item}',
      '{who} <buys|bought> {more item} at the same price each',
      '{more item} <are|were> ordered by {who}',
      '{who} <wants|wanted> to buy {more item}',
      'the number that {who} <needs|needed> <is|was> {more item}',
      '{who} <has|had> {more item} on the shopping list',
      'there <are|were> {more item} for {who:them} to buy',
      'at the same rate {who} <takes|took> {more item}',
    ],
  ],
  ask: [
    'how much <does|did> {who} pay for the {more item}',
    'what <do|did> the {more item} cost [at the same price|]',
    'how many {currency} <do|did> the {more item} cost',
    'what <does|did> {who} have to pay for {more:n}',
    'how much <is|was> that for {more item}',
    'what <is|was> the price of the {more item}',
    'how much money <does|did> {who} need for {more item}',
  ],
  find: [
    'the price of {more item} [in {currency}|]',
    'the cost of {more item}',
    'the amount {who} <pays|paid> for {more item} [in {currency}|]',
  ],
  notes: [
    ['{items item}: {cost}', '{items item} = {cost}', '{items item} cost {cost}'],
    ['needed: {more item}', 'wanted: {more item}', '{more item} to buy', 'to order: {more item}'],
  ],
  extras: [
    'the shop <has|had> [120|200|350] {item:s} in stock',
    'the offer <lasts|lasted> [3|5|7] days',
    'the shop <opens|opened> at [8|9|10] in the morning',
    'delivery <takes|took> [2|3|4] days',
  ],
  whole: [
    'If {items item} cost {cost}, [how much do|what do] {more item} cost?',
    '{items item} → {cost}; {more item} → ?',
    '{items item} = {cost}. {more item} = ?',
    '{buyer:name} paid {cost} for {items item}. Now {buyer:they} wants {more item} at the same price each. What will they cost?',
    'Last week I paid {cost} for {items item}. Today I need {more item}. How much will I pay if the price per {item} has not changed?',
    'What is the price of {more item} when {items item} are {cost}?',
    '"{items item} are {cost}," says the seller. "And {more:n}?" asks {buyer:name}. What should the seller answer?',
    'Sign in the window: {items item} for {cost}. At that rate, what would {more item} come to?',
    'Someone charges {cost} for {items item}. Work out a fair price for {more item} at the same rate.',
    'if {items item} is {cost} how much is {more item}',
  ],
  known: ['{items item} cost {cost}', '{more item} wanted'],
  want: 'price of {more item} in {currency}',
  steps: ruleSteps,
  unit: '{currency}',
});

/** items x price - voucher. */
const voucherSteps = (p: { items: number; price: number; voucher: number }): readonly LabeledStep[] => {
  const all = times(p.items, p.price, 'money');
  return [
    ['all {item:s}', all],
    ['less the {paper}', minus(all.value, p.voucher, 'money')],
  ];
};
const voucher = family({
  name: 'voucher',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        items: n.int(2, n.large ? 36 : 12),
        price: n.large ? price(n, 3, 45) : price(n, 2, 12),
        voucher: n.pick([3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100]),
      }),
      voucherSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item:
      p.price > 10
        ? cast.thing('goods', 'clothes', 'tickets')
        : cast.thing('cheap', 'snacks', 'drinks', 'reading'),
    paper: cast.pick([
      'voucher',
      'coupon',
      'gift card',
      'discount',
      'store credit',
      'gift voucher',
      'rebate',
      'price reduction',
      'loyalty bonus',
    ]),
    items: count(p.items),
    price: money(p.price),
    off: money(p.voucher),
  }),
  facts: [
    [
      '{who} <buys|bought> {items item} at {price} [each|apiece]',
      '{who} <orders|ordered> {items item}, [each|every one] priced at {price}',
      'each of the {items item} in the basket <costs|cost> {price}',
      'a {item} <costs|cost> {price}, and {who} <takes|took> {items:n} [of them|]',
      '{who} <picks|picked> {items item} at {price} per {item}',
      'there <are|were> {items item} in the cart at {price} each',
      'the price of a {item} <is|was> {price}, and {who} <needs|needed> {items:n}',
      '{items item} at {price} apiece <go|went> through the till for {who:them}',
    ],
    [
      '{who} <has|had> a {paper} of {off} for the whole purchase',
      'a {paper} <takes|took> {off} off the [bill|total]',
      'the shop <gives|gave> {who:them} a {paper} of {off} on the whole order',
      'the bill <is|was> reduced by {off} thanks to a {paper}',
      '{off} <is|was> taken off the total [for|with] a {paper}',
      'thanks to a {paper}, the total <drops|dropped> by {off}',
      '{who} <uses|used> a {paper} worth {off} at the till',
      'there <is|was> a {paper} of {off} off the whole bill',
    ],
  ],
  ask: [
    'how much <does|did> {who} [still|] have to pay',
    'how many {currency} <does|did> {who} pay',
    'what <is|was> the final price',
    'how much <is|was> left to pay',
    'what <does|did> {who} pay in the end',
    'what <is|was> the bill after the {paper}',
    'how much <do|did> the {item:s} cost in the end',
    'what amount <remains|remained> to be paid [in {currency}|]',
  ],
  find: [
    'the final price [in {currency}|]',
    'the amount [left to pay|to pay] [in {currency}|]',
    'the total after the {paper}',
    'the reduced total [in {currency}|]',
  ],
  notes: [
    [
      '{items item} @ {price}',
      '{items item}, {price} each',
      '{items:n} x {item} at {price}',
      '{item:s}: {items:n} at {price}',
    ],
    ['{paper} −{off}', '{paper}: {off} off the total', 'minus {off} ({paper})', '{off} off with {paper}'],
  ],
  extras: [
    'the {paper} <runs|ran> out in [3|6|9] months',
    'the shop <is|was> [4|6|12] years old',
    '{who} <waits|waited> [5|10|15] minutes in the queue',
    'there <are|were> [3|4|5] tills in the shop',
  ],
  whole: [
    '{items:n} × {price} for {item:s} − {off} ({paper}) = ?',
    'My {items item} were {price} each. At the till I showed a {paper} for {off}. What did I pay?',
    '"{items item} at {price} each, and you have a {paper} for {off}," says the cashier. How much must {buyer:name} pay?',
    'Spend your {paper} of {off} here! {buyer:name} reads the poster and takes {items item}, {price} a piece. How many {currency} does {buyer:they} still pay?',
    'How much are {items item} at {price} each with {off} off the total for a {paper}?',
    'Basket: {items item} at {price}. {paper}: −{off}. To pay: ?',
    'Take {off} for a {paper} off the price of {items item} that cost {price} each.',
    'we got {off} off because of a {paper}. we had {items item} at {price} each. what did we pay',
  ],
  known: ['{items item} at {price} each', '{paper} of {off}'],
  want: 'amount to pay in {currency}',
  steps: voucherSteps,
  unit: '{currency}',
});

export const shoppingPriceFamilies: readonly Family[] = [
  unitPrice,
  ruleOfThree,
  voucher,
  ...shoppingOfferFamilies,
  ...shoppingBackFamilies,
];
