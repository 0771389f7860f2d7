/** Families about buying: several of a thing and something beside it, and the change. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { price, suitedPrices } from './money-shared.ts';
import { shoppingListFamilies } from './shopping-lists.ts';
import { shoppingPriceFamilies } from './shopping-prices.ts';

/** items x price + extra. */
const order = family({
  name: 'order',
  draw(n) {
    const [items, each] = n.product('product22');
    return { items, price: each, extra: n.addTo(items * each) };
  },
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item: p.price > 12 ? cast.thing('goods', 'clothes', 'tickets') : cast.thing('cheap', 'snacks', 'reading'),
    on: cast.pick([
      'delivery',
      'gift wrapping',
      'postage',
      'insurance',
      'a booking fee',
      'packing',
      'express shipping',
      'a service charge',
      'handling',
      'printing',
      'a rush fee',
      'import duty',
      'storage',
    ]),
    items: count(p.items),
    price: money(p.price),
    extra: money(p.extra),
  }),
  facts: [
    [
      '{who} <buys|bought> {items item} at {price} [each|apiece|a piece]',
      '{who} <orders|ordered> {items item} for {price} [each|apiece|per {item}]',
      '{who} <needs|needed> {items item}, and one {item} <costs|cost> {price}',
      '{who} <gets|got> {items item}, which cost {price} [each|apiece|per {item}]',
      'each {item} <costs|cost> {price}, and {who} <takes|took> {items:n} [of them|]',
      'a {item} <is|was> {price}, and {who} <wants|wanted> {items:n}',
      'the price of a {item} <is|was> {price}, and {who} <picks|picked> up {items:n} of them',
      'for {items item} {who} <pays|paid> {price} [each|a piece|per {item}]',
      '{items item} at {price} [each|apiece] <are|were> [bought|ordered] by {who}',
      '{who} <has|had> {items item} in the [basket|trolley|cart], each [with a price tag of|priced at|marked] {price}',
      'there <are|were> {items item} on the bill, [each at {price}|at {price} each|{price} apiece]',
      'at {price} per {item}, {who} <puts|put> in an order for {items:n} of them',
      'one {item} <sells|sold> for {price}; {who} <grabs|grabbed> {items:n}',
    ],
    [
      '{who} <pays|paid> [another|an extra|a further] {extra} for {on}',
      '{on} <costs|cost> [another|an extra|a further] {extra}',
      'there <is|was> [a further|an extra] {extra} to pay for {on}',
      '{on} <is|was> added for {extra}',
      '{on} <comes|came> to {extra} [extra|on top|more]',
      'the shop <charges|charged> [another|an extra] {extra} for {on}',
      'for {on}, {extra} <is|was> added to the bill',
      '{extra} <goes|went> on top for {on}',
      '{who} <adds|added> {on}, [at a cost of|for|at] {extra}',
    ],
  ],
  ask: [
    'how much <does|did> {who} pay [in total|in all|altogether]',
    'how many {currency} <does|did> {who} spend [in total|in all|altogether]',
    'what <is|was> the total [cost|price|bill] [in {currency}|]',
    'what <does|did> {who} have to pay [in the end|altogether]',
    'how much [money|] <is|was> that [in all|altogether|in total]',
    'what <does|did> everything cost [together|]',
    'how much <does|did> it all come to',
    'what <is|was> the bill [in {currency}|]',
    'how big <is|was> the [whole|final] bill',
    'what sum <does|did> {who} hand over [in all|altogether]',
  ],
  find: [
    'the total [cost|price] [in {currency}|]',
    'the [whole|full] amount [to pay|due] [in {currency}|]',
    'the sum on the bill [in {currency}|]',
    'the amount {who} <pays|paid> altogether',
    'the overall [cost|price|bill] [in {currency}|]',
    'the grand total [in {currency}|]',
  ],
  notes: [
    [
      '{items item} @ {price}',
      '{items item}, {price} each',
      '{items:n} x {item} at {price}',
      '{items item}: {price} per {item}',
      '{items item} × {price}',
      '{item:s}: {items:n}, price {price} each',
    ],
    ['{on} {extra}', 'plus {extra} for {on}', '{on}: {extra}', '+ {on} ({extra})'],
  ],
  extras: [
    '{who} <has|had> been to the shop [twice|3 times|4 times] this month',
    "the shop <is|was> open until [8|9|7] o'clock",
    'there <are|were> [12|15|20|9] people in the queue',
    'the shop <is|was> [3|2|5] km from the station',
    'the parcel <arrives|arrived> [2|3|4] days later',
    'the {item:s} <come|came> in [2|3|4|5] colours',
  ],
  whole: [
    '{items item} for {price} each plus {on} for {extra}. [How much altogether|What is the bill|Total in {currency}]?',
    '{price} × {items:n} {item:s} + {extra} {on} = ?',
    '"The {item:s} are {price} each," says the [shopkeeper|seller|clerk]. "{items:n} of them, please, and {on} for {extra}," says {buyer:name}. How much does {buyer:they} [hand over|pay]?',
    '[Needed|Wanted|To order]: {items item}, {price} per {item}. {on} {extra}. [Overall cost|Total|Amount due] in {currency}?',
    'Our [club|class|team|office] [wants|needs] {items item}. They cost {price} each, and we are charged {extra} for {on}. [How much do we need|What will it cost us|How many {currency} do we have to collect]?',
    'ORDER FORM. {item:s}: {items:n}. Price each: {price}. {on}: {extra}. Total: ?',
    'Dear customer, thank you for your order of {items item} at {price} each. We have added {extra} for {on}. How much do you owe us, in {currency}?',
    'Add {extra} for {on} to the price of {items item} that cost {price} each.',
    'hi, can you tell me what i pay for {items item} if one is {price} and {on} is {extra} on top?',
    'What do {items item} cost [with {on}|including {on}], if one {item} is {price} and {on} is {extra}?',
    'My [mum|dad|boss|neighbour] [ordered|bought] {items item}, {price} each, and then paid {extra} for {on}. How much did it [all|] come to?',
  ],
  known: ['{items item} at {price} each', '{extra} for {on}'],
  want: 'total in {currency}',
  steps: (p) => {
    const goods = times(p.items, p.price, 'money');
    return [
      ['all {item:s}', goods],
      ['in total', plus(goods.value, p.extra, 'money')],
    ];
  },
  unit: '{currency}',
});

/** note - items x price. */
const changeSteps = (p: { items: number; price: number; note: number }): readonly LabeledStep[] => {
  const cost = times(p.items, p.price, 'money');
  return [
    ['all {item:s}', cost],
    ['change', minus(p.note, cost.value, 'money')],
  ];
};
const change = family({
  name: 'change',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const [items, each] = [n.int(2, 9), price(n, 1, n.large ? 15 : 10)];
        const cost = items * each;
        const notes = [5, 10, 20, 50, 100, 200].filter((note) => note > cost && note < cost + 60);
        return { items, price: each, note: notes.length > 0 ? n.pick(notes) : 0 };
      },
      changeSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    buyer: cast.named(),
    item:
      p.price > 10
        ? cast.thing('clothes', 'tickets', 'goods')
        : cast.thing('cheap', 'snacks', 'drinks', 'reading'),
    items: count(p.items),
    price: money(p.price),
    note: money(p.note),
  }),
  facts: [
    [
      '{who} <buys|bought> {items item} at {price} [each|apiece|a piece]',
      '{items item} <are|were> bought at {price} [each|a piece]',
      '{who} <picks|picked> up {items item}, [each for|which cost] {price} [|a piece]',
      'a {item} <costs|cost> {price}, and {who} <takes|took> {items:n}',
      '{who} <gets|got> {items item} for {price} each',
      'the price of one {item} <is|was> {price}, and {who} <has|had> {items:n} of them',
      'at {price} per {item}, {who} <buys|bought> {items:n} [of them|]',
      'the {item:s} cost {price} each, and {who} <grabs|grabbed> {items:n}',
      '{who} <orders|ordered> {items item} at {price} per {item}',
    ],
    [
      '{who} <pays|paid> with [a note of|a note worth|] {note}',
      '{who} <hands|handed> over {note}',
      '{who} <gives|gave> the cashier {note}',
      'the cashier <gets|got> {note} from {who:them}',
      '{note} <is|was> handed to the cashier',
      '{who} <puts|put> {note} on the counter',
      '{who} <has|had> a note of {note} to pay with',
      'the [payment|amount handed over] <is|was> {note}',
      'out of a wallet <comes|came> a note of {note} to pay for this',
    ],
  ],
  ask: [
    'how much change <does|did> {who} get [back|]',
    'what <is|was> the change',
    'how many {currency} <does|did> {who} get back',
    'how much money <comes|came> back',
    'how much <does|did> the cashier [give|hand] back',
    'what change <is|was> due',
    'how much <is|was> returned to {who:them}',
    'what <does|did> {who} get back [in {currency}|]',
    'how much of the {note} <is|was> left [over|]',
    'how much <should|should> {who} get back in change',
  ],
  find: [
    'the change [in {currency}|]',
    'the money that <comes|came> back',
    'the amount [given back|returned] [in {currency}|]',
    'the change from {note} [in {currency}|]',
    'the change that <is|was> due',
  ],
  notes: [
    [
      '{items item} @ {price}',
      '{items item}, {price} each',
      '{items:n} x {item} at {price}',
      '{item:s}: {items:n} at {price}',
    ],
    ['paid with {note}', 'cash given: {note}', '{note} handed over', 'note: {note}'],
  ],
  extras: [
    'the shop <closes|closed> at [6|7|8|9] in the evening',
    'there <are|were> [2|3|4|5] people waiting behind {who:them}',
    'the bag <weighs|weighed> [2|3] kg',
    '{who} <spends|spent> [10|15|20|25] minutes in the shop',
    'the receipt <has|had> the number [418|2071|356]',
    'the shop <sells|sold> [40|60|85] {item:s} a day',
  ],
  whole: [
    'Change from {note} for {items item} at {price} each?',
    '{note} − {items:n} × {price} ({item:s}) = ?',
    '"{items item}, please." "They are {price} each." {buyer:name} hands over {note}. How much [change|money] does {buyer:they} get back?',
    'I paid for {items item} at {price} each with {note}. [How much change did I get|What was my change]?',
    'How much [change|money] do you get back from {note} after buying {items item} at {price} each?',
    'You buy {items item} for {price} each and pay with {note}. Work out your change [in {currency}|].',
    'Someone at your till wants {items item}. Each costs {price}. You are given {note}. How many {currency} do you hand back?',
    'After paying for {items item} ({price} each), what is left of {note}?',
    'Sign at a stall: "{item:s} {price} each". {buyer:name} takes {items:n} and pays with {note}. What change is due?',
    "I've got {note} on me. If I buy {items item} at {price} each, how much will I have left?",
  ],
  known: ['{items item} at {price} each', '{note} given'],
  want: 'change in {currency}',
  steps: changeSteps,
  unit: '{currency}',
});

export const shoppingFamilies: readonly Family[] = [
  order,
  change,
  ...shoppingListFamilies,
  ...shoppingPriceFamilies,
];
