/** Families about coins and notes: what they are worth together. */
import { amountText, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import type { Cast } from '../lexicon/cast.ts';
import { count } from '../wording/quantity.ts';
import type { Scene, Thing } from '../wording/scene.ts';
import { rounded, suitedPrices, thing } from './money-shared.ts';

interface Coin extends Thing {
  readonly value: number;
}
const coin = (value: number, one: string, many?: string): Coin => ({ ...thing(one, many), value });
/** Coins of a country by value; the names hold the values, as `20p coins`, or the reader knows them. */
const mints: readonly { readonly one: string; readonly coins: readonly Coin[] }[] = [
  {
    one: 'dollar',
    coins: [
      coin(0.05, 'nickel'),
      coin(0.1, 'dime'),
      coin(0.25, 'quarter'),
      coin(0.5, 'half-dollar'),
      coin(1, 'one-dollar bill'),
      coin(5, 'five-dollar bill'),
      coin(10, 'ten-dollar bill'),
      coin(20, 'twenty-dollar bill'),
    ],
  },
  {
    one: 'pound',
    coins: [
      coin(0.05, '5p coin'),
      coin(0.1, '10p coin'),
      coin(0.2, '20p coin'),
      coin(0.5, '50p piece'),
      coin(1, 'one-pound coin'),
      coin(2, 'two-pound coin'),
      coin(5, 'five-pound note'),
      coin(10, 'ten-pound note'),
      coin(20, 'twenty-pound note'),
    ],
  },
  {
    one: 'euro',
    coins: [
      coin(0.05, 'five-cent coin'),
      coin(0.1, 'ten-cent coin'),
      coin(0.2, 'twenty-cent coin'),
      coin(0.5, 'fifty-cent coin'),
      coin(1, 'one-euro coin'),
      coin(2, 'two-euro coin'),
      coin(5, 'five-euro note'),
      coin(10, 'ten-euro note'),
      coin(20, 'twenty-euro note'),
    ],
  },
];
/** The coins of a scene, all of one country that has them, and the name of the money. */
function coins(cast: Cast, values: Readonly<Record<string, number>>): Scene {
  const fitting = mints.filter((each) =>
    Object.values(values).every((value) => each.coins.some((coin_) => coin_.value === value)),
  );
  const mint = cast.pick(fitting);
  const scene: Record<string, Scene[string]> = { money: `${mint.one}s` };
  for (const [slot, value] of Object.entries(values)) {
    scene[slot] = mint.coins.find((each) => each.value === value) ?? thing('coin');
    scene[`${slot}Value`] = `${amountText(value, 'money')} ${mint.one}${value === 1 ? '' : 's'}`;
  }
  return scene;
}
const containers = [
  'the jar',
  'the cash box',
  'the piggy bank',
  'the till',
  'the vending machine',
  'the drawer',
  'the tin',
  'the purse',
  'the parking meter',
  'the fountain',
  'the charity box',
  'the coat pocket',
];
const values = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20];
const holds = (number: string, item: string): readonly string[] => [
  `there <are|were> {${number} ${item}} in {box}`,
  `{box} <holds|held> {${number} ${item}}`,
  `{who} <finds|found> {${number} ${item}} in {box}`,
  `{who} <takes|took> {${number} ${item}} out of {box}`,
  `{${number} ${item}} <are|were> in {box}`,
  `{${number} ${item}} <lie|lay> in {box}`,
  `in {box} {who} <counts|counted> {${number} ${item}}`,
  `{${number} ${item}} <come|came> out of {box}`,
];

const coinAsk: readonly string[] = [
  'how much [money|] <is|was> that in {money}',
  'how many {money} <is|was> that [in all|altogether|]',
  'what <is|was> the money worth in {money}',
  'what <is|was> the total value in {money}',
  'how many {money} <is|was> all this money worth',
  'how much money <does|did> {who} count, in {money}',
  'to how many {money} <does|did> the money add up',
  'what <does|did> it all come to in {money}',
];
const coinFind: readonly string[] = [
  'the total value in {money}',
  'the value of the money in {money}',
  'the amount of money in {money}',
  'the worth of it all, in {money}',
];

/** a x va + b x vb. */
const twoCoinsSteps = (p: { a: number; va: number; b: number; vb: number }): readonly LabeledStep[] => {
  const [first, second] = [times(p.a, p.va, 'money'), times(p.b, p.vb, 'money')];
  return [
    ['{x:s}', first],
    ['{y:s}', second],
    ['in total', plus(rounded(first.value), rounded(second.value), 'money')],
  ];
};
const oneMint = (...all: readonly number[]): boolean =>
  mints.some((mint) => all.every((value) => mint.coins.some((each) => each.value === value)));
const twoCoins = family({
  name: 'coins',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        let [va, vb] = [n.pick(values), n.pick(values)];
        while (va === vb || !oneMint(va, vb)) [va, vb] = [n.pick(values), n.pick(values)];
        const most = n.large ? 95 : 12;
        return { a: n.int(2, most), va, b: n.int(2, most), vb };
      },
      twoCoinsSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    other: cast.named(),
    box: cast.pick(containers),
    ...coins(cast, { x: p.va, y: p.vb }),
    a: count(p.a),
    b: count(p.b),
  }),
  facts: [holds('a', 'x'), holds('b', 'y')],
  ask: coinAsk,
  find: coinFind,
  notes: [
    ['{a x}', '{a x} counted', '{x:s}: {a}'],
    ['{b y}', '{b y} counted', '{y:s}: {b}'],
  ],
  extras: [
    '{box} <has|had> been there for [2|3|5] years',
    'the counting <takes|took> [10|15|20] minutes',
    'the oldest piece of money <is|was> from [1972|1985|1991]',
    '{who} <counts|counted> everything [2|3] times',
  ],
  whole: [
    '{a x} and {b y}. How many {money}?',
    '{a x} + {b y} = ? {money}',
    'How many {money} are {a x} and {b y} [together|worth]?',
    'I emptied {box} and counted {a x} and {b y}. How many {money} do I have?',
    '{other:name} sorts the money in {box} into {a x} and {b y}. What is it worth in {money}?',
    '"I have {a x} and {b y}," says {other:name}. How many {money} does {other:they} have?',
    'Work out the value of {a x} plus {b y} in {money}.',
    'What do {a x} and {b y} make in {money}?',
    'counted my change: {a x} and {b y}. how many {money} is it',
  ],
  known: ['{a x} of {xValue}', '{b y} of {yValue}'],
  want: 'value in {money}',
  steps: twoCoinsSteps,
  unit: '{money}',
});

/** a x va + b x vb + c x vc. */
const threeCoinsSteps = (p: {
  a: number;
  va: number;
  b: number;
  vb: number;
  c: number;
  vc: number;
}): readonly LabeledStep[] => {
  const parts = [times(p.a, p.va, 'money'), times(p.b, p.vb, 'money'), times(p.c, p.vc, 'money')] as const;
  const two = plus(rounded(parts[0].value), rounded(parts[1].value), 'money');
  return [
    ['{x:s}', parts[0]],
    ['{y:s}', parts[1]],
    ['{z:s}', parts[2]],
    ['first two', two],
    ['in total', plus(two.value, rounded(parts[2].value), 'money')],
  ];
};
const threeCoins = family({
  name: 'coins-of-three-kinds',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const drawn = () => [n.pick(values), n.pick(values), n.pick(values)] as const;
        let [va, vb, vc] = drawn();
        while (va >= vb || vb >= vc || !oneMint(va, vb, vc)) [va, vb, vc] = drawn();
        const most = n.large ? 85 : 12;
        return { a: n.int(2, most), va, b: n.int(2, most), vb, c: n.int(2, 12), vc };
      },
      threeCoinsSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    other: cast.named(),
    box: cast.pick(containers),
    ...coins(cast, { x: p.va, y: p.vb, z: p.vc }),
    a: count(p.a),
    b: count(p.b),
    c: count(p.c),
  }),
  facts: [holds('a', 'x'), holds('b', 'y'), holds('c', 'z')],
  ask: coinAsk,
  find: coinFind,
  notes: [
    ['{a x}', '{x:s}: {a}'],
    ['{b y}', '{y:s}: {b}'],
    ['{c z}', '{z:s}: {c}'],
  ],
  extras: [
    '{box} <has|had> been there for [2|3|5] years',
    'the counting <takes|took> [10|15|20] minutes',
    'the oldest piece of money <is|was> from [1972|1985|1991]',
    '{who} <counts|counted> everything [2|3] times',
  ],
  whole: [
    '{a x}, {b y}, {c z}. How many {money}?',
    '{a x} + {b y} + {c z} = ? {money}',
    '{box} holds {a x}, {b y} and {c z}. What is the money inside worth, in {money}?',
    'I counted what was in {box}: {a x}, {b y} and {c z}. How many {money} did I have?',
    'How many {money} do {a x}, {b y} and {c z} make?',
    '{other:name} empties {box} and builds three heaps: {a x}, {b y} and {c z}. How many {money} are there?',
    'Add up {a x}, {b y} and {c z}. Give the answer in {money}.',
    '"There are {a x}, {b y} and {c z} in here," says {other:name}. What is that in {money}?',
  ],
  known: ['{a x} of {xValue}', '{b y} of {yValue}', '{c z} of {zValue}'],
  want: 'value in {money}',
  steps: threeCoinsSteps,
  unit: '{money}',
});

export const coinFamilies: readonly Family[] = [twoCoins, threeCoins];
