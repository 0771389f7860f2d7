/** Families about legs and wheels: so many of one kind, so many of another. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';

const thing = (one: string, many = `${one}s`) => ({ kind: 'thing', one, many }) as const;
const plain = (text: string) => text.split(' ').map((one) => thing(one));

const byLegs = {
  two: [
    ...plain('hen duck swan parrot pigeon turkey peacock flamingo penguin'),
    thing('goose', 'geese'),
    thing('ostrich', 'ostriches'),
  ],
  four: [
    ...plain('cow horse goat pig rabbit cat dog donkey lion zebra'),
    thing('sheep', 'sheep'),
    thing('calf', 'calves'),
  ],
  six: [
    ...plain('ant beetle bee ladybird grasshopper cricket moth wasp'),
    thing('butterfly', 'butterflies'),
    thing('dragonfly', 'dragonflies'),
  ],
  eight: [
    ...plain('spider scorpion tick tarantula mite'),
    thing('harvestman', 'harvestmen'),
    thing('wolf spider'),
    thing('jumping spider'),
  ],
};
const legsOf = (legs: number) =>
  legs === 2 ? byLegs.two : legs === 4 ? byLegs.four : legs === 6 ? byLegs.six : byLegs.eight;

const byWheels = {
  two: [
    ...plain('bicycle scooter motorbike moped bike handcart'),
    thing('mountain bike'),
    thing('racing bike'),
  ],
  three: [
    ...plain('tricycle rickshaw trike'),
    thing('cargo trike'),
    thing('three-wheeler'),
    thing('three-wheeled cart'),
    thing('tuk-tuk'),
    thing('three-wheeled pram'),
  ],
  four: [
    ...plain('car van wagon skateboard taxi jeep quad'),
    thing('go-kart'),
    thing('pram'),
    thing('shopping trolley'),
  ],
  six: [
    thing('six-wheeled lorry', 'six-wheeled lorries'),
    thing('six-wheeled truck'),
    thing('six-wheeled bus', 'six-wheeled buses'),
    thing('six-wheeled tanker'),
    thing('six-wheeled van'),
    thing('six-wheeled crane'),
    thing('six-wheeled coach', 'six-wheeled coaches'),
    thing('six-wheeled trailer'),
  ],
};
const wheelsOf = (wheels: number) =>
  wheels === 2 ? byWheels.two : wheels === 3 ? byWheels.three : wheels === 4 ? byWheels.four : byWheels.six;

const facts = (end: 'a' | 'b') => [
  `there <are|were> {${end} ${end}Kind} {at}`,
  `{${end} ${end}Kind} <stand|stood> {at}`,
  `{at} one <sees|saw> {${end} ${end}Kind}`,
  `the number of {${end}Kind:s} {at} <is|was> {${end}:n}`,
  `someone <counts|counted> {${end} ${end}Kind} {at}`,
  `{${end} ${end}Kind} <are|were> {at}`,
];

const both = (part: 'leg' | 'wheel') => ({
  facts: [facts('a'), facts('b')],
  ask: [
    `how many ${part}s <are|were> there [in all|altogether|in total]`,
    `how many ${part}s <do|did> they have [in all|altogether|together]`,
    `how many ${part}s <is|was> that [in all|altogether]`,
    `what <is|was> the total number of ${part}s`,
    `how many ${part}s <can|could> one count [{at}|]`,
    `how many ${part}s <do|did> the {aKind:s} and the {bKind:s} have together`,
    `how many ${part}s <are|were> {at}`,
  ],
  find: [
    `the total number of ${part}s`,
    `the number of ${part}s in all`,
    `the number of ${part}s {at}`,
    `the ${part}s of all {aKind:s} and {bKind:s} together`,
  ],
  notes: [
    ['{a aKind}', '{aKind:s}: {a:n}', '{a:n} × {aKind}'],
    ['{b bKind}', '{bKind:s}: {b:n}', '{b:n} × {bKind}'],
  ],
  whole: [
    `How many ${part}s do {a aKind} and {b bKind} have together?`,
    `{a aKind} + {b bKind} = how many ${part}s?`,
    `We saw {a aKind} and {b bKind} {at}. How many ${part}s did we see?`,
    `{a aKind}, {b bKind}. Count the ${part}s!`,
    `I only counted the ${part}s {at}. If there were {b bKind} and {a aKind}, what number did I get?`,
    `"{a aKind}!" "And {b bKind}!" How many ${part}s is that?`,
    `Imagine {a aKind} side by side with {b bKind}. What is the number of all their ${part}s?`,
  ],
  known: [`{a aKind} with {aEach:n} ${part}s each`, `{b bKind} with {bEach:n} ${part}s each`],
  want: `${part}s in all`,
  steps: (p: { a: number; b: number; aEach: number; bEach: number }) => {
    const [first, second] = [times(p.a, p.aEach), times(p.b, p.bEach)];
    return [
      [`${part}s of the {aKind:s}`, first],
      [`${part}s of the {bKind:s}`, second],
      ['in all', plus(first.value, second.value)],
    ] as const;
  },
  unit: `${part}s`,
});

/** a x legs + b x legs. */
const legs = family({
  name: 'legs',
  draw(n) {
    const [aEach, bEach] = n.pick([
      [4, 2],
      [2, 4],
      [4, 2],
      [6, 8],
      [4, 6],
      [8, 4],
      [2, 6],
    ] as const);
    const most = n.large ? 98 : 12;
    return { a: n.int(n.large ? 28 : 2, most), b: n.int(n.large ? 13 : 2, most), aEach, bEach };
  },
  scene: (cast, p) => ({
    aKind: cast.pick(legsOf(p.aEach)),
    bKind: cast.pick(legsOf(p.bEach)),
    at: cast.pick([
      'on the farm',
      'in the field',
      'in the barn',
      'in the park',
      'behind the house',
      'in the garden',
      'in the meadow',
      'in the yard',
      'in the film',
      'under the old oak',
    ]),
    a: count(p.a),
    b: count(p.b),
    aEach: count(p.aEach),
    bEach: count(p.bEach),
  }),
  extras: [
    'the farmer <is|was> [38|51|66] years old',
    'it <is|was> [3|5|9] in the afternoon',
    'the next village <is|was> [2|4|7] km away',
  ],
  ...both('leg'),
});

/** a x wheels + b x wheels. */
const wheels = family({
  name: 'wheels',
  draw(n) {
    const [aEach, bEach] = n.pick([
      [4, 2],
      [2, 4],
      [2, 3],
      [3, 2],
      [3, 4],
      [4, 3],
      [6, 4],
      [6, 2],
    ] as const);
    const most = n.large ? 98 : 12;
    return { a: n.int(n.large ? 28 : 2, most), b: n.int(n.large ? 13 : 2, most), aEach, bEach };
  },
  scene: (cast, p) => ({
    aKind: cast.pick(wheelsOf(p.aEach)),
    bKind: cast.pick(wheelsOf(p.bEach)),
    at: cast.pick([
      'in the street',
      'in the car park',
      'in the showroom',
      'outside the school',
      'in the garage',
      'at the repair shop',
      'in the yard',
      'in front of the station',
      'in the museum',
      'on the playground',
    ]),
    a: count(p.a),
    b: count(p.b),
    aEach: count(p.aEach),
    bEach: count(p.bEach),
  }),
  extras: [
    'the oldest one <is|was> [12|25|40] years old',
    'it <is|was> [3|5|9] in the afternoon',
    'the street <is|was> [200|350|800] metres long',
  ],
  ...both('wheel'),
});

export const legsFamilies: readonly Family[] = [legs, wheels];
