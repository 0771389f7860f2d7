/** Families about taxes on a price and a percentage of the takings. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money, percent } from '../wording/quantity.ts';
import { moneyShare, shareSteps, suitedPercents } from './percent-draw.ts';

type Bill = { bill: number; rate: number };

const totalSteps = (p: Bill): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.bill, p.rate, '{p}', 'money');
  return [...steps, ['in total', plus(p.bill, part.value, 'money')]];
};

/** price + price x percent / 100, of a tax or a fee on a price. */
const tax = family({
  name: 'tax-total',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [bill, rate] = moneyShare(n, { low: 10, high: 1200, most: 25 });
        return { bill, rate };
      },
      totalSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('goods', 'clothes', 'crafts'),
    fee: cast.pick([
      'sales tax',
      'tax',
      'VAT',
      'customs duty',
      'import tax',
      'city tax',
      'goods tax',
      'luxury tax',
    ]),
    bill: money(p.bill),
    p: percent(p.rate),
  }),
  facts: [
    [
      'a {item} <costs|cost> {bill} before {fee}',
      '{who} <buys|bought> a {item} for {bill}, not counting {fee}',
      'the price of the {item} <is|was> {bill} without {fee}',
      'the {item} <is|was> listed at {bill} plus {fee}',
      'without {fee} the {item} <comes|came> to {bill}',
      'the net price of the {item} <is|was> {bill}',
    ],
    [
      'the {fee} <is|was> {p}',
      '{p} {fee} <is|was> added',
      '{fee} of {p} <comes|came> on top',
      'there <is|was> {fee} of {p} [on it|to pay]',
      '{p} of the price <is|was> due as {fee}',
      'the rate of {fee} <is|was> {p}',
    ],
  ],
  ask: [
    'how much <does|did> the {item} cost with {fee}',
    'how much <does|did> {who} pay [in total|altogether]',
    'what <is|was> the full price with {fee}',
    'how many {currency} <does|did> the {item} cost in all',
    'what <is|was> the price including {fee}',
    'how much <is|was> the {item}, {fee} included',
  ],
  find: [
    'the price with {fee}',
    'the full price [in {currency}|]',
    'the total including {fee}',
    'the amount to pay [in {currency}|]',
  ],
  notes: [
    ['{item} {bill}', '{item}: {bill} net', 'net price {bill}'],
    ['{fee} {p}', 'plus {p} {fee}', '{p} {fee}'],
  ],
  extras: [
    'the shop <is|was> [2|4|9] km away',
    'the {item} <weighs|weighed> [2|3|7] kg',
    'the receipt <is|was> [12|20|35] cm long',
  ],
  whole: [
    'a {item} for {bill} plus {p} {fee}: what is the full price?',
    '{bill} + {p} {fee} = how many {currency}?',
    'what does a {item} cost with {p} {fee} if it is {bill} without?',
    'my {item} was {bill} on the shelf, but at the till they added {p} {fee}. What did I pay?',
    'all prices without {fee} ({p}). {item}: {bill}. What do I really pay?',
    'add {p} {fee} to {bill}.',
  ],
  known: ['{item} at {bill}', '{fee} of {p}'],
  want: 'total in {currency}',
  steps: totalSteps,
  unit: '{currency}',
});

type Sales = { items: number; price: number; rate: number };
const commissionSteps = (p: Sales): readonly LabeledStep[] => {
  const all = times(p.items, p.price, 'money');
  return [['all sales', all], ...shareSteps(all.value, p.rate, '{p} of that', 'money').steps];
};

/** count x price x percent / 100. */
const commission = family({
  name: 'commission',
  draw: (n) =>
    suitedPercents(
      n,
      () => ({
        items: n.large ? n.int(3, 48) : n.int(2, 12),
        price: n.large ? n.int(4, 95) : n.pick([n.int(2, 12), 10 * n.int(1, 12)]),
        rate: n.large ? n.pick([n.int(2, 15), 5 * n.int(2, 12)]) : n.pick([5, 10, 10, 20, 50, n.int(2, 9)]),
      }),
      commissionSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('goods', 'tickets', 'crafts', 'clothes'),
    goal: cast.pick([
      'the animal shelter',
      'the school trip',
      'the fire brigade',
      "the children's home",
      'the club house',
      'the local library',
      'the new roof',
      'the sea rescue',
      'the hospital radio',
    ]),
    items: count(p.items),
    price: money(p.price),
    p: percent(p.rate),
  }),
  facts: [
    [
      '{who} <sells|sold> {items item} at {price} each',
      '{items item} <are|were> sold at {price} each',
      'each {item} <sells|sold> for {price}, and {who} <sells|sold> {items:n}',
      '{who} <gets|got> rid of {items item} for {price} apiece',
      '{who} <finds|found> buyers for {items item}, who <pay|paid> {price} each',
    ],
    [
      '{p} of the money <goes|went> to {goal}',
      '{goal} <gets|got> {p} of the takings',
      '{p} of all sales <is|was> for {goal}',
      'of the money, {p} <is|was> given to {goal}',
      '{p} of the takings <is|was> passed on to {goal}',
    ],
  ],
  ask: [
    'how much <does|did> {goal} get',
    'how many {currency} <go|went> to {goal}',
    'how much money <is|was> there for {goal}',
    'what <is|was> the share of {goal} in {currency}',
    'how much <is|was> passed on to {goal}',
    'what <does|did> {goal} receive',
  ],
  find: [
    'the money for {goal}',
    'the share of {goal} in {currency}',
    'the amount that <goes|went> to {goal}',
    'the gift to {goal} [in {currency}|]',
  ],
  notes: [
    [
      '{items item} sold @ {price}',
      '{items item} sold at {price} each',
      'sold: {items:n} {item:s}, {price} each',
    ],
    ['{p} for {goal}', '{p} goes to {goal}'],
  ],
  extras: ['the stall <is|was> [2|3|4] m long', 'the sale <lasts|lasted> [3|5|6] hours'],
  whole: [
    '{items item} at {price} each, {p} of it for {goal}. How much is that?',
    'I sold {items item} at {price} each and gave {p} of the money to {goal}. How much did I give?',
    'if {p} of the takings go to {goal}, how much does it get when {items item} are sold at {price}?',
    'poster: "{p} of every sale goes to {goal}!" {items item} were sold for {price} each. How much does {goal} get?',
    '{p} of {items:n} × {price} = how many {currency} for {goal}?',
  ],
  known: ['{items item} sold at {price} each', '{p} for {goal}'],
  want: 'money for {goal} in {currency}',
  steps: commissionSteps,
  unit: '{currency}',
});

export const percentFeeFamilies: readonly Family[] = [tax, commission];
