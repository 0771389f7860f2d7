/** Families about bills: shared costs. Spreads the families about fees, earning and saving. */
import { over, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { price, rounded, suitedPrices, thing } from './money-shared.ts';
import { earningFamilies } from './earnings.ts';
import { feeFamilies } from './money-fees.ts';
import { savingFamilies } from './savings.ts';

const homes = [
  thing('flatmate'),
  thing('housemate'),
  thing('student'),
  thing('friend'),
  thing('tenant'),
  thing('colleague'),
  thing('sister'),
  thing('nurse'),
  thing('roommate'),
  thing('cousin'),
];

/** (rent + power + net) / people. */
const sharedSteps = (p: {
  rent: number;
  power: number;
  net: number;
  people: number;
}): readonly LabeledStep[] => {
  const two = plus(p.rent, p.power, 'money');
  const all = plus(two.value, p.net, 'money');
  return [
    ['rent and {power}', two],
    ['all costs', all],
    ['each pays', over(all.value, p.people, 'money')],
  ];
};
const shared = family({
  name: 'shared-bills',
  draw: (n) =>
    suitedPrices(
      n,
      () =>
        n.large
          ? { rent: 20 * n.int(24, 95), power: n.int(38, 180), net: n.int(15, 70), people: n.int(2, 6) }
          : { rent: 100 * n.int(2, 9), power: 10 * n.int(2, 9), net: 10 * n.int(1, 8), people: n.int(2, 9) },
      sharedSteps,
    ),
  scene: (cast, p) => ({
    people: count(p.people),
    mate: cast.pick(homes),
    first: cast.named(),
    home: cast.pick([
      'flat',
      'house',
      'cottage',
      'studio',
      'holiday home',
      'workshop',
      'apartment',
      'farmhouse',
      'bungalow',
    ]),
    power: cast.pick([
      'electricity',
      'gas',
      'heating',
      'water',
      'cleaning',
      'power',
      'energy',
      'rubbish collection',
    ]),
    net: cast.pick([
      'internet',
      'insurance',
      'television',
      'parking',
      'broadband',
      'the phone',
      'Wi-Fi',
      'the garage',
    ]),
    rent: money(p.rent),
    bill: money(p.power),
    small: money(p.net),
  }),
  facts: [
    [
      '{people mate} <share|shared> a {home} and <split|split> all costs evenly',
      'a {home} <is|was> shared by {people mate}, who <pay|paid> equal parts of everything',
      '{people mate} <live|lived> together and <divide|divided> the costs equally',
      'there <are|were> {people mate} in the {home}, and everyone <pays|paid> the same',
      'the costs of a {home} <are|were> split equally among {people mate}',
      'in the {home} {people mate} <share|shared> all bills in equal parts',
      'each of the {people mate} in the {home} <pays|paid> an equal share of the costs',
    ],
    [
      'the rent <is|was> {rent}',
      '{rent} <is|was> due for rent',
      'the landlord <gets|got> {rent} in rent',
      'rent <comes|came> to {rent}',
      'for rent, {rent} <has|had> to be paid',
      'the monthly rent <is|was> {rent}',
    ],
    [
      '{power} <costs|cost> {bill}',
      'the bill for {power} <is|was> {bill}',
      '{bill} <goes|went> on {power}',
      'for {power} there <is|was> a bill of {bill}',
      '{power} <comes|came> to {bill}',
      '{bill} <is|was> due for {power}',
    ],
    [
      '{net} <costs|cost> {small}',
      '{small} <goes|went> on {net}',
      'the bill for {net} <is|was> {small}',
      'for {net} there <is|was> {small} to pay',
      '{net} <comes|came> to {small}',
      '{small} <is|was> charged for {net}',
    ],
  ],
  ask: [
    'how much <does|did> each {mate} pay',
    'what <does|did> each of them owe',
    'how many {currency} <is|was> that per {mate}',
    'what <is|was> the share of each {mate} [in {currency}|]',
    'how much <is|was> one share',
    'how much money <does|did> every {mate} have to pay',
    'what <does|did> one {mate} pay [altogether|in all]',
    'how much <is|was> it for each of the {people}',
  ],
  find: [
    'the share of each {mate} [in {currency}|]',
    'the amount that each {mate} <pays|paid>',
    'the cost per {mate} [in {currency}|]',
    'the amount per person',
  ],
  notes: [
    [
      '{people mate}, equal shares',
      '{people mate}',
      'shared by {people mate}',
      'split between {people mate}',
    ],
    ['rent {rent}', 'rent: {rent}', '{rent} rent'],
    ['{power} {bill}', '{power}: {bill}', '{bill} for {power}'],
    ['{net} {small}', '{net}: {small}', '{small} for {net}'],
  ],
  extras: [
    'the {home} <has|had> [3|4|5] rooms',
    'the {home} <is|was> on floor [2|3|4]',
    'the contract <runs|ran> for [12|18|24] months',
    'the walk to the station <takes|took> [8|12|15] minutes',
    'the {home} <has|had> been built in [1935|1978|2004]',
  ],
  whole: [
    '({rent} rent + {bill} {power} + {small} {net}) ÷ {people:n} people = ?',
    'Rent {rent}, {power} {bill}, {net} {small}. Split {people} ways. Each?',
    'We are {people mate} in one {home}. This month we owe {rent} for rent, {bill} for {power} and {small} for {net}. How much must each of us pay if we split it evenly?',
    'Hi all, bills are in: rent {rent}, {power} {bill}, {net} {small}. We go {people} ways as always. What does everyone owe?',
    'There are {people} of us in the {home}, and we split everything equally. Rent: {rent}; {power}: {bill}; {net}: {small}. What is my part?',
    '"How do we split this?" asks {first:name}. The rent is {rent}, {power} {bill} and {net} {small}, and there are {people} of them. What is a fair share for each?',
    'Divide the costs of a {home} fairly among {people mate}: {rent} rent, {bill} for {power}, {small} for {net}.',
    'What does each of {people mate} pay when rent of {rent}, {power} at {bill} and {net} at {small} are shared equally?',
    'Note on the fridge: "Rent {rent}. {power} {bill}. {net} {small}. All {people} of us pay the same." How many {currency} is that each?',
  ],
  known: ['rent {rent}', '{power} {bill}', '{net} {small}', '{people} people'],
  want: 'amount per person in {currency}',
  steps: sharedSteps,
  unit: '{currency}',
});

/** (bill + tip) / people. */
const dinnerSteps = (p: { bill: number; tip: number; people: number }): readonly LabeledStep[] => {
  const all = plus(p.bill, p.tip, 'money');
  return [
    ['with the {tip}', all],
    ['each pays', over(all.value, p.people, 'money')],
  ];
};
const dinner = family({
  name: 'restaurant-bill',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const people = n.int(2, n.large ? 16 : 9);
        const each = n.large ? price(n, 11, 65) : price(n, 5, 12);
        const tip = n.pick([4, 5, 6, 8, 10, 12, 15, 16, 18, 20, 24, 25, 30]);
        const bill = rounded(people * each - tip);
        return { bill: bill > 2 * tip ? bill : -1000, tip, people };
      },
      dinnerSteps,
    ),
  scene: (cast, p) => ({
    who: cast.named(),
    people: count(p.people),
    mate: cast.pick(homes),
    place: cast.pick([
      'a pizzeria',
      'a restaurant',
      'a curry house',
      'a café',
      'a noodle bar',
      'a steakhouse',
      'a pub',
      'a diner',
      'a beer garden',
      'a bistro',
      'a sushi bar',
    ]),
    tip: cast.pick([
      'tip',
      'service charge',
      'delivery fee',
      'cover charge',
      'music charge',
      'cloakroom charge',
      'parking charge',
      'corkage fee',
    ]),
    bill: money(p.bill),
    more: money(p.tip),
  }),
  facts: [
    [
      '{people mate} <eat|ate> at {place} and <split|split> the cost equally',
      'the cost of an evening at {place} <is|was> shared equally by {people mate}',
      'there <are|were> {people mate} at a table in {place}, and they all <pay|paid> the same',
      '{people mate} <go|went> to {place} and <share|shared> all costs evenly',
      'at {place}, {people mate} <pay|paid> equal shares',
      'dinner at {place} <is|was> split evenly between {people mate}',
    ],
    [
      'the food and drinks <cost|cost> {bill}',
      'the meal <comes|came> to {bill}',
      'the bill for the meal <is|was> {bill}',
      '{bill} <is|was> charged for the food',
      'for food and drinks the bill <says|said> {bill}',
      'what <is|was> eaten and drunk <costs|cost> {bill}',
    ],
    [
      'the {tip} <is|was> {more}',
      '{more} <is|was> added as a {tip}',
      'a {tip} of {more} <comes|came> on top',
      'there <is|was> a {tip} of {more}',
      'on top of the meal there <is|was> a {tip} of {more}',
      'the {tip} <adds|added> {more} to the bill',
    ],
  ],
  ask: [
    'how much <does|did> each {mate} pay',
    'what <does|did> each of them pay [in {currency}|]',
    'how many {currency} <does|did> every {mate} owe',
    'how much <is|was> that [a head|per head|each|per person]',
    "what <is|was> each {mate}'s share",
    'how much <does|did> one {mate} put on the table',
    'how many {currency} per person <is|was> that',
  ],
  find: [
    'the share of each {mate} [in {currency}|]',
    'the amount per person [in {currency}|]',
    'the cost per head',
    'the amount each {mate} <pays|paid>',
  ],
  notes: [
    ['{people mate}, equal shares', 'split between {people mate}', 'table of {people}, equal shares'],
    ['meal {bill}', 'food and drinks: {bill}', 'food {bill}'],
    ['{tip} {more}', '{tip}: {more}', 'plus {tip} {more}'],
  ],
  extras: [
    'the table <is|was> number [4|7|12]',
    'they <stay|stayed> for [2|3] hours',
    'the waiter <brings|brought> [2|3|4] menus',
    "the kitchen <closes|closed> at [9|10|11] o'clock",
    'the place <has|had> [20|30|45] tables',
  ],
  whole: [
    '({bill} + {more} {tip}) ÷ {people:n} people = ?',
    'Meal {bill}, {tip} {more}, {people} people. Each pays?',
    'There were {people} of us at {place}. The food was {bill} and we added {more} as a {tip}. We split it evenly. How much did I pay?',
    '"Let us split it," says {who:name}. The meal costs {bill}, the {tip} is {more}, and there are {people} at the table. How much is it a head?',
    'At {place} {people mate} share a bill of {bill} and a {tip} of {more}. What does everyone pay?',
    'Hi! Dinner was {bill} plus {more} for the {tip}. There were {people} of us. How much do you all owe me each, counting me as one of the {people}?',
    'How much does everybody pay if {people mate} split {bill} for a meal and {more} for a {tip} equally?',
    'Share {bill} and a {tip} of {more} equally among {people} people.',
  ],
  known: ['meal {bill}', '{tip} {more}', '{people} people'],
  want: 'amount per person in {currency}',
  steps: dinnerSteps,
  unit: '{currency}',
});

export const billsFamilies: readonly Family[] = [
  shared,
  dinner,
  ...feeFamilies,
  ...earningFamilies,
  ...savingFamilies,
];
