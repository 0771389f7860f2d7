/** Families about selling: takings, profit, and what a collection still lacks. */
import { minus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { price, suitedPrices } from './money-shared.ts';

const sells: readonly string[] = [
  '{who} <sells|sold> {items item} at {price} [each|apiece|a piece]',
  '{items item} <are|were> sold for {price} [each|apiece]',
  '{who} <sells|sold> {items item}, and buyers <pay|paid> {price} for each',
  'each of the {items item} that {who} <sells|sold> <brings|brought> in {price}',
  'customers <buy|bought> {items item} from {who:them} at {price} each',
  'a {item} <sells|sold> for {price}, and {items:n} <are|were> sold',
  '{who} <gets|got> {price} for each of {items item}',
  'there <are|were> {items item} sold at {price} each',
];
const sellsNotes: readonly string[] = [
  '{items item} sold at {price}',
  'sold: {items item}, {price} each',
  '{items item} @ {price} sold',
  'sales: {items item} × {price}',
];
const fees = [
  'the stall',
  'the table',
  'the hire of a van',
  'advertising',
  'the market licence',
  'the tent',
  'the room',
  'petrol',
  'a permit',
  'the machine',
  'printing',
  'paint',
  'the oven',
  'the lights',
];

/** items x price - cost. */
const takingsSteps = (p: { items: number; price: number; cost: number }): readonly LabeledStep[] => {
  const taken = times(p.items, p.price, 'money');
  return [
    ['money from sales', taken],
    ['profit', minus(taken.value, p.cost, 'money')],
  ];
};
const takings = family({
  name: 'sales-minus-cost',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        items: n.int(3, n.large ? 95 : 12),
        price: n.large ? price(n, 2, 38) : n.int(2, 12),
        cost: n.large ? n.int(12, 290) : 5 * n.int(1, 16),
      }),
      takingsSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    seller: cast.named(),
    item: p.price > 10 ? cast.thing('crafts', 'clothes') : cast.thing('crafts', 'snacks', 'drinks', 'cheap'),
    fee: cast.pick(fees),
    items: count(p.items),
    price: money(p.price),
    cost: money(p.cost),
  }),
  facts: [
    sells,
    [
      '{who} <pays|paid> {cost} for {fee}',
      '{fee} <costs|cost> {who:them} {cost}',
      '{who} <has|had> costs of {cost} for {fee}',
      '{cost} <goes|went> on {fee}',
      'for {fee}, {cost} <is|was> paid',
      'the only expense <is|was> {cost} for {fee}',
      '{who} <spends|spent> {cost} on {fee}',
    ],
  ],
  ask: [
    'how much profit <does|did> {who} make',
    'how many {currency} <is|was> the profit',
    'what <is|was> the profit [in {currency}|]',
    'how much [money|] <is|was> left after the costs',
    'what <does|did> {who} have left after paying for {fee}',
    'how much <does|did> {who} gain in the end',
    'how much <does|did> {who} make after costs',
    'what <does|did> {who} earn once {fee} <is|was> paid for',
  ],
  find: [
    'the profit [in {currency}|]',
    'the money left after the costs',
    'the gain [in {currency}|]',
    'the earnings after paying for {fee}',
  ],
  notes: [sellsNotes, ['{fee} {cost}', '{fee}: {cost}', 'cost of {fee}: {cost}', 'minus {cost} for {fee}']],
  extras: [
    'the market <opens|opened> at [7|8|9] in the morning',
    'there <are|were> [12|25|40] stalls',
    '{who} <stays|stayed> for [4|5|6] hours',
    '[120|250|400] people <come|came> to the market',
  ],
  whole: [
    '{items item} × {price} − {cost} for {fee} = ?',
    'Sold: {items item} at {price}. {fee}: {cost}. Profit?',
    'At the fair I sold {items item} for {price} each. {fee} cost me {cost}. What was my profit?',
    '"We sold {items item} at {price} each!" says {seller:name}. "But we paid {cost} for {fee}." How much have they made?',
    'How much is left of the money for {items item} sold at {price} each, once {cost} is paid for {fee}?',
    '{seller:name} pays {cost} for {fee} and sells {items item} at {price}. Work out the profit.',
    'Our class sold {items item} at {price} each to raise money. We had to pay {cost} for {fee}. How many {currency} did we raise in the end?',
    'paid {cost} for {fee}, sold {items item} for {price} each, how much did i make',
  ],
  known: ['{items item} sold at {price} each', '{cost} for {fee}'],
  want: 'profit in {currency}',
  steps: takingsSteps,
  unit: '{currency}',
});

/** (price - make) x items - cost. */
const profitSteps = (p: {
  items: number;
  price: number;
  make: number;
  cost: number;
}): readonly LabeledStep[] => {
  const gain = minus(p.price, p.make, 'money');
  const all = times(gain.value, p.items, 'money');
  return [
    ['gain on one {item}', gain],
    ['gain on all', all],
    ['profit', minus(all.value, p.cost, 'money')],
  ];
};
const profit = family({
  name: 'profit',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const make = n.int(1, n.large ? 25 : 10);
        return {
          items: n.int(3, n.large ? 95 : 12),
          price: make + n.int(2, n.large ? 28 : 12),
          make,
          cost: n.large ? n.int(8, 190) : 5 * n.int(1, 14),
        };
      },
      profitSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    seller: cast.named(),
    item: cast.thing('crafts', 'clothes'),
    fee: cast.pick(fees),
    items: count(p.items),
    price: money(p.price),
    make: money(p.make),
    cost: money(p.cost),
  }),
  facts: [
    sells,
    [
      'making one {item} <costs|cost> {make}',
      'the material for each {item} <costs|cost> {make}',
      '{who} <needs|needed> {make} of material for every {item}',
      'each {item} <takes|took> {make} to make',
      'it <costs|cost> {make} to make one {item}',
      'one {item} <needs|needed> material for {make}',
      'for every {item} {who} <spends|spent> {make} on material',
    ],
    [
      '{who} <pays|paid> {cost} for {fee}',
      '{fee} <costs|cost> {who:them} {cost}',
      '{cost} <goes|went> on {fee}',
      'for {fee}, {cost} <is|was> paid',
      '{fee} <costs|cost> {cost} in all',
      '{who} <spends|spent> {cost} on {fee}',
    ],
  ],
  ask: [
    'how much profit <does|did> {who} make',
    'how many {currency} <is|was> the profit',
    'what <is|was> the profit [in {currency}|]',
    'how much [money|] <is|was> left after all costs',
    'how much <does|did> {who} gain in the end',
    'how much <does|did> {who} make after all costs',
    'what <does|did> {who} earn after everything <is|was> paid',
  ],
  find: [
    'the profit [in {currency}|]',
    'the money left after all costs',
    'the gain [in {currency}|]',
    'the earnings after all costs',
  ],
  notes: [
    sellsNotes,
    ['material {make} each', 'cost of making: {make} each', 'material per {item}: {make}'],
    ['{fee} {cost}', '{fee}: {cost}', 'minus {cost} for {fee}'],
  ],
  extras: [
    'the market <opens|opened> at [7|8|9] in the morning',
    'there <are|were> [12|25|40] stalls',
    'one {item} <takes|took> [2|3|4] hours to make',
    '[120|250|400] people <come|came> to the market',
  ],
  whole: [
    '({price} − {make}) × {items item} − {cost} for {fee} = ?',
    'Sold {items item} at {price}; material {make} each; {fee} {cost}. Profit?',
    '{seller:name} made {items item} for the school fair. The material for each came to {make}, and every one was sold at {price}. After paying {cost} for {fee}, how much has {seller:they} made?',
    'I make {item:s}. Each costs me {make} and sells for {price}. Last Saturday I sold {items:n}, but {fee} cost {cost}. What was my profit that day?',
    'It costs {make} to make a {item}, which is then sold for {price}. {fee} costs {cost}. What profit do {items item} bring?',
    '"{items item} sold at {price} each!" cheers {seller:name}. The material was {make} a piece, {fee} {cost}. What is left as profit?',
    'How much do you earn with {items item} if each is made for {make} and sold for {price}, and {cost} goes on {fee}?',
    'Business plan: make {items item} at {make}, sell at {price}, pay {cost} for {fee}. Profit = ?',
  ],
  known: ['{items item} sold at {price} each', 'making one costs {make}', '{cost} for {fee}'],
  want: 'profit in {currency}',
  steps: profitSteps,
  unit: '{currency}',
});

/** goal - a x p - b x q. */
const shortSteps = (p: {
  goal: number;
  a: number;
  p: number;
  b: number;
  q: number;
}): readonly LabeledStep[] => {
  const [first, second] = [times(p.a, p.p, 'money'), times(p.b, p.q, 'money')];
  const left = minus(p.goal, first.value, 'money');
  return [
    ['from {item:s}', first],
    ['from {other:s}', second],
    ['after the {item:s}', left],
    ['still missing', minus(left.value, second.value, 'money')],
  ];
};
const shortfall = family({
  name: 'fundraising',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        goal: n.large ? 50 * n.int(6, 60) : 10 * n.int(8, 19),
        a: n.int(2, n.large ? 95 : 12),
        p: n.int(2, n.large ? 16 : 10),
        b: n.int(2, n.large ? 60 : 9),
        q: n.int(2, n.large ? 25 : 9),
      }),
      shortSteps,
    ),
  scene: (cast, p) => ({
    team: cast.pick([
      'the choir',
      'the scout group',
      'the football club',
      'class 6B',
      'the drama club',
      'the school band',
      'the swimming team',
      'the village',
      'the chess club',
      'the library',
      'the animal shelter',
      'the hockey team',
    ]),
    aim: cast.pick([
      'a tour',
      'a new roof',
      'a trip to the sea',
      'new shirts',
      'a piano',
      'a minibus',
      'new books',
      'a summer camp',
      'a climbing wall',
      'new instruments',
    ]),
    item: cast.thing('snacks', 'drinks', 'tickets'),
    other: cast.thing('crafts', 'clothes', 'reading'),
    goal: money(p.goal),
    a: count(p.a),
    p: money(p.p),
    b: count(p.b),
    q: money(p.q),
  }),
  facts: [
    [
      '{team} <needs|needed> {goal} for {aim}',
      '{team} <wants|wanted> to raise {goal} for {aim}',
      'the goal of {team} <is|was> {goal} for {aim}',
      'for {aim}, {team} <has|had> to collect {goal}',
      'the plan of {team} <is|was> to raise {goal} for {aim}',
      '{team} <hopes|hoped> to collect {goal} for {aim}',
      '{goal} <is|was> what {team} <needs|needed> for {aim}',
    ],
    [
      '{a item} <are|were> sold at {p} each',
      '{team} <sells|sold> {a item} for {p} each',
      'people <buy|bought> {a item} at {p} apiece',
      'the sale of {a item} <brings|brought> in {p} each',
      'a stall <sells|sold> {a item}, {p} each',
      'there <are|were> {a item} sold for {p} each',
    ],
    [
      '{b other} <are|were> sold at {q} each',
      '{team} <sells|sold> {b other} for {q} each',
      'people <buy|bought> {b other} at {q} apiece',
      'the sale of {b other} <brings|brought> in {q} each',
      'a stall <sells|sold> {b other}, {q} each',
      'there <are|were> {b other} sold for {q} each',
    ],
  ],
  ask: [
    'how much [money|] <is|was> still missing',
    'how many {currency} <is|was> {team} short',
    'how much more <does|did> {team} need [to reach the goal|]',
    'how many {currency} <are|were> still needed',
    'what amount <is|was> still to be raised',
    'how far from the goal <is|was> {team} in {currency}',
    'how much <does|did> {team} still have to collect',
    'what <is|was> the shortfall [in {currency}|]',
  ],
  find: [
    'the amount still missing [in {currency}|]',
    'the money that {team} still <needs|needed>',
    'the shortfall [in {currency}|]',
    'the sum still to be raised',
  ],
  notes: [
    ['goal {goal}', 'goal: {goal} for {aim}', 'needed for {aim}: {goal}', '{team}: goal {goal}'],
    ['{a item} sold at {p}', '{a item} @ {p} sold', 'sold {a item}, {p} each'],
    ['{b other} sold at {q}', '{b other} @ {q} sold', 'sold {b other}, {q} each'],
  ],
  extras: [
    '{team} <has|had> [18|24|31|45] members',
    '{team} <has|had> been there since [1954|1987|1998]',
    'the sale <goes|went> on for [3|4|5] hours',
    'there <are|were> [6|8|12] helpers',
  ],
  whole: [
    '{goal} − {a item} × {p} − {b other} × {q} = ?',
    'Goal: {goal}. Sold: {a item} at {p}, {b other} at {q}. Still missing?',
    'For {aim} {team} needs {goal}. So far it has sold {a item} at {p} and {b other} at {q}. How many {currency} is it short?',
    'We are saving for {aim} and need {goal}. We have sold {a item} for {p} each and {b other} for {q} each. How much more do we need?',
    'HELP US REACH {goal} FOR {aim}! Sold up to now: {a item} ({p} each), {b other} ({q} each). How much is missing?',
    '"We want {goal} for {aim}," says the leader of {team}. "{a item} at {p} and {b other} at {q} are sold." How far are they from the goal?',
    'How much does {team} still have to raise for {aim} if {goal} is the goal and {a item} at {p} each and {b other} at {q} each have been sold?',
    'Dear parents, {aim} will cost {goal}. The sale of {a item} at {p} and {b other} at {q} is over. What sum do we still need?',
  ],
  known: ['goal {goal}', '{a item} at {p} each', '{b other} at {q} each'],
  want: 'missing amount in {currency}',
  steps: shortSteps,
  unit: '{currency}',
});

export const salesFamilies: readonly Family[] = [takings, profit, shortfall];
