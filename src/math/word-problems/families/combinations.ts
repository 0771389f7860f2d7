/** Families about combinations: one of each kind. */
import { times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';

const sets = [
  {
    one: 'outfit',
    x: 'shirts',
    y: 'pairs of trousers',
    z: 'hats',
    result: 'outfits',
    takes: 'wear',
    of: 'in a wardrobe',
  },
  {
    one: 'menu',
    x: 'starters',
    y: 'main courses',
    z: 'desserts',
    result: 'meals',
    takes: 'choose',
    of: 'on a menu',
  },
  {
    one: 'sandwich',
    x: 'kinds of bread',
    y: 'fillings',
    z: 'sauces',
    result: 'sandwiches',
    takes: 'choose',
    of: 'at a sandwich bar',
  },
  {
    one: 'ice cream',
    x: 'flavours',
    y: 'toppings',
    z: 'sizes',
    result: 'ice creams',
    takes: 'choose',
    of: 'at an ice-cream stand',
  },
  {
    one: 'bicycle',
    x: 'frames',
    y: 'colours',
    z: 'saddles',
    result: 'bicycles',
    takes: 'choose',
    of: 'in a bike shop',
  },
  {
    one: 'phone',
    x: 'models',
    y: 'colours',
    z: 'cases',
    result: 'phones',
    takes: 'choose',
    of: 'in a phone shop',
  },
  { one: 'code', x: 'letters', y: 'digits', z: 'signs', result: 'codes', takes: 'use', of: 'on a lock' },
  {
    one: 'route',
    x: 'roads to the bridge',
    y: 'roads from the bridge to the town',
    z: 'roads from the town to the sea',
    result: 'routes',
    takes: 'take',
    of: 'on a map',
  },
  {
    one: 'pizza',
    x: 'bases',
    y: 'toppings',
    z: 'cheeses',
    result: 'pizzas',
    takes: 'choose',
    of: 'at a pizzeria',
  },
  {
    one: 'kitchen',
    x: 'worktops',
    y: 'door colours',
    z: 'handles',
    result: 'kitchens',
    takes: 'choose',
    of: 'in a kitchen studio',
  },
  {
    one: 'bouquet',
    x: 'flowers',
    y: 'ribbons',
    z: 'vases',
    result: 'gifts',
    takes: 'choose',
    of: 'at a florist',
  },
  { one: 'duo', x: 'girls', y: 'boys', z: 'coaches', result: 'teams', takes: 'pick', of: 'in a dance class' },
] as const;

const choice = (slot: 'x' | 'y' | 'z') => [
  `there <are|were> {n${slot}:n} {${slot}} to choose from`,
  `{n${slot}:n} {${slot}} <are|were> on offer`,
  `one <can|could> {takes} one of {n${slot}:n} {${slot}}`,
  `the choice <includes|included> {n${slot}:n} {${slot}}`,
  `the number of {${slot}} <is|was> {n${slot}:n}`,
  `{of} there <are|were> {n${slot}:n} {${slot}}`,
];

/** Large choices, no multiples of ten. */
const many = Array.from({ length: 27 }, (_, i) => i + 13).filter((each) => each % 10 !== 0);

/** Where so many of a kind are on offer. */
const setsFor = (most: number) =>
  sets.filter(({ one }) => most <= 12 || !['code', 'route', 'ice cream'].includes(one));

/** a x b: pairs. */
const pairs = family({
  name: 'combinations',
  draw(n) {
    const [x, y] = n.large ? [n.pick(many), n.pick(many)] : [n.factor(), n.factor()];
    return { x, y };
  },
  scene: (cast, p) => ({ ...cast.pick(setsFor(Math.max(p.x, p.y))), nx: count(p.x), ny: count(p.y) }),
  facts: [choice('x'), choice('y')],
  ask: [
    'how many different {result} <are|were> possible with one of each',
    'how many different {result} <can|could> be made from one of each',
    'in how many ways <can|could> one {takes} one of each',
    'how many combinations of one of each <are|were> there',
    'how many different pairs of one of each <are|were> possible',
    'how many choices <are|were> there for one of each together',
  ],
  find: [
    'the number of different {result} with one of each',
    'the number of combinations of one of each',
    'the number of ways to {takes} one of each',
    'the number of possible {result} with one of each',
  ],
  notes: [
    ['{nx:n} {x}', '{x}: {nx:n}', 'choice of {nx:n} {x}'],
    ['{ny:n} {y}', '{y}: {ny:n}', 'choice of {ny:n} {y}'],
  ],
  extras: [
    'it <takes|took> [2|5|10] minutes to choose',
    '[3|8|20] people <are|were> waiting',
    'the list <has|had> been the same for [2|4|6] years',
  ],
  whole: [
    '{nx:n} {x} and {ny:n} {y}: how many different {result} with one of each?',
    'How many different {result} can be put together from {nx:n} {x} and {ny:n} {y}, one of each?',
    'I can {takes} one of {nx:n} {x} and one of {ny:n} {y}. How many different choices do I have?',
    'Choose 1 of {nx:n} {x} and 1 of {ny:n} {y}. Number of combinations?',
    '"You may {takes} one of our {nx:n} {x} and one of our {ny:n} {y}." How many choices does that make in all?',
    'Every one of {nx:n} {x} goes with every one of {ny:n} {y}. How many {result} are possible?',
  ],
  known: ['{nx:n} {x}', '{ny:n} {y}', 'one of each'],
  want: 'number of {result}',
  steps: (p) => [['{result}', times(p.x, p.y)]],
  unit: '{result}',
});

/** a x b x c: threes. */
const threes = family({
  name: 'combinations-of-three',
  draw(n) {
    if (n.large) return { x: n.int(4, 12), y: n.int(4, 12), z: n.pick(many) };
    const [x, y] = n.pick([
      [2, 3],
      [3, 2],
      [2, 4],
      [4, 2],
      [3, 3],
      [2, 5],
      [5, 2],
      [3, 4],
      [4, 3],
      [2, 6],
      [6, 2],
      [2, 2],
    ] as const);
    return { x, y, z: n.int(2, 12) };
  },
  scene: (cast, p) => ({ ...cast.pick(setsFor(p.z)), nx: count(p.x), ny: count(p.y), nz: count(p.z) }),
  facts: [choice('x'), choice('y'), choice('z')],
  ask: [
    'how many different {result} <are|were> possible with one of each',
    'how many different {result} <can|could> be made from one of each',
    'in how many ways <can|could> one {takes} one of each',
    'how many combinations of one of each <are|were> there',
    'how many choices <are|were> there for one of each together',
    'how many {result} <can|could> one put together with one of each',
  ],
  find: [
    'the number of different {result} with one of each',
    'the number of combinations of one of each',
    'the number of ways to {takes} one of each',
    'the number of possible {result} with one of each',
  ],
  notes: [
    ['{nx:n} {x}', '{x}: {nx:n}'],
    ['{ny:n} {y}', '{y}: {ny:n}'],
    ['{nz:n} {z}', '{z}: {nz:n}'],
  ],
  extras: [
    'it <takes|took> [2|5|10] minutes to choose',
    '[3|8|20] people <are|were> waiting',
    'the list <has|had> been the same for [2|4|6] years',
  ],
  whole: [
    '{nx:n} {x}, {ny:n} {y}, {nz:n} {z}. How many {result} with one of each?',
    'How many different {result} can be put together from {nx:n} {x}, {ny:n} {y} and {nz:n} {z}, taking one of each?',
    'We could {takes} one of {nx:n} {x}, one of {ny:n} {y} and one of {nz:n} {z}. How many combinations did we have?',
    '{nx:n} × {ny:n} × {nz:n} = ? (number of {result})',
    '"Pick one of {nx:n} {x}, one of {ny:n} {y} and one of {nz:n} {z}." How many choices are there in all?',
  ],
  known: ['{nx:n} {x}', '{ny:n} {y}', '{nz:n} {z}', 'one of each'],
  want: 'number of {result}',
  steps: (p) => {
    const two = times(p.x, p.y);
    return [
      ['{x} with {y}', two],
      ['{result}', times(two.value, p.z)],
    ];
  },
  unit: '{result}',
});

export const combinationFamilies: readonly Family[] = [pairs, threes];
