/** Families about foreign money: there and back. */
import { over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import type { Thing } from '../wording/scene.ts';
import { suitedPrices, thing } from './money-shared.ts';

const foreign: readonly Thing[] = [
  thing('peso'),
  thing('krona', 'kronor'),
  thing('rand', 'rand'),
  thing('baht', 'baht'),
  thing('zloty', 'zlotys'),
  thing('lira', 'lira'),
  thing('rupee'),
  thing('yuan', 'yuan'),
  thing('dirham'),
  thing('real', 'reais'),
  thing('koruna', 'koruna'),
  thing('shekel'),
];
const rates: readonly string[] = [
  '{unit} <is|was> worth {rate coin}',
  'you <get|got> {rate coin} for {unit}',
  'for {unit} the bank <gives|gave> {rate coin}',
  '{rate coin} <are|were> worth {unit}',
  '{unit} <buys|bought> {rate coin}',
  'the exchange rate <is|was> {rate coin} to {unit}',
  '{unit} <equals|equalled> {rate coin}',
];
const rateNotes: readonly string[] = [
  '{unit} = {rate coin}',
  'rate: {unit} = {rate coin}',
  '{rate coin} per {unit}',
];
const exchangeExtras: readonly string[] = [
  'the bank <closes|closed> at [4|5|6] in the afternoon',
  'the flight <takes|took> [3|5|7] hours',
  'the holiday <lasts|lasted> [8|10|14] days',
  'the hotel <has|had> [4|6|9] floors',
];

/** amount x rate. */
const exchangeSteps = (p: { amount: number; rate: number }): readonly LabeledStep[] => [
  ['in {coin:s}', times(p.amount, p.rate)],
];
const exchange = family({
  name: 'currency-exchange',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        amount: n.large ? n.int(12, 480) : n.pick([n.int(2, 12), 10 * n.int(2, 12), 100]),
        rate: n.int(2, n.large ? 45 : 12),
      }),
      exchangeSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    other: cast.named(),
    coin: cast.pick(foreign),
    unit: money(1),
    amount: money(p.amount),
    rate: count(p.rate),
  }),
  facts: [
    rates,
    [
      '{who} <changes|changed> {amount} into {coin:s}',
      '{who} <exchanges|exchanged> {amount} at the bank for {coin:s}',
      '{amount} <is|was> changed into {coin:s}',
      '{who} <takes|took> {amount} to the bank and <wants|wanted> {coin:s} for it',
      '{who} <swaps|swapped> {amount} for {coin:s}',
      '{who} <hands|handed> in {amount} to be changed into {coin:s}',
      'at the airport, {who} <turns|turned> {amount} into {coin:s}',
    ],
  ],
  ask: [
    'how many {coin:s} <does|did> {who} get',
    'how many {coin:s} <is|was> that',
    'what <does|did> {who} get in {coin:s}',
    'how much <is|was> {amount} in {coin:s}',
    'how many {coin:s} <does|did> the bank hand over',
    'what number of {coin:s} <does|did> {who} receive',
    'what <is|was> the amount in {coin:s}',
  ],
  find: [
    'the amount in {coin:s}',
    'the number of {coin:s} {who} <gets|got>',
    'the value of {amount} in {coin:s}',
  ],
  notes: [rateNotes, ['{amount} to change', 'changed: {amount}', '{amount} into {coin:s}']],
  extras: exchangeExtras,
  whole: [
    '{unit} = {rate coin}. {amount} = ? {coin:s}',
    'How many {coin:s} do you get for {amount} at {rate coin} to {unit}?',
    'If {unit} is {rate coin}, how many {coin:s} is {amount}?',
    'Before my trip I changed {amount}. The bank gave me {rate coin} for {unit}. How many {coin:s} did I have?',
    'Sign at the bank: {unit} = {rate coin}. {other:name} changes {amount}. How many {coin:s} is that?',
    '"{rate coin} for {unit} today," says the clerk. {other:name} puts {amount} on the counter. How many {coin:s} does {other:they} get?',
    'Convert {amount} to {coin:s} ({unit} = {rate coin}).',
    'whats {amount} in {coin:s} if {unit} is {rate coin}',
  ],
  known: ['{unit} is {rate coin}', '{amount}'],
  want: 'amount in {coin:s}',
  steps: exchangeSteps,
  unit: '{coin:s}',
});

/** (first + second) / rate: foreign money back. */
const backSteps = (p: { first: number; second: number; rate: number }): readonly LabeledStep[] => {
  const all = plus(p.first, p.second);
  return [
    ['all {coin:s}', all],
    ['in {currency}', over(all.value, p.rate, 'money')],
  ];
};
const exchangeBack = family({
  name: 'currency-back',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const [rate, amount] = [n.int(2, n.large ? 24 : 12), n.int(2, n.large ? 95 : 12)];
        const first = n.large ? 10 * n.int(1, 120) : n.int(2, 120);
        return { first, second: rate * amount - first, rate };
      },
      (p) => (p.second > 1 && p.first > 1 ? backSteps(p) : []),
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    other: cast.named(),
    coin: cast.pick(foreign),
    x: cast.pick([
      'a souvenir',
      'a boat trip',
      'dinner',
      'a museum visit',
      'a rug',
      'a tour',
      'a hat',
      'a teapot',
    ]),
    y: cast.pick(['the bus', 'a map', 'ice cream', 'postcards', 'a taxi', 'lunch', 'a drum', 'spices']),
    unit: money(1),
    first: count(p.first),
    second: count(p.second),
    rate: count(p.rate),
  }),
  facts: [
    rates,
    [
      '{who} <spends|spent> {first coin} on {x}',
      '{who} <pays|paid> {first coin} for {x}',
      '{x} <costs|cost> {first coin}',
      'for {x}, {who} <pays|paid> {first coin}',
      '{first coin} <go|went> on {x}',
      'the price of {x} <is|was> {first coin}',
    ],
    [
      '{who} <spends|spent> {second coin} on {y}',
      '{who} <pays|paid> {second coin} for {y}',
      '{second coin} <go|went> on {y}',
      'for {y}, {who} <pays|paid> {second coin}',
      'the bill for {y} <is|was> {second coin}',
      '{y} <takes|took> {second coin} out of the purse',
    ],
  ],
  ask: [
    'how many {currency} <is|was> that [in all|altogether]',
    'how much <is|was> that altogether in {currency}',
    'what <does|did> {who} spend in {currency}',
    'how many {currency} <does|did> {who} spend [in all|altogether]',
    'what <is|was> the total in {currency}',
    'how much <do|did> the two purchases cost together in {currency}',
  ],
  find: [
    'the total in {currency}',
    'the amount spent in {currency}',
    'the cost of both things together in {currency}',
  ],
  notes: [
    rateNotes,
    ['{x} {first coin}', '{x}: {first coin}', '{first coin} for {x}'],
    ['{y} {second coin}', '{y}: {second coin}', '{second coin} for {y}'],
  ],
  extras: exchangeExtras,
  whole: [
    '{unit} = {rate coin}. {first coin} for {x} + {second coin} for {y} = ? {currency}',
    'I spent {first coin} on {x} and {second coin} on {y}. {unit} was {rate coin}. How many {currency} did I spend?',
    'On holiday {other:name} pays {first coin} for {x} and {second coin} for {y}. What is that in {currency} if {unit} is {rate coin}?',
    'How many {currency} are {first coin} for {x} and {second coin} for {y} together at {rate coin} to {unit}?',
    '"{unit} is {rate coin} here," says the guide. {other:name} has paid {first coin} for {x} and {second coin} for {y}. How many {currency} have gone?',
    'Add {first coin} ({x}) and {second coin} ({y}) and change the sum into {currency}: {rate coin} are {unit}.',
    'Travel diary: {x} {first coin}, {y} {second coin}. Rate: {rate coin} = {unit}. Total in {currency}?',
    'paid {first coin} for {x} and {second coin} for {y}, {unit} is {rate coin}, what is it in {currency}',
  ],
  known: ['{unit} is {rate coin}', '{first coin} for {x}', '{second coin} for {y}'],
  want: 'total in {currency}',
  steps: backSteps,
  unit: '{currency}',
});

export const exchangeFamilies: readonly Family[] = [exchange, exchangeBack];
