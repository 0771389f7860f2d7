/** Families about portions: what comes out of a bag, glasses from bottles. */
import { over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const portionSteps = (p: { kg: number; grams: number }): LabeledStep[] => {
  const all = times(p.kg, 1000);
  return [
    ['in grams', all],
    ['how many', over(all.value, p.grams)],
  ];
};

/** kilograms x 1000 / grams for one. */
const portions = family({
  name: 'portions',
  draw: (n) =>
    suited(n, portionSteps, () => {
      const grams = n.large
        ? n.pick([25 * n.int(1, 30), 15 * n.int(1, 12), n.int(12, 96)])
        : n.pick([20, 25, 40, 50, 80, 100, 200, 250, 300, 400, 500, 600, 750]);
      const kg = n.pick([n.int(1, 24), n.int(1, 24), n.int(2, 60) / 4, n.int(2, 40) / 5]);
      const parts = (kg * 1000) / grams;
      return Math.abs(parts - Math.round(parts)) < 1e-9 && parts > 1 && parts < 100 ? { kg, grams } : null;
    }),
  scene: (cast, p) => {
    const use = cast.pick([
      { one: 'loaf', many: 'loaves', stuff: 'flour', pack: 'bag' },
      { one: 'pizza', many: 'pizzas', stuff: 'cheese', pack: 'box' },
      { one: 'candle', many: 'candles', stuff: 'wax', pack: 'block' },
      { one: 'portion', many: 'portions', stuff: 'rice', pack: 'sack' },
      { one: 'cake', many: 'cakes', stuff: 'sugar', pack: 'bag' },
      { one: 'jar', many: 'jars', stuff: 'honey', pack: 'bucket' },
      { one: 'burger', many: 'burgers', stuff: 'minced meat', pack: 'pack' },
      { one: 'bowl', many: 'bowls', stuff: 'clay', pack: 'lump' },
      { one: 'hat', many: 'hats', stuff: 'wool', pack: 'bag' },
      { one: 'bag', many: 'bags', stuff: 'granola', pack: 'crate' },
      { one: 'feed', many: 'feeds', stuff: 'dog food', pack: 'sack' },
      { one: 'pot of soup', many: 'pots of soup', stuff: 'barley', pack: 'sack' },
      { one: 'bar of soap', many: 'bars of soap', stuff: 'soap', pack: 'block' },
    ]);
    return {
      who: cast.person(),
      item: { kind: 'thing', one: use.one, many: use.many },
      stuff: use.stuff,
      pack: use.pack,
      kg: measure(p.kg, 'kg'),
      grams: measure(p.grams, 'g'),
    };
  },
  facts: [
    [
      'one {item} <takes|took> {grams} of {stuff}',
      'for each {item} {grams} of {stuff} <are|were> needed',
      'each {item} <needs|needed> {grams} of {stuff}',
      '{grams} of {stuff} <go|went> into one {item}',
      'a {item} <uses|used> up {grams} of {stuff}',
      'there <has|had> to be {stuff}, {grams} of it, for every {item}',
      '{who} <uses|used> {grams} of {stuff} per {item}',
    ],
    [
      '{who} <has|had> a {pack} with {kg} of {stuff}',
      'the {pack} of {stuff} <weighs|weighed> {kg}',
      '{who} <buys|bought> a {pack} of {stuff} that <weighs|weighed> {kg}',
      'there <is|was> a {pack} of {stuff} with {kg} in it',
      'a full {pack} <holds|held> {kg} of {stuff}',
      '{who} <uses|used> up a whole {pack} of {stuff}, {kg} of it',
      'all the {stuff} in the {pack} <comes|came> to {kg}',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> that make',
    'how many {item:s} <is|was> the {pack} enough for',
    'for how many {item:s} <does|did> the {stuff} last',
    'how many {item:s} <does|did> {who} get out of the {pack}',
    'how many {item:s} <does|did> the {pack} give',
    'how many {item:s} <come|came> out of one {pack}',
    'what number of {item:s} <is|was> that',
  ],
  find: [
    'the number of {item:s}',
    'the number of {item:s} from one {pack}',
    'the {item:s} that the {pack} <is|was> enough for',
  ],
  notes: [
    ['{grams} of {stuff} per {item}', 'one {item}: {grams} of {stuff}', '{item}: {grams} {stuff}'],
    ['{pack} of {stuff}: {kg}', '{pack} with {kg} of {stuff}', '{kg} {pack}'],
  ],
  extras: [
    'the {pack} <costs|cost> [6|9|15] {currency}',
    'the kitchen <is|was> at [21|24|26] degrees',
    '[2|3] friends <help|helped>',
  ],
  whole: [
    "One {item} takes {grams} of {stuff}. I've got a {pack} of {kg}. How many {item:s} [can I make|is that]?",
    'How many {item:s} can be made from {kg} of {stuff} at {grams} each?',
    '{kg} of {stuff}, {grams} per {item}. How many {item:s}?',
    '{kg} of {stuff} ÷ {grams} = ? {item:s}',
    '"Take {grams} of {stuff} for each {item}," it says in the recipe. Our {pack} holds {kg}. How many {item:s} can we make?',
    '{stuff} {kg}, each {item} needs {grams}, how many {item:s}',
  ],
  known: ['{kg} of {stuff}', '{grams} for one {item}', '1 kilogram is 1000 grams'],
  want: 'number of {item:s}',
  steps: portionSteps,
  unit: '{item:s}',
});

const glassSteps = (p: { bottles: number; litres: number; ml: number }): LabeledStep[] => {
  const all = times(p.bottles, p.litres);
  const ml = times(all.value, 1000);
  return [
    ['litres in all', all],
    ['in millilitres', ml],
    ['how many', over(ml.value, p.ml)],
  ];
};

/** bottles x litres x 1000 / millilitres of one glass. */
const glasses = family({
  name: 'glasses',
  draw: (n) =>
    suited(n, glassSteps, () => {
      const p = {
        bottles: n.int(2, n.large ? 24 : 9),
        litres: n.pick([0.5, 0.75, 1, 1.5, 2, 3, 5, 1.25]),
        ml: n.pick([50, 100, 125, 150, 200, 250, 300, 400, 500, 180, 240]),
      };
      const number = (p.bottles * p.litres * 1000) / p.ml;
      return Number.isInteger(number) && number > p.bottles && number < 400 ? p : null;
    }),
  scene: (cast, p) => {
    const cup = cast.pick([
      { one: 'glass', many: 'glasses' },
      { one: 'cup', many: 'cups' },
      { one: 'mug', many: 'mugs' },
      { one: 'tumbler', many: 'tumblers' },
      { one: 'beaker', many: 'beakers' },
      { one: 'flask', many: 'flasks' },
      { one: 'serving', many: 'servings' },
      { one: 'small bottle', many: 'small bottles' },
      { one: 'paper cup', many: 'paper cups' },
    ]);
    const jug = cast.pick([
      { one: 'bottle', many: 'bottles' },
      { one: 'jug', many: 'jugs' },
      { one: 'carton', many: 'cartons' },
      { one: 'canister', many: 'canisters' },
      { one: 'pitcher', many: 'pitchers' },
      { one: 'can', many: 'cans' },
      { one: 'keg', many: 'kegs' },
      { one: 'bag', many: 'bags' },
    ]);
    return {
      who: cast.person(),
      cup: { kind: 'thing', ...cup },
      jug: { kind: 'thing', ...jug },
      drink: cast.pick([
        'juice',
        'lemonade',
        'milk',
        'water',
        'iced tea',
        'punch',
        'cider',
        'squash',
        'cocoa',
        'syrup',
        'grape juice',
        'cola',
      ]),
      bottles: count(p.bottles),
      litres: measure(p.litres, 'litre'),
      ml: measure(p.ml, 'ml'),
    };
  },
  facts: [
    [
      '{who} <has|had> {bottles jug} of {drink} with {litres} each',
      'there <are|were> {bottles jug} of {drink}, each with {litres} in it',
      '{who} <buys|bought> {bottles jug} of {drink}, {litres} each',
      '{bottles jug} of {drink} <are|were> on the table, and each <holds|held> {litres}',
      'each of {bottles jug} <contains|contained> {litres} of {drink}',
      '{who} <brings|brought> {drink} in {bottles jug} of {litres} each',
    ],
    [
      'one {cup} <holds|held> {ml}',
      'each {cup} <takes|took> {ml}',
      '{ml} <go|went> into each {cup}',
      'the {drink} <is|was> poured out, {ml} for each {cup}',
      '{who} <pours|poured> {ml} into each {cup}',
      'a {cup} <has|had> room for {ml}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {cup:s} <is|was> that in all',
    'how many {cup:s} <does|did> {who} fill',
    'how many {cup:s} <are|were> filled',
    'how many {cup:s} <does|did> the {drink} fill',
    'for how many {cup:s} <is|was> there enough {drink}',
    'what number of {cup:s} <does|did> that make',
  ],
  find: [
    'the number of {cup:s}',
    'the number of {cup:s} that <are|were> filled',
    'the number of full {cup:s}',
  ],
  notes: [
    [
      '{drink}: {bottles jug}, {litres} each',
      '{bottles jug} of {drink} with {litres} each',
      '{bottles:n} x {litres} of {drink} in {jug:s}',
    ],
    ['one {cup}: {ml}', '{ml} per {cup}', '{cup:s} of {ml}'],
  ],
  extras: [
    'one {jug} <costs|cost> [2|3|4] {currency}',
    'the party <starts|started> at [4|5|6]',
    '[12|15|20] guests <bring|brought> cake',
  ],
  whole: [
    'How many {cup:s} of {ml} can be filled from {bottles jug} of {drink} with {litres} each?',
    '{bottles jug} of {drink}, {litres} each, {ml} per {cup}. How many {cup:s}?',
    'For the party we have {bottles jug} of {drink}. Each holds {litres}. One {cup} is {ml}. How many {cup:s} can we pour?',
    'how many {ml} {cup:s} do i get out of {bottles jug} of {drink} if each has {litres}',
    '"I have {bottles jug} of {drink} here, {litres} each." "And one {cup} takes {ml}." How many {cup:s} can they fill?',
  ],
  known: ['{bottles jug} of {litres} each', '{ml} in one {cup}', '1 litre is 1000 millilitres'],
  want: 'number of {cup:s}',
  steps: glassSteps,
  unit: '{cup:s}',
});

export const portionFamilies: readonly Family[] = [portions, glasses];
