/** Families about amounts spent: three of them, and what is left of a budget. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { goods, price, suitedPrices } from './money-shared.ts';
import { jotted, purchase } from './shopping-ways.ts';

const spent = (item: string, cost: string): readonly string[] => [
  `{who} <pays|paid> {${cost}} for a {${item}}`,
  `{who} <buys|bought> a {${item}} for {${cost}}`,
  `a {${item}} <costs|cost> {who:them} {${cost}}`,
  `{who} <spends|spent> {${cost}} on a {${item}}`,
  `{${cost}} <goes|went> on a {${item}}`,
  `{who} <gets|got> a {${item}} [at|for] {${cost}}`,
  `a {${item}} <is|was> bought for {${cost}}`,
  `for a {${item}}, {who} <pays|paid> {${cost}}`,
  `one of the purchases <is|was> a {${item}} for {${cost}}`,
  `{who} <picks|picked> up a {${item}} that <costs|cost> {${cost}}`,
];
const spentNotes = (item: string, cost: string): readonly string[] => [
  `{${item}} {${cost}}`,
  `{${item}}: {${cost}}`,
  `{${item}} = {${cost}}`,
  `{${cost}} for a {${item}}`,
];

/** a + b + c. */
const threeSteps = (p: { a: number; b: number; c: number }): readonly LabeledStep[] => {
  const two = plus(p.a, p.b, 'money');
  return [
    ['first two', two],
    ['all three', plus(two.value, p.c, 'money')],
  ];
};
const three = family({
  name: 'three-purchases',
  draw: (n) => {
    const [low, high] = n.large
      ? n.pick([
          [3, 60],
          [80, 950],
        ] as const)
      : ([3, 75] as const);
    const amount = () => (n.large ? price(n, low, high) : n.int(low, high));
    return suitedPrices(n, () => ({ a: amount(), b: amount(), c: amount() }), threeSteps);
  },
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    x: goods(cast, p.a),
    y: goods(cast, p.b),
    z: goods(cast, p.c),
    a: money(p.a),
    b: money(p.b),
    c: money(p.c),
  }),
  facts: [spent('x', 'a'), spent('y', 'b'), spent('z', 'c')],
  ask: [
    'how much <does|did> {who} spend [in total|in all|altogether]',
    'how many {currency} <does|did> {who} spend',
    'what <is|was> the total [cost|of the three|]',
    'what <do|did> the three things cost together',
    'how much money <does|did> that make',
    'how much <is|was> that [altogether|in all]',
    'what <does|did> it all come to',
    'what <is|was> the sum of the three prices',
  ],
  find: [
    'the total [cost|] [in {currency}|]',
    'the sum of the three prices',
    'the amount {who} <spends|spent> [in all|altogether]',
    'the cost of all three things [in {currency}|]',
  ],
  notes: [spentNotes('x', 'a'), spentNotes('y', 'b'), spentNotes('z', 'c')],
  extras: [
    '{who} <stays|stayed> in town for [2|3|4] hours',
    'the bus <takes|took> [20|25|40] minutes',
    '{who} <goes|went> into [5|6|8] shops',
    'the shopping centre <has|had> [3|4] floors',
  ],
  whole: [
    '{a} + {b} + {c} = ? ({x}, {y} and {z})',
    'A {x} is {a}, a {y} {b} and a {z} {c}. What do they cost together?',
    '{buyer:name} goes into town with a list: a {x}, a {y} and a {z}. In the shops {buyer:they} pays {a}, {b} and {c}. How much does {buyer:they} spend?',
    'I bought a {x}, a {y} and a {z} for {a}, {b} and {c}. How much did I spend [altogether|in all]?',
    'Add up: {x} {a}, {y} {b}, {z} {c}.',
    'Receipt: {x} {a}, {y} {b}, {z} {c}. Sum = ?',
    'How much is a {x} for {a}, a {y} for {b} and a {z} for {c} altogether?',
    '"What did you spend today?" "{a} on a {x}, {b} on a {y} and {c} on a {z}." How much is that in {currency}?',
    'what do i need in total for a {x} ({a}) a {y} ({b}) and a {z} ({c})',
  ],
  known: ['{x} {a}', '{y} {b}', '{z} {c}'],
  want: 'total in {currency}',
  steps: threeSteps,
  unit: '{currency}',
});

/** budget - count x price - other. */
const budgetSteps = (p: {
  budget: number;
  items: number;
  price: number;
  other: number;
}): readonly LabeledStep[] => {
  const all = times(p.items, p.price, 'money');
  const left = minus(p.budget, all.value, 'money');
  return [
    ['all {item:s}', all],
    ['after the {item:s}', left],
    ['after the {other}', minus(left.value, p.other, 'money')],
  ];
};
const budget = family({
  name: 'budget-left',
  draw: (n) => {
    const draw = () => ({
      budget: n.large ? 50 * n.int(4, 60) : 5 * n.int(8, 39),
      items: n.int(2, n.large ? 40 : 12),
      price: n.large ? n.int(3, 60) : n.int(2, 12),
      other: n.large ? n.int(12, 320) : n.int(4, 60),
    });
    return suitedPrices(n, draw, budgetSteps);
  },
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item: goods(cast, p.price),
    other: goods(cast, p.other),
    budget: money(p.budget),
    items: count(p.items),
    price: money(p.price),
    single: money(p.other),
  }),
  facts: [
    [
      '{who} <has|had> {budget} to spend',
      '{who} <has|had> a budget of {budget}',
      '{who} <starts|started> [out|] with {budget}',
      'the budget <is|was> {budget}',
      'there <is|was> {budget} to spend',
      '{who} <sets|set> aside {budget} for [shopping|the purchases]',
      '{budget} <is|was> in the purse at the start',
      'at first {who} <has|had> {budget}',
    ],
    purchase('items', 'item', 'price').filter((way) => !way.includes('wants')),
    [
      '{who} <buys|bought> one {other} for {single}',
      '{single} <is|was> spent on one {other}',
      '{who} <pays|paid> {single} for a [single|] {other}',
      'one {other} <takes|took> {single} out of the purse',
      'one {other} <costs|cost> {who:them} {single}',
      'a {other} <is|was> bought for {single}',
      'for one {other}, {single} <is|was> paid',
    ],
  ],
  ordered: true,
  ask: [
    'how much [money|] <is|was> left [over|]',
    'how many {currency} <are|were> left',
    'what <does|did> {who} have left [in the end|in {currency}|]',
    'how much <does|did> {who} still have [after that|]',
    'what <remains|remained> [of the money|of the {budget}]',
    'how much of the budget <remains|remained>',
    'with how much money <does|did> {who} end up',
    'how much <has|had> {who} got at the end',
  ],
  find: [
    'the money that <is|was> left [in {currency}|]',
    'the amount left over [in {currency}|]',
    'the rest of the budget',
    'the remaining money',
  ],
  notes: [
    ['budget {budget}', 'to spend: {budget}', 'budget: {budget}', 'start with {budget}'],
    jotted('items', 'item', 'price'),
    ['one {other} {single}', '1 {other}: {single}', '{other}, {single}'],
  ],
  extras: [
    '{who} <has|had> a loyalty card with [40|120|350] points',
    'there <are|were> [3|4|6] people at the till',
    'the sale <goes|went> on for [5|7|10] days',
    "the shop <closes|closed> at [6|7|8] o'clock",
  ],
  whole: [
    '{budget} − {items:n} × {price} ({item:s}) − {single} ({other}) = ?',
    'With {budget} {buyer:name} buys {items item} at {price} each and a {other} for {single}. How much is left?',
    'We had {budget} from the bake sale. {items item} at {price} each and a {other} for {single} were paid from it. How many {currency} did we have left?',
    'What is left of {budget} after buying {items item} ({price} each) and one {other} ({single})?',
    'Take the price of {items item} at {price} each and of a {other} at {single} away from {budget}.',
    'Our club gave me {budget}. I spent it on {items item}, {price} apiece, and one {other}, {single}. How much do I bring back?',
    'Budget: {budget}. Bought: {items item} at {price}; {other} {single}. Left over?',
    '"You may spend {budget}," says the headteacher. The class picks {items item} at {price} each and a {other} for {single}. How much of the money is not spent?',
  ],
  known: ['{budget} to spend', '{items item} at {price} each', 'one {other} for {single}'],
  want: 'money left in {currency}',
  steps: budgetSteps,
  unit: '{currency}',
});

export const shoppingAmountFamilies: readonly Family[] = [three, budget];
