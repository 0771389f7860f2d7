/** Families about a side that is found from the way around a figure. */
import { minus, over } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { lengthUnit, plots, regular, sheets } from './figures.ts';
import { suited } from './suited.ts';

const perimeterOver = (p: { perimeter: number; sides: number }): LabeledStep[] => [
  ['one side', over(p.perimeter, p.sides)],
];

/** perimeter / sides. */
const sideOfEqual = family({
  name: 'side-of-equal',
  draw: (n) =>
    suited(n, perimeterOver, () => {
      const sides = n.pick([3, 3, 4, 4, 4, 5, 6, 8]);
      const side = n.large
        ? n.int(13, 180)
        : n.pick([n.int(2, 12), n.int(2, 12), 10 * n.int(2, 12), n.int(2, 12) / 2]);
      return { sides, perimeter: Math.round(side * sides * 10) / 10 };
    }),
  scene(cast, p) {
    const unit = lengthUnit(p.perimeter, p.sides);
    return {
      figure: cast.pick(regular[p.sides] ?? []),
      u: unit.u,
      long: unit.long,
      sides: count(p.sides),
      perimeter: measure(p.perimeter, unit.name),
    };
  },
  facts: [
    [
      'the perimeter of a {figure} <is|was> {perimeter}',
      'a {figure} <has|had> a perimeter of {perimeter}',
      'it <is|was> {perimeter} all the way around a {figure}',
      'the distance around a {figure} <is|was> {perimeter}',
      'all sides of a {figure} [together|] <come|came> to {perimeter} [in all|]',
      'somebody <bends|bent> a wire of {perimeter} into a {figure}',
      'a string of {perimeter} <goes|went> exactly once around a {figure}',
      'a walk around the edge of a {figure} <is|was> {perimeter} long',
    ],
  ],
  ask: [
    'how long <is|was> [one|each] side [in {u}|]',
    'what <is|was> the length of [one|each] side [in {u}|]',
    'how many {u} long <is|was> [every|a] side',
    'what <does|did> one side measure [in {u}|]',
    'how long <does|did> each of its sides have to be',
    'what <is|was> the side length [in {u}|]',
  ],
  find: ['the length of one side [in {u}|]', 'the side length [in {u}|]', 'the length of each side'],
  notes: [
    [
      '{figure}, perimeter {perimeter}',
      'perimeter of a {figure}: {perimeter}',
      '{figure}: {perimeter} all round',
    ],
  ],
  extras: [
    'it <is|was> painted in [2|3|4] colours',
    'somebody <draws|drew> it in [5|10|15] minutes',
    'it <is|was> on page [12|34|71] of the book',
  ],
  whole: [
    'The perimeter of a {figure} is {perimeter}. [One side?|How long is a side?|Side length?]',
    'A {figure} is {perimeter} around. How [long|many {u}] is each side?',
    'How long is one side of a {figure} with a perimeter of {perimeter}?',
    'I have {perimeter} of wire and want to bend it into a {figure} with nothing left over. How long must each side be, in {u}?',
    'perimeter {perimeter}, {figure}, find the side',
    'We walked all the way around a {figure} and that was {perimeter}. How long is one side?',
  ],
  known: ['perimeter {perimeter}', '{sides:n} equal sides'],
  want: 'length of one side in {long}',
  steps: perimeterOver,
  unit: '{long}',
});

const otherSide = (p: { perimeter: number; length: number }): LabeledStep[] => {
  const half = over(p.perimeter, 2);
  return [
    ['length and width', half],
    ['width', minus(half.value, p.length)],
  ];
};

/** perimeter / 2 - length. */
const sideFromPerimeter = family({
  name: 'side-from-perimeter',
  draw: (n) =>
    suited(n, otherSide, () => {
      const [length, width] = n.large ? [n.int(14, 240), n.int(9, 190)] : [n.int(3, 40), n.int(2, 30)];
      if (length <= width) return null;
      return { perimeter: 2 * (length + width), length };
    }),
  scene(cast, p) {
    const unit = lengthUnit(p.length, p.perimeter);
    const figure = cast.pick(unit.outdoors ? plots : sheets);
    return {
      figure: figure.one,
      a: figure.a,
      u: unit.u,
      long: unit.long,
      perimeter: measure(p.perimeter, unit.name),
      length: measure(p.length, unit.name),
    };
  },
  facts: [
    [
      'the perimeter of {a} <is|was> {perimeter}',
      '{a} <has|had> a perimeter of {perimeter}',
      'it <is|was> {perimeter} all the way around {a}',
      'the distance around {a} <is|was> {perimeter}',
      'the four sides of {a} <come|came> to {perimeter} together',
      'once around {a} <is|was> {perimeter}',
    ],
    [
      'the {figure} <is|was> {length} long',
      'its length <is|was> {length}',
      'one [of the long sides|long side] <measures|measured> {length}',
      'the longer side <is|was> {length}',
      'the length of the {figure} <is|was> {length}',
      'it <has|had> a length of {length}',
    ],
  ],
  ordered: true,
  ask: [
    'how wide <is|was> the {figure} [in {u}|]',
    'what <is|was> the width [of the {figure}|] [in {u}|]',
    'how many {u} wide <is|was> the {figure}',
    'how long <is|was> the shorter side',
    'what <does|did> the other side measure [in {u}|]',
    'what <is|was> its width [in {u}|]',
  ],
  find: [
    'the width [of the {figure}|] [in {u}|]',
    'the length of the shorter side [in {u}|]',
    'the shorter side of the {figure}',
  ],
  notes: [
    [
      '{figure}, perimeter {perimeter}',
      'rectangle, {perimeter} around',
      'perimeter of a rectangle: {perimeter}',
    ],
    ['length {length}', 'long side {length}', 'one side {length}'],
  ],
  extras: [
    'the {figure} <is|was> [3|5|12|20] years old',
    'the {figure} <is|was> one of [4|6|9]',
    'somebody <cleans|cleaned> the {figure} [2|3|4] times a month',
  ],
  whole: [
    'A rectangle has a perimeter of {perimeter} and a length of {length}. [Width?|How wide is it?|Find its width.]',
    'If you walk around {a} once, you go {perimeter}. The {figure} is {length} long. How wide is it?',
    'How wide is {a} with a perimeter of {perimeter} and a length of {length}?',
    'perimeter of {a} is {perimeter} and one side is {length}, [how long is the other side|what is the other one]',
    'I used {perimeter} of tape to go around {a}. The long side is {length}. How long is the short side in {u}?',
  ],
  known: ['perimeter {perimeter}', 'length {length}', 'half the perimeter is length and width'],
  want: 'width in {long}',
  steps: otherSide,
  unit: '{long}',
});

export const sideFamilies: readonly Family[] = [sideOfEqual, sideFromPerimeter];
