/** Families about an amount in one unit of which something in a smaller unit is taken. */
import { minus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';
import { pairs, type Pair } from './unit-pairs.ts';

const leftSteps = (p: { factor: number; big: number; used: number }): LabeledStep[] => {
  const all = times(p.big, p.factor);
  return [
    ['at first', all],
    ['left', minus(all.value, p.used)],
  ];
};
const stores: readonly { one: string; pair: Pair; stuff: string; place: string }[] = [
  ['jug', 16, 'gallon', 'lemonade'],
  ['cooler', 16, 'gallon', 'iced tea'],
  ['barrel', 8, 'gallon', 'cider'],
  ['churn', 8, 'gallon', 'milk'],
  ['bag', 16, 'pound', 'trail mix'],
  ['sack', 16, 'pound', 'coffee'],
  ['bottle', 1000, 'litre', 'cooking oil'],
  ['pot', 1000, 'litre', 'soup'],
  ['canister', 1000, 'litre', 'water'],
  ['bag', 1000, 'kg', 'flour'],
  ['jar', 1000, 'kg', 'honey'],
  ['sack', 1000, 'kg', 'rice'],
  ['box', 1000, 'kg', 'sugar'],
  ['roll', 12, 'foot', 'tape'],
  ['reel', 100, 'm', 'wire'],
  ['spool', 100, 'm', 'ribbon'],
].map(([place, factor, big, stuff]) => ({
  one: `${place} of ${stuff}`,
  place: String(place),
  stuff: String(stuff),
  pair: (pairs[Number(factor)] ?? []).find((each) => each.big === big) as Pair,
}));

/** big x factor - used. */
const unitsLeft = family({
  name: 'units-left',
  draw: (n) =>
    suited(n, leftSteps, () => {
      const factor = n.pick([8, 12, 16, 16, 100, 1000, 1000, 1000]);
      const big =
        factor < 100 ? n.int(2, n.large ? 36 : 12) : n.pick([n.int(1, 9), n.int(1, 9), 1.5, 2.5, 0.5, 0.75]);
      const used =
        factor < 100
          ? n.int(3, 90)
          : n.large
            ? n.int(12, 95) * n.pick([1, 5, 10])
            : n.pick([50, 100, 200, 300, 400, 500, 20, 80]);
      return used < big * factor - 2 ? { factor, big, used } : null;
    }),
  scene(cast, p) {
    const factorRule = new RegExp(` ${p.factor} `);
    const store = cast.pick(stores.filter(({ pair: { rule } }) => factorRule.test(rule)));
    return {
      who: cast.person(),
      place: store.place,
      stuff: store.stuff,
      u: store.pair.smalls,
      long: store.pair.longSmall,
      rule: store.pair.rule,
      big: measure(p.big, store.pair.big),
      used: measure(p.used, store.pair.small),
    };
  },
  facts: [
    [
      'a {place} <holds|held> {big} of {stuff}',
      '{who} <has|had> a {place} with {big} of {stuff}',
      'in a {place} there <is|was> {stuff}, {big} of it',
      '{who} <buys|bought> a {place} with {big} of {stuff} in it',
      'a full {place} <has|had> {big} of {stuff}',
      'the {stuff} in a {place} <comes|came> to {big}',
      '{who} <starts|started> with a {place} of {stuff}, {big} in all',
    ],
    [
      'then {used} of the {stuff} <are|were> used',
      '{who} <uses|used> {used} of it',
      '{used} of it <are|were> taken out',
      '{who} <gives|gave> away {used} of it',
      'during the day {used} <are|were> used up',
      'a neighbour <gets|got> {used} of it',
      '{who} <needs|needed> {used} of it straight away',
    ],
  ],
  ordered: true,
  ask: [
    'how many {u} <are|were> left [in the {place}|]',
    'how many {u} of {stuff} <remain|remained>',
    'how much {stuff} <is|was> left [in {u}|, in {u}]',
    'what <is|was> left, in {u}',
    'how many {u} <does|did> {who} have left [over|]',
    'how many {u} <does|did> the {place} [still|] hold after that',
  ],
  find: [
    'the rest [of the {stuff}|] in {u}',
    'the number of {u} left',
    'the {stuff} left in the {place}, in {u}',
  ],
  notes: [
    ['{place} of {stuff}: {big}', '{big} of {stuff}', '{stuff}, {big}'],
    ['{used} used', 'minus {used}', '{used} taken out'],
  ],
  extras: [
    'the {place} <costs|cost> [5|8|12] {currency}',
    '[2|3] more of these <stand|stood> on the shelf, unopened',
    '{who} <asks|asked> [2|4] friends',
  ],
  whole: [
    'A {place} holds {big} of {stuff}. Remember, {rule}. {used} are taken out. How many {u} are left?',
    'How many {u} are left of {big} of {stuff} when {used} are gone?',
    '{big} of {stuff} minus {used}, how many {u} left',
    '{big} - {used} = ? {u} of {stuff}',
    'We had a {place} with {big} of {stuff} and have used {used} so far. How many {u} have we got left?',
    '"There is {stuff} in the {place}, {big} of it. Take {used} and leave me the rest," says grandpa. How many {u} does he keep?',
  ],
  known: ['{big} of {stuff}', '{used} used', '{rule}'],
  want: '{stuff} left in {long}',
  steps: leftSteps,
  unit: '{long}',
});

export const unitsLeftFamilies: readonly Family[] = [unitsLeft];
