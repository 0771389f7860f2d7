/** Families about the fuel that a trip takes. */
import { minus, over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure, money } from '../wording/quantity.ts';
import { suitedRates } from './rate-numbers.ts';

const fuelSteps = (p: { distance: number; reach: number; price: number }): readonly LabeledStep[] => {
  const litres = over(p.distance, p.reach);
  return [
    ['fuel', litres],
    ['cost', times(litres.value, p.price, 'money')],
  ];
};

/** distance / distance for each litre x price. */
const fuel = family({
  name: 'fuel',
  draw: (n) =>
    suitedRates(n, fuelSteps, () => {
      const reach = n.int(5, n.large ? 32 : 12);
      const litres = n.int(3, n.large ? 60 : 12);
      return {
        distance: reach * litres,
        reach,
        price: n.large && n.int(0, 1) === 0 ? n.int(110, 249) / 100 : n.int(2, 5),
      };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    distance: measure(p.distance, 'km'),
    reach: measure(p.reach, 'km'),
    price: money(p.price),
    car: cast.pick([
      'car',
      'van',
      'camper',
      'lorry',
      'tractor',
      'old jeep',
      'minibus',
      'motorhome',
      'taxi',
      'pick-up',
    ]),
  }),
  facts: [
    [
      '{who} <drives|drove> {distance} with the {car}',
      'the {car} <goes|went> {distance}',
      'a trip of {distance} <is|was> made with the {car}',
      '{who} <takes|took> the {car} for a trip of {distance}',
      'the {car} <carries|carried> {who:them} for {distance}',
      '{who} <has|had> {distance} to drive in the {car}',
    ],
    [
      'the {car} <goes|went> {reach} on [a|each|one] litre of fuel',
      'one litre of fuel <lasts|lasted> for {reach}',
      'with each litre of fuel the {car} <gets|got> {reach} far',
      'every {reach} <use|used> up one litre of fuel',
      'the {car} <needs|needed> a litre of fuel for every {reach}',
      'for {reach} one litre of fuel <is|was> enough',
    ],
    [
      'a litre of fuel <costs|cost> {price}',
      'fuel <is|was> {price} a litre',
      'the price of a litre of fuel <is|was> {price}',
      'at the pump, {price} <is|was> charged for each litre',
      '{who} <pays|paid> {price} for each litre of fuel',
      'fuel <sells|sold> at {price} per litre',
    ],
  ],
  ask: [
    'how much <does|did> the fuel [for the trip|] cost',
    'what <does|did> {who} pay for the fuel',
    'how many {currency} <does|did> the fuel for the trip cost',
    'how much money <goes|went> into fuel',
    'what <is|was> the cost of the fuel for the trip',
    'what <does|did> the trip cost in fuel',
  ],
  find: [
    'the cost of the fuel [in {currency}|]',
    'the fuel bill for the trip',
    'the price of the fuel for the trip [in {currency}|]',
    'the money spent on fuel',
  ],
  notes: [
    ['{distance} with the {car}', 'trip: {distance}', '{distance} to drive'],
    ['{reach} per litre', '1 litre for {reach}', 'a litre lasts {reach}'],
    ['fuel {price} a litre', '{price} per litre', 'litre: {price}'],
  ],
  extras: [
    'the {car} <has|had> [4|5|7] seats',
    'the {car} <is|was> [6|9|14] years old',
    'the trip <takes|took> [2|3|5] hours',
    'the tank <holds|held> [60|70|80] litres',
  ],
  whole: [
    'Trip of {distance}, {reach} per litre, {price} a litre. Fuel cost?',
    'What do I pay for the fuel for {distance} if one litre takes me {reach} and costs {price}?',
    '{distance} ÷ {reach} × {price} = ?',
    'Our {car} does {reach} on a litre. We were on the road for {distance}, with fuel at {price} a litre. How many {currency} did we put into the tank for this trip?',
    'Shared ride! {distance}, the {car} does {reach} per litre, a litre is {price}. What does the fuel cost altogether?',
  ],
  known: ['{distance}', '{reach} with each litre', '{price} each litre'],
  want: 'cost of the fuel in {currency}',
  steps: fuelSteps,
  unit: '{currency}',
});

const useSteps = (p: { use: number; distance: number; tank: number }): readonly LabeledStep[] => {
  const hundreds = over(p.distance, 100);
  const used = times(hundreds.value, p.use);
  return [
    ['hundreds of kilometres', hundreds],
    ['fuel used', used],
    ['fuel left', minus(p.tank, used.value)],
  ];
};

/** tank - distance / 100 x litres for 100 km. */
const fuelLeft = family({
  name: 'fuel-left',
  draw: (n) =>
    suitedRates(n, useSteps, () => {
      const use = n.large ? n.int(8, 60) / 2 : n.int(3, 12);
      const distance = 100 * (n.large ? n.int(4, 48) / 4 : n.int(2, 9));
      const used = (use * distance) / 100;
      return { use, distance, tank: Math.ceil(used) + n.int(3, 60) };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    distance: measure(p.distance, 'km'),
    hundred: '100 km',
    use: measure(p.use, 'litre'),
    tank: measure(p.tank, 'litre'),
    car: cast.pick([
      'car',
      'van',
      'camper',
      'lorry',
      'coach',
      'old jeep',
      'minibus',
      'motorhome',
      'taxi',
      'bus',
    ]),
  }),
  facts: [
    [
      '{who:their} {car} <uses|used> {use} for every {hundred}',
      'for {hundred} the {car} <needs|needed> {use} of fuel',
      'the {car} <burns|burned> {use} of fuel per {hundred}',
      'every {hundred} <cost|cost> the {car} {use} of fuel',
      'on {hundred}, {use} of fuel <are|were> used by the {car}',
    ],
    [
      'there <are|were> {tank} in the tank at the start',
      '{who} <sets|set> off with {tank} in the tank',
      'at the start the tank <holds|held> {tank}',
      'the trip <begins|began> with {tank} of fuel',
      'the tank <has|had> {tank} in it when {who} <sets|set> off',
    ],
    [
      '{who} <drives|drove> {distance}',
      'the trip <is|was> {distance} long',
      '{distance} <are|were> driven',
      '{who} <makes|made> a trip of {distance}',
      'the way <is|was> {distance}',
    ],
  ],
  ask: [
    'how many {unit:litre} [of fuel|] <are|were> left [at the end|after the trip|]',
    'how much fuel in {unit:litre} <does|did> {who} have left',
    'how many {unit:litre} <remain|remained> in the tank',
    'with how many {unit:litre} in the tank <does|did> {who} arrive',
    'how much <is|was> still in the tank after the trip, in {unit:litre}',
  ],
  find: [
    'the fuel left in {unit:litre}',
    'the number of {unit:litre} left in the tank',
    'the {unit:litre} in the tank after the trip',
    'the rest of the fuel in {unit:litre}',
  ],
  notes: [
    ['{use} per {hundred}', 'uses {use} on {hundred}', '{hundred}: {use}'],
    ['tank at start: {tank}', '{tank} in the tank', 'start with {tank}'],
    ['trip {distance}', '{distance} driven', '{distance} to go'],
  ],
  extras: [
    'the {car} <has|had> [2|4|5] doors',
    'the {car} <is|was> [6|9|14] years old',
    'the trip <takes|took> [2|3|5] hours',
    'a litre <costs|cost> about [2|3] dollars',
  ],
  whole: [
    '{tank} in the tank, {use} per {hundred}, trip of {distance}. How many {unit:litre} are left?',
    'How many {unit:litre} are still in the tank after {distance}, starting with {tank} and using {use} for each {hundred}?',
    'We filled up to {tank} and drove {distance}. Our {car} takes {use} for {hundred}. What was left in the tank, in {unit:litre}?',
    '"The {car} drinks {use} on {hundred}," says [my friend|Grandpa|our neighbour|the coach]. "There are {tank} in the tank." What will be left after {distance}?',
  ],
  known: ['{tank} at the start', '{use} for each 100 kilometres', '{distance}'],
  want: 'litres left',
  steps: useSteps,
  unit: 'litres',
});

export const fuelFamilies: readonly Family[] = [fuel, fuelLeft];
