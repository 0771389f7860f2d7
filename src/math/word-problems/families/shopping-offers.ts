/** Families about offers: a pack against single things, two shops. */
import { minus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { price, suitedPrices } from './money-shared.ts';

/** items x price - pack: what a pack saves against single things. */
const offersSteps = (p: { items: number; price: number; pack: number }): readonly LabeledStep[] => {
  const singly = times(p.items, p.price, 'money');
  return [
    ['{items} bought singly', singly],
    ['difference', minus(singly.value, p.pack, 'money')],
  ];
};
const offers = family({
  name: 'two-offers',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const [items, each] = [n.int(3, n.large ? 30 : 12), price(n, 2, n.large ? 19 : 12)];
        return {
          items,
          price: each,
          pack: n.int(Math.ceil(items * each * 0.6), Math.ceil(items * each * 0.95)),
        };
      },
      offersSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item: p.price > 10 ? cast.thing('tickets') : cast.thing('cheap', 'snacks', 'drinks', 'tickets'),
    pack: cast.pick([
      'pack',
      'bundle',
      'set',
      'multipack',
      'value pack',
      'group deal',
      'bulk deal',
      'party pack',
      'family pack',
    ]),
    items: count(p.items),
    price: money(p.price),
    total: money(p.pack),
  }),
  facts: [
    [
      'a single {item} <costs|cost> {price}',
      'bought singly, each {item} <costs|cost> {price}',
      'one {item} [alone|on its own] <is|was> {price}',
      'the price of one {item} <is|was> {price}',
      'single {item:s} cost {price} [each|apiece]',
      'you <pay|paid> {price} for one {item}',
      'the shop <sells|sold> single {item:s} at {price} each',
    ],
    [
      'a {pack} of {items item} <costs|cost> {total}',
      '{items item} cost {total} as a {pack}',
      'the {pack} of {items item} <sells|sold> for {total}',
      'there <is|was> a {pack} of {items item} for {total}',
      'for {total} you <get|got> a {pack} of {items item}',
      '{items item} <are|were> on offer as a {pack} for {total}',
      '{total} <buys|bought> a {pack} of {items item}',
    ],
  ],
  ask: [
    'how much <does|did> the {pack} save [compared with|against] {items} single {item:s}',
    'how much cheaper <is|was> the {pack} than {items} single {item:s}',
    'how many {currency} <does|did> {who} save with the {pack} instead of {items} single ones',
    'what <is|was> the difference in price between the {pack} and {items} single {item:s}',
    'how much more <do|did> {items} single {item:s} cost than the {pack}',
    'by how much <is|was> the {pack} cheaper than buying {items} singly',
    'what <does|did> {who} save by taking the {pack} rather than {items} single {item:s}',
  ],
  find: [
    'the saving with the {pack} over {items} single {item:s}',
    'the difference in price between {items} single {item:s} and the {pack}',
    'the amount saved by buying the {pack} instead of {items} singles',
  ],
  notes: [
    ['single {item} {price}', '1 {item}: {price}', 'one {item} = {price}'],
    ['{pack} of {items}: {total}', '{pack} ({items item}) {total}', '{pack} with {items item} = {total}'],
  ],
  extras: [
    'the offer <ends|ended> in [3|5|10] days',
    'there <are|were> [14|25|40] packs left',
    '{who} <has|had> been a customer for [2|4|6] years',
    'the shop <opens|opened> at [8|9|10] in the morning',
  ],
  whole: [
    '{items item} singly: {price} each. As a {pack}: {total}. Saving?',
    '{items:n} × {price} for single {item:s} − {total} for all together = ?',
    'OFFER! {items item} for {total} (single price {price}). How much do you save on the {items}?',
    'I can buy {items item} at {price} each or take the {pack} of {items:n} for {total}. How much do I save with the {pack}?',
    '"Take the {pack} of {items:n} for {total}," says the seller, "one {item} alone is {price}." How much does {buyer:name} save with the {pack} if {buyer:they} wants {items:n} anyway?',
    'Shop A sells {item:s} at {price} each. Shop B sells {items:n} of them for {total}. How much cheaper are {items item} in shop B?',
    'Compare: {items item} at {price} each, or {items item} for {total}. What is the difference?',
    'Two shops, the same {item:s}: {price} each in the first, {total} for {items:n} in the second. We need {items:n}. How many {currency} more does the first shop want?',
  ],
  known: ['one {item} costs {price}', '{items item} together cost {total}'],
  want: 'saving in {currency}',
  steps: offersSteps,
  unit: '{currency}',
});

/** (dear - cheap) x items: what is saved on all. */
const gapSteps = (p: { dear: number; cheap: number; items: number }): readonly LabeledStep[] => {
  const gap = minus(p.dear, p.cheap, 'money');
  return [
    ['difference for one {item}', gap],
    ['for {items item}', times(gap.value, p.items, 'money')],
  ];
};
const gap = family({
  name: 'cheaper-shop',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const dear = n.int(4, n.large ? 95 : 60);
        return { dear, cheap: n.int(Math.ceil(dear * 0.45), dear - 1), items: n.int(2, n.large ? 60 : 12) };
      },
      gapSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item: p.dear > 12 ? cast.thing('goods', 'clothes', 'tickets') : cast.thing('cheap', 'snacks', 'reading'),
    first: cast.pick([
      'the corner shop',
      'the market',
      'the first shop',
      'the supermarket',
      'the shop in town',
      'the airport shop',
      'the old shop',
      'the high street',
    ]),
    second: cast.pick([
      'the website',
      'the wholesaler',
      'the second shop',
      'the online store',
      'the outlet',
      'the big store',
      'the factory shop',
      'the discounter',
    ]),
    dear: money(p.dear),
    cheap: money(p.cheap),
    items: count(p.items),
  }),
  facts: [
    [
      'a {item} <costs|cost> {dear} at {first}',
      '{first} <asks|asked> {dear} for a {item}',
      '{first} <sells|sold> {item:s} at {dear} each',
      'at {first}, one {item} <is|was> {dear}',
      '{item:s} <are|were> {dear} each at {first}',
      'you <pay|paid> {dear} per {item} at {first}',
    ],
    [
      'a {item} <costs|cost> {cheap} at {second}',
      '{second} <asks|asked> {cheap} for a {item}',
      '{second} <sells|sold> {item:s} at {cheap} each',
      'at {second}, one {item} <is|was> {cheap}',
      '{item:s} <are|were> {cheap} each at {second}',
      'you <pay|paid> {cheap} per {item} at {second}',
    ],
    [
      '{who} <needs|needed> {items item}',
      '{who} <buys|bought> {items item} from {second}',
      '{items item} <are|were> ordered from {second} by {who}',
      '{who} <wants|wanted> {items item} in all',
      'there <are|were> {items item} on the list of things to buy',
    ],
  ],
  ask: [
    'how much [money|] <does|did> {who} save by buying all of them at {second}',
    'how many {currency} cheaper <are|were> the {items item} at {second} than at {first}',
    'how much more <do|did> the {items item} cost at {first}',
    'what <is|was> the difference in price for all {items item}',
    'how much <is|was> saved on all the {item:s} at {second}',
    'how many {currency} <does|did> {second} save {who:them} on the {items item}',
  ],
  find: [
    'the saving on all {items item} at {second}',
    'the difference in price for all {items item}',
    'the amount saved in all by buying at {second}',
  ],
  notes: [
    ['{first}: {dear} per {item}', '{first} {dear} a {item}', '{item} at {first} {dear}'],
    ['{second}: {cheap} per {item}', '{second} {cheap} a {item}', '{item} at {second} {cheap}'],
    ['needed: {items item}', '{items item} needed', '{items item} to buy'],
  ],
  extras: [
    '{first} <is|was> [2|3|5] km away',
    '{second} <delivers|delivered> within [2|3|4] days',
    '{first} <opens|opened> at [8|9|10] in the morning',
    'the two shops <are|were> [4|6|9] km apart',
  ],
  whole: [
    '{item:s}: {dear} each at {first}, {cheap} each at {second}. Saving on {items:n}?',
    '({dear} − {cheap}) × {items:n} {item:s} = ?',
    '{first} wants {dear} for a {item}, {second} only {cheap}. How much does {buyer:name} save on {items item} at {second}?',
    'We need {items item}. Instead of {dear} each at {first} we pay {cheap} each at {second}. How much do we save altogether?',
    '"Why pay {dear} for a {item} at {first}? With us it is {cheap}!" says the ad of {second}. What would {buyer:name} save on {items item}?',
    'How much do you save on {items item} if each costs {cheap} instead of {dear}?',
    'Yesterday a {item} cost {dear}, today it is reduced to {cheap}. I took {items:n} today. How many {currency} did I save by waiting?',
  ],
  known: ['higher price {dear}', 'lower price {cheap}', '{items item}'],
  want: 'saving in {currency}',
  steps: gapSteps,
  unit: '{currency}',
});

export const shoppingOfferFamilies: readonly Family[] = [offers, gap];
