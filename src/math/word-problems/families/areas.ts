/** Families about areas of rectangles and triangles. */
import { over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { lengthUnit, plots, sheets, type LengthUnit } from './figures.ts';
import { suited } from './suited.ts';

const product = (p: { length: number; width: number }): LabeledStep[] => [['area', times(p.length, p.width)]];

/** The unit of an area: as problems ask for it, and as solutions name it. */
const squareOf = ({ u, long }: LengthUnit) => ({ square: `square ${u}`, squares: `square ${long}` });

/** length x width. */
const rectangleArea = family({
  name: 'rectangle-area',
  draw: (n) =>
    suited(n, product, () => {
      if (n.large) {
        const decimal = n.int(1, 6) === 1;
        const [length, width] = [n.int(13, 98), n.int(5, 60)];
        return length >= width ? { length: decimal ? length + 0.5 : length, width } : null;
      }
      const [length, width] = [n.pick([n.int(2, 12), n.int(3, 12) * 10, n.int(3, 12) / 2]), n.int(2, 12)];
      return length >= width ? { length, width } : null;
    }),
  scene(cast, p) {
    const unit = lengthUnit(p.length, p.width);
    const figure = cast.pick(unit.outdoors ? plots : sheets);
    return {
      figure: figure.one,
      a: figure.a,
      ...squareOf(unit),
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
      '{a} <is|was> {width} across and {length} long',
      'there <is|was> {a} of {length} by {width}',
      'one side of {a} <is|was> {length}, the other {width}',
      '{a} <stretches|stretched> {length} one way and {width} the other',
    ],
  ],
  ask: [
    'what <is|was> the area [of the {figure}|] [in {square}|]',
    'how many {square} <does|did> the {figure} cover',
    'how many {square} <is|was> that',
    'how large <is|was> its area [in {square}|]',
    'what area <does|did> the {figure} have [in {square}|]',
    'how much space <does|did> the {figure} take up in {square}',
    'how big <is|was> the {figure} in {square}',
    'how many {square} <does|did> the {figure} have',
  ],
  find: [
    'the area [of the {figure}|] [in {square}|]',
    'the size of the {figure} in {square}',
    'the number of {square} in the {figure}',
    'the surface of the {figure} [in {square}|]',
  ],
  notes: [
    [
      '{figure} {length} by {width}',
      '{figure}: {length} x {width}',
      'length {length}, width {width}',
      '{figure}, {length} long, {width} wide',
    ],
  ],
  extras: [
    'the {figure} <is|was> [3|5|12|20] years old',
    'the {figure} <is|was> one of [4|6|9]',
    'somebody <cleans|cleaned> the {figure} [2|3|4] times a month',
    '[2|3|5] people <look|looked> after the {figure}',
  ],
  whole: [
    'Area of {a} {length} by {width}?',
    'Rectangle, {length} x {width}. Area?',
    'How [big|large] is the area of {a} that measures {length} by {width}?',
    'Our {figure} is {length} long and {width} wide. How many {square} is that?',
    'what is the area of {a} {length} long and {width} wide',
    'I have to [paint|cover|clean] {a}. It is {length} by {width}. How many {square} are there to do?',
    '"How big is your {figure}?" - "It measures {length} by {width}." How many {square} is that?',
  ],
  known: ['length {length}', 'width {width}'],
  want: 'area in {squares}',
  steps: product,
  unit: '{squares}',
});

const divided = (p: { area: number; side: number }): LabeledStep[] => [['other side', over(p.area, p.side)]];

/** area / side. */
const sideFromArea = family({
  name: 'side-from-area',
  draw: (n) =>
    suited(n, divided, () => {
      if (n.large) {
        const [area, side] = n.division();
        return { area, side };
      }
      const [other, side] = [n.pick([n.int(2, 12), n.int(2, 12) * 10]), n.int(2, 12)];
      return { area: other * side, side };
    }),
  scene(cast, p) {
    const inMetres = (p.area + p.side) % 3 !== 0;
    const figure = cast.pick(inMetres ? plots : sheets);
    return {
      figure: figure.one,
      a: figure.a,
      u: inMetres ? 'm' : 'cm',
      long: inMetres ? 'metres' : 'centimetres',
      area: measure(p.area, inMetres ? 'm2' : 'cm2'),
      side: measure(p.side, inMetres ? 'm' : 'cm'),
    };
  },
  facts: [
    [
      'the area of {a} <is|was> {area}',
      '{a} <has|had> an area of {area}',
      '{a} <covers|covered> {area}',
      '{a} <takes|took> up {area}',
      'there <is|was> {a} with an area of {area}',
      '{a} <is|was> {area} in size',
    ],
    [
      'one side of it <is|was> {side} long',
      'one of its sides <measures|measured> {side}',
      'along one side it <is|was> {side}',
      'one side [of the {figure}|] <has|had> a length of {side}',
      'the {figure} <is|was> {side} along one side',
      'it <measures|measured> {side} in one direction',
    ],
  ],
  ordered: true,
  ask: [
    'how long <is|was> the other side [in {u}|]',
    'what <is|was> the length of the other side [in {u}|]',
    'how many {u} <does|did> the other side measure',
    'what <does|did> it measure in the other direction',
    'how many {u} long <is|was> the other side',
    'what <is|was> the other side [in {u}|]',
  ],
  find: [
    'the length of the other side [in {u}|]',
    'the other side [of the {figure}|] [in {u}|]',
    'the missing side [in {u}|]',
  ],
  notes: [
    ['{figure}, area {area}', 'area of the {figure}: {area}', 'rectangle of {area}'],
    ['one side {side}', 'side: {side}', '{side} along one side'],
  ],
  extras: [
    'the {figure} <is|was> [3|5|12|20] years old',
    'the {figure} <is|was> one of [4|6|9]',
    'somebody <cleans|cleaned> the {figure} [2|3|4] times a month',
  ],
  whole: [
    'A rectangle has an area of {area} and one side of {side}. [Other side?|How long is the other side?|Find the other side.]',
    'How long is {a} that covers {area} and is {side} along one side, measured the other way?',
    'area {area}, one side {side}, rectangle, other side?',
    'Rectangle: {side} × □ = {area}. What is missing?',
    'Our {figure} is a rectangle of {area}. I measured one side: {side}. How long must the other side be?',
    '{area} of {figure}, {side} one way. How much the other way, if it is a rectangle?',
  ],
  known: ['area {area}', 'one side {side}'],
  want: 'length of the other side in {long}',
  steps: divided,
  unit: '{long}',
});

const halfProduct = (p: { base: number; height: number }): LabeledStep[] => {
  const whole = times(p.base, p.height);
  return [
    ['base by height', whole],
    ['area', over(whole.value, 2)],
  ];
};

/** base x height / 2. */
const triangleArea = family({
  name: 'triangle-area',
  draw: (n) =>
    suited(n, halfProduct, () =>
      n.large
        ? { base: n.int(8, 60), height: n.int(5, 39) }
        : { base: n.int(2, 12), height: n.pick([2, 4, 6, 8, 10, 12, 20, 40]) },
    ),
  scene(cast, p) {
    const unit = lengthUnit(p.base, p.height);
    return {
      figure: cast.pick([
        'triangle',
        'triangular sail',
        'triangular flag',
        'triangular field',
        'triangular sign',
        'triangular garden',
        'triangular roof window',
        'triangular park',
        'triangular banner',
        'triangular flower bed',
      ]),
      ...squareOf(unit),
      base: measure(p.base, unit.name),
      height: measure(p.height, unit.name),
    };
  },
  facts: [
    [
      'a {figure} <has|had> a base of {base} and a height of {height}',
      'the base of a {figure} <is|was> {base} and the height {height}',
      'a {figure} <is|was> {base} along its base and {height} high',
      'the height of a {figure} <is|was> {height} and its base {base}',
      'there <is|was> a {figure} with a base of {base} and a height of {height}',
      'a {figure} <measures|measured> {base} along the base and {height} in height',
      'the base of a {figure} <measures|measured> {base}, its height {height}',
    ],
  ],
  ask: [
    'what <is|was> the area [of the {figure}|] [in {square}|]',
    'how many {square} <is|was> that',
    'how large <is|was> its area [in {square}|]',
    'what area <does|did> the {figure} have [in {square}|]',
    'how big <is|was> the {figure} in {square}',
    'how many {square} <does|did> the {figure} cover',
  ],
  find: [
    'the area [of the {figure}|] [in {square}|]',
    'the size of the {figure} in {square}',
    'the number of {square} in the {figure}',
  ],
  notes: [
    [
      '{figure}, base {base}, height {height}',
      '{figure}: base {base} x height {height}',
      'base {base}, height {height} ({figure})',
    ],
  ],
  extras: [
    'the {figure} <is|was> [3|5|12] years old',
    'the {figure} <has|had> [2|3] colours',
    'the {figure} <is|was> one of [4|6|9]',
  ],
  whole: [
    'Area of a {figure} with base {base} and height {height}?',
    'what is the area of a {figure} with a base of {base} and a height of {height}',
    'How many {square} are in a {figure} with a base of {base} and a height of {height}?',
    'My {figure} is {base} along the bottom and {height} high. What is its area in {square}?',
    'Find how large a {figure} is if its base is {base} and its height {height}.',
  ],
  known: ['base {base}', 'height {height}', 'a triangle is half of base times height'],
  want: 'area in {squares}',
  steps: halfProduct,
  unit: '{squares}',
});

export const areaFamilies: readonly Family[] = [rectangleArea, sideFromArea, triangleArea];
