/** Families about the way around a figure. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { lengthUnit, plots, regular, sheets } from './figures.ts';
import { suited } from './suited.ts';

export interface Rectangle extends Record<string, number> {
  length: number;
  width: number;
}

/** The steps of a rectangle's perimeter. */
export const around = ({ length, width }: Rectangle): LabeledStep[] => {
  const sum = plus(length, width);
  return [
    ['length and width', sum],
    ['perimeter', times(sum.value, 2)],
  ];
};

/** 2 x (length + width). */
const rectanglePerimeter = family({
  name: 'rectangle-perimeter',
  draw: (n) =>
    suited(n, around, () => {
      const decimal = n.int(1, 6) === 1 ? 10 : 1;
      const most = n.large ? 340 : 70;
      const [length, width] = [n.int(3, most * (decimal === 10 ? 3 : 1)), n.int(2, most)].map(
        (each) => each / decimal,
      );
      if (length === undefined || width === undefined) return null;
      return length > width ? { length, width } : null;
    }),
  scene(cast, p) {
    const unit = lengthUnit(p.length, p.width);
    const figure = cast.pick(unit.outdoors ? plots : sheets);
    return {
      figure: figure.one,
      a: figure.a,
      u: unit.u,
      long: unit.long,
      length: measure(p.length, unit.name),
      width: measure(p.width, unit.name),
    };
  },
  facts: [
    [
      '{a} <is|was> {length} long and {width} wide',
      '{a} <measures|measured> {length} by {width}',
      'the sides of {a} <are|were> {length} and {width}',
      '{a} <has|had> a length of {length} and a width of {width}',
      'the length of {a} <is|was> {length} and its width <is|was> {width}',
      '{a} <has|had> two sides of {length} and two sides of {width}',
      'there <is|was> {a}, {length} [by|x|times] {width}',
      'the longer side of {a} <is|was> {length} and the shorter one [|<is|was>] {width}',
      'one side of {a} <is|was> {length}, the other {width}',
    ],
  ],
  ask: [
    'what <is|was> the perimeter [of the {figure}|] [in {u}|]',
    'how long <is|was> the way around the {figure}',
    'how far <is|was> it [once|all the way] around the {figure} [in {u}|]',
    'how many {u} <is|was> it around the edge of the {figure}',
    'what <is|was> the distance around the {figure} [in {u}|]',
    'how many {u} <does|did> the perimeter [measure|come to]',
    'what <do|did> all four sides [of the {figure}|] come to together',
    'how big <is|was> the perimeter [of the {figure}|]',
  ],
  find: [
    'the perimeter [of the {figure}|] [in {u}|]',
    'the distance around the {figure}',
    'the length of all four sides together [in {u}|]',
    'the way once around the {figure} [in {u}|]',
  ],
  notes: [
    [
      '{figure} {length} by {width}',
      '{figure}: {length} x {width}',
      'length {length}, width {width}',
      'sides {length} and {width} ({figure})',
    ],
  ],
  extras: [
    'the {figure} <is|was> [3|5|12|20] years old',
    'the {figure} <has|had> [2|3] colours',
    'the {figure} <is|was> one of [4|6|9]',
    'somebody <cleans|cleaned> the {figure} [2|3|4] times a month',
  ],
  whole: [
    'Perimeter of {a} {length} by {width}?',
    '[Rectangle|A rectangle] {length} x {width}. Perimeter?',
    'An ant walks once around the edge of {a}. The {figure} is {length} long and {width} wide. How far does [the ant|it] walk?',
    'How [far is it|many {u} is it] around {a} that measures {length} by {width}?',
    'I want to put [a ribbon|tape|a string of lights] all around {a}. It is {length} by {width}. How much do I need in {u}?',
    'Our {figure} is rectangular, {length} long and {width} across. What is its perimeter?',
    'whats the perimeter of {a} with sides {length} and {width}',
    'How long is the edge of {a} of {length} by {width}, all the way round?',
  ],
  known: ['length {length}', 'width {width}', 'a rectangle has two of each'],
  want: 'perimeter in {long}',
  steps: around,
  unit: '{long}',
});

const sidesTimes = (p: { sides: number; side: number }): LabeledStep[] => [
  ['perimeter', times(p.side, p.sides)],
];

/** sides x side: squares, equilateral triangles and other regular figures. */
const equalSides = family({
  name: 'equal-sides',
  draw: (n) =>
    suited(n, sidesTimes, () => ({
      sides: n.pick([3, 3, 3, 4, 4, 4, 5, 6, 6, 8]),
      side: n.large
        ? n.int(1, 5) === 1
          ? n.int(13, 199) / 10
          : n.int(13, 260)
        : n.pick([n.int(2, 12), n.int(2, 12), n.int(2, 12) * 10, n.int(1, 12) / 10]),
    })),
  scene(cast, p) {
    const unit = lengthUnit(p.side, p.sides);
    return {
      figure: cast.pick(regular[p.sides] ?? []),
      u: unit.u,
      long: unit.long,
      sides: count(p.sides),
      side: measure(p.side, unit.name),
    };
  },
  facts: [
    [
      'a {figure} <has|had> sides of {side} [each|]',
      'each side of a {figure} <is|was> {side} [long|]',
      'one side of a {figure} <is|was> {side} [long|]',
      'every side of a {figure} <measures|measured> {side}',
      'the sides of a {figure} <are|were> {side} long [each|apiece]',
      'there <is|was> a {figure} whose sides <are|were> {side} [long|]',
      'a {figure} <measures|measured> {side} along each side',
      'the side of a {figure} <has|had> a length of {side}',
    ],
  ],
  ask: [
    'what <is|was> [the|its] perimeter [in {u}|]',
    'how far <is|was> it all the way around',
    'how many {u} <is|was> it once around the figure',
    'how long <are|were> all the sides together [in {u}|]',
    'what <is|was> the total length of its sides [in {u}|]',
    'how long <is|was> the edge all the way round',
    'how big <is|was> the perimeter [in {u}|]',
    'what distance <is|was> it around the outside',
  ],
  find: [
    'the perimeter [in {u}|]',
    'the distance around it [in {u}|]',
    'the length of all sides together',
    'the length of its whole edge [in {u}|]',
  ],
  notes: [
    [
      '{figure}, side {side}',
      '{figure}: each side {side}',
      'one side of a {figure}: {side}',
      '{figure} with sides of {side}',
    ],
  ],
  extras: [
    'it <is|was> painted in [2|3|4] colours',
    'somebody <draws|drew> it in [5|10|15] minutes',
    'it <is|was> on page [12|34|71] of the book',
  ],
  whole: [
    '[Perimeter of|What is the perimeter of] a {figure} with [a side of {side}|sides of {side}]?',
    'one side of a {figure} is {side}, [whats the perimeter|how long is the way around it]',
    'A snail creeps along the whole edge of a {figure} until it is back where it started. Each side is {side}. How far does it creep?',
    'How [much string|much ribbon|much wire] goes once around a {figure} if each side is {side}?',
    '"How long are the sides of the {figure}?" - "{side} each." - "And the perimeter?" [What is the answer|What should be said] in {u}?',
    'Work out the perimeter: a {figure}, {side} a side.',
    'My sister drew a {figure} with sides of {side}. What is its perimeter in {u}?',
  ],
  known: ['{sides:n} equal sides', 'one side is {side}'],
  want: 'perimeter in {long}',
  steps: sidesTimes,
  unit: '{long}',
});

const edging = (p: { side: number; squares: number }): LabeledStep[] => {
  const one = times(p.side, 4);
  return [
    ['around one', one],
    ['around all', times(one.value, p.squares)],
  ];
};

/** 4 x side x squares. */
const squareEdging = family({
  name: 'square-edging',
  draw: (n) =>
    suited(n, edging, () =>
      n.large
        ? { side: n.int(4, 24), squares: n.int(6, 39) }
        : { side: n.pick([3, 5, 10, 15, 20, 25, 30, 50]), squares: n.int(2, 12) },
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.pick([
      { kind: 'thing', one: 'coaster', many: 'coasters' } as const,
      { kind: 'thing', one: 'napkin', many: 'napkins' } as const,
      { kind: 'thing', one: 'cushion', many: 'cushions' } as const,
      { kind: 'thing', one: 'photo frame', many: 'photo frames' } as const,
      { kind: 'thing', one: 'box lid', many: 'box lids' } as const,
      { kind: 'thing', one: 'tile', many: 'tiles' } as const,
      { kind: 'thing', one: 'card', many: 'cards' } as const,
      { kind: 'thing', one: 'patch', many: 'patches' } as const,
      { kind: 'thing', one: 'pot holder', many: 'pot holders' } as const,
      { kind: 'thing', one: 'handkerchief', many: 'handkerchiefs' } as const,
      { kind: 'thing', one: 'mirror', many: 'mirrors' } as const,
      { kind: 'thing', one: 'place mat', many: 'place mats' } as const,
    ]),
    band: cast.pick([
      'ribbon',
      'lace',
      'braid',
      'tape',
      'gold thread',
      'trimming',
      'wool',
      'cord',
      'piping',
      'border tape',
    ]),
    side: measure(p.side, 'cm'),
    squares: count(p.squares),
  }),
  facts: [
    [
      '{who} <makes|made> {squares} square {item:s}',
      'there <are|were> {squares} square {item:s} [to finish|to decorate|on the table]',
      '{squares} square {item:s} <are|were> waiting for {who}',
      '{who} <has|had> {squares} square {item:s} [in front of {who:them}|to finish|]',
      '{who} <wants|wanted> to finish {squares} square {item:s}',
      'the number of square {item:s} <is|was> {squares:n}',
    ],
    [
      'each {item} <has|had> sides of {side}',
      'one side of a {item} <is|was> {side} long',
      'every {item} <is|was> {side} on each side',
      'the {item:s} <have|had> sides of {side} [each|]',
      'a {item} <measures|measured> {side} by {side}',
      'the sides of each {item} <are|were> {side} long',
    ],
    [
      '{band} <goes|went> once around the edge of each {item}',
      '{who} <puts|put> {band} along all four sides of each {item}',
      'the whole edge of every {item} <gets|got> [a border of|] {band}',
      'each {item} <gets|got> {band} all the way around',
      '{who} <sews|sewed> {band} around every {item}, along all its sides',
      'the edges of all the {item:s} <are|were> edged with {band}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {unit:cm} of {band} <does|did> {who} need [in all|altogether|]',
    'how much {band} [in {unit:cm}|] <is|was> needed [in all|altogether|]',
    'what length of {band} <does|did> that take [in {unit:cm}|]',
    'how long <is|was> all the {band} together [in {unit:cm}|]',
    'how many {unit:cm} of {band} <is|was> that [in total|]',
    'how much {band} <does|did> {who} use [in {unit:cm}|]',
  ],
  find: [
    'the total length of {band} [in {unit:cm}|]',
    'the amount of {band} needed [in {unit:cm}|]',
    'the length of {band} for all the {item:s}',
  ],
  notes: [
    ['{squares} square {item:s}', 'square {item:s}: {squares:n}'],
    ['side {side}', 'sides of {side} each', '{side} a side'],
    ['{band} around each', '{band} along all the edges', 'each edged with {band}'],
  ],
  extras: [
    'the {band} <costs|cost> [2|3|4] {currency} a roll',
    '{who} <works|worked> on it for [2|3] evenings',
    '[5|6|8] more {item:s} <have|had> no border at all',
  ],
  whole: [
    '{squares} square {item:s} of {side} a side, {band} around each. How many {unit:cm} [of {band}|in all]?',
    'How much {band} do you need for the edges of {squares} square {item:s} with sides of {side}?',
    '{who} <glues|glued> {band} around the edge of {squares} square {item:s}, each {side} on a side. How many {unit:cm} of {band} <is|was> that?',
    'We are edging square {item:s} for the fair: {squares:n} of them, each {side} a side, {band} on every edge. How many {unit:cm} of {band} do we have to buy?',
    '"Every {item} is a square of {side}, and I want {band} around all {squares:n} of them," says the customer. How many {unit:cm} of {band} must the [tailor|shop] cut?',
  ],
  known: ['{squares:n} square {item:s}', 'one side is {side}', 'a square has 4 sides'],
  want: 'length of {band} in centimetres',
  steps: edging,
  unit: 'centimetres',
});

export const perimeterFamilies: readonly Family[] = [rectanglePerimeter, equalSides, squareEdging];
