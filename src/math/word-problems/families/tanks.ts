/** Families about tanks: how much they hold, and what is drained from them. */
import { minus, over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';
import { volumeSteps, type Cuboid, cuboid } from './solids.ts';

const litresSteps = (p: Cuboid): LabeledStep[] => {
  const [base, volumeStep] = volumeSteps(p);
  if (base === undefined || volumeStep === undefined) return [];
  return [base, volumeStep, ['litres', over(volumeStep[1].value, 1000)]];
};
const tanks = [
  'fish tank',
  'water tank',
  'aquarium',
  'trough',
  'rain barrel in the form of a box',
  'sink',
  'planter',
  'bathtub in the form of a box',
  'cistern',
  'ice box',
  'glass tank',
  'metal tank',
];

/** length x width x height / 1000, centimetres to litres. */
const tankLitres = family({
  name: 'tank-litres',
  draw: (n) =>
    suited(n, litresSteps, () => {
      const [length, width, height] = n.large
        ? [5 * n.int(6, 36), 5 * n.int(4, 16), 5 * n.int(4, 14)]
        : [
            n.pick([20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]),
            n.pick([20, 30, 40, 50, 60]),
            n.pick([10, 20, 30, 40, 50, 60, 70]),
          ];
      return length >= width && (length * width * height) % 500 === 0 ? { length, width, height } : null;
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    tank: cast.pick(tanks),
    length: measure(p.length, 'cm'),
    width: measure(p.width, 'cm'),
    height: measure(p.height, 'cm'),
  }),
  facts: [cuboid],
  ask: [
    'how many {unit:litre} <does|did> it hold [when full|]',
    'how many {unit:litre} of water <fit|fitted> in the {tank}',
    'how much water <does|did> the {tank} hold, in {unit:litre}',
    'how many {unit:litre} <does|did> it take to fill the {tank}',
    'how many {unit:litre} <go|went> into it',
    'how many {unit:litre} of water <fill|filled> the {tank} to the top',
    'what <is|was> its volume in {unit:litre}',
  ],
  find: [
    'the volume [of the {tank}|] in {unit:litre}',
    'the number of {unit:litre} that it <holds|held>',
    'the {unit:litre} of water needed to fill it',
  ],
  notes: [
    [
      '{tank} {length} x {width} x {height}',
      '{tank}: {length} by {width} by {height}',
      '{tank}, length {length}, width {width}, height {height}',
    ],
  ],
  extras: [
    'the {tank} <is|was> [2|5|9] years old',
    'the {tank} <costs|cost> [45|60|90] {currency}',
    'the glass <is|was> [5|6|8] mm thick',
    '[3|5|7] people <carry|carried> it',
  ],
  whole: [
    'How many {unit:litre} of water does a {tank} of {length} by {width} by {height} hold?',
    '{tank} {length} x {width} x {height}. How many {unit:litre}?',
    'Our new {tank} is {length} long, {width} wide and {height} high. How many {unit:litre} of water do we need to fill it to the brim?',
    'how many {unit:litre} fit in a {tank} thats {length} long {width} wide and {height} high',
    'It says on the shelf: {tank}, {length} by {width} by {height}. What it holds in {unit:litre} is not on the label. How much is it?',
    'How many {unit:litre} fill a {tank} of {length} by {width} by {height}?',
  ],
  known: ['length {length}', 'width {width}', 'height {height}', '1 litre is 1000 cubic centimetres'],
  want: 'volume in litres',
  steps: litresSteps,
  unit: 'litres',
});

const drainSteps = (p: { cubic: number; drained: number }): LabeledStep[] => {
  const litres = times(p.cubic, 1000);
  return [
    ['litres at first', litres],
    ['litres left', minus(litres.value, p.drained)],
  ];
};

/** cubic metres x 1000 - litres. */
const drained = family({
  name: 'tank-drained',
  draw: (n) =>
    suited(n, drainSteps, () => {
      const cubic = n.pick([n.int(11, 99) / 100, n.int(1, 30) / 10, n.int(1, 12)]);
      const most = cubic * 1000;
      const drained = n.large
        ? n.int(12, Math.max(13, Math.min(4000, most - 10)))
        : n.pick([10 * n.int(1, 9), 100 * n.int(1, 9), n.int(1, 9), n.int(1, 5) * 1000]);
      return drained < most - 5 ? { cubic, drained } : null;
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    tank: cast.pick(
      p.cubic < 1.5
        ? [
            'bathtub',
            'water tank',
            'paddling pool',
            'rain barrel',
            'fountain',
            'boiler',
            'trough',
            'water butt',
            'hot tub',
          ]
        : ['pool', 'water tank', 'pond', 'fish pond', 'cistern', 'reservoir', 'tanker', 'lock', 'fountain'],
    ),
    cubic: measure(p.cubic, 'm3'),
    drained: measure(p.drained, 'litre'),
  }),
  facts: [
    [
      'a {tank} <has|had> {cubic} of water in it',
      'a {tank} <contains|contained> {cubic} of water',
      'a {tank} <holds|held> {cubic} of water',
      'the water in a {tank} <comes|came> to {cubic}',
      '{who} <fills|filled> a {tank} with {cubic} of water',
      'a {tank} <is|was> filled with {cubic} of water',
    ],
    [
      'then {drained} <drain|drained> away',
      'after that {drained} <are|were> let out',
      'then {drained} of it <leak|leaked> out',
      '{who} then <takes|took> {drained} out of it',
      'later {drained} <are|were> used up',
      'then {drained} of the water <run|ran> off',
      'during the week {drained} <are|were> pumped out',
    ],
  ],
  ordered: true,
  ask: [
    'how many {unit:litre} <are|were> left [in the {tank}|]',
    'how many {unit:litre} of water <remain|remained>',
    'how much water <is|was> left, in {unit:litre}',
    'how many {unit:litre} <does|did> the {tank} [still|] hold after that',
    'how many {unit:litre} <stay|stayed> in the {tank}',
    'what amount of water <is|was> [still in it|left], in {unit:litre}',
  ],
  find: [
    'the [amount of water|water] left in {unit:litre}',
    'the number of {unit:litre} left [in the {tank}|]',
    'the {unit:litre} still in the {tank}',
  ],
  notes: [
    ['{tank}: {cubic} of water', '{cubic} of water in a {tank}', '{tank} with {cubic}'],
    ['{drained} drained', 'minus {drained}', '{drained} let out'],
  ],
  extras: [
    'the {tank} <is|was> [4|9|15] years old',
    'the water <is|was> [18|22|30] degrees warm',
    'it <takes|took> [10|20|45] minutes',
  ],
  whole: [
    'A {tank} has {cubic} of water in it (1 m³ = 1000 l). Then {drained} drain away. Litres left?',
    'How many {unit:litre} are left in a {tank} with {cubic} of water after {drained} have run out?',
    '{tank} {cubic}, {drained} taken out. {unit:litre} left?',
    'Our {tank} had {cubic} of water in it. A leak cost us {drained} before we noticed. How many {unit:litre} did we have then?',
    'Remember that a cubic metre is 1,000 litres. From a {tank} with {cubic}, {drained} are drawn off. What is left in litres?',
  ],
  known: ['{cubic} of water', '{drained} taken out', '1 cubic metre is 1000 litres'],
  want: 'water left in litres',
  steps: drainSteps,
  unit: 'litres',
});

export const tankFamilies: readonly Family[] = [tankLitres, drained];
