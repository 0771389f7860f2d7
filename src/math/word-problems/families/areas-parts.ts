/** Families about areas of which a part is taken, or that are put together from two. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

interface PartTaken extends Record<string, number> {
  length: number;
  width: number;
  part: number;
}
const restSteps = (p: PartTaken): LabeledStep[] => {
  const area = times(p.length, p.width);
  return [
    ['whole area', area],
    ['rest', minus(area.value, p.part)],
  ];
};

/** length x width - part. */
const areaLeft = family({
  name: 'area-left',
  draw: (n) =>
    suited(n, restSteps, () => {
      const [length, width] = n.large ? [n.int(13, 80), n.int(8, 39)] : [n.int(4, 12), n.int(3, 12)];
      const part = n.takeFrom(length * width);
      return length > width && part < 0.75 * length * width ? { length, width, part } : null;
    }),
  scene(cast, p) {
    const pair = cast.pick([
      { one: 'garden', part: 'shed', rest: 'lawn' },
      { one: 'allotment', part: 'greenhouse', rest: 'vegetables' },
      { one: 'square in front of the town hall', part: 'fountain', rest: 'paving' },
      { one: 'school yard', part: 'sandpit', rest: 'asphalt' },
      { one: 'plot', part: 'house', rest: 'garden' },
      { one: 'park', part: 'pond', rest: 'grass' },
      { one: 'farmyard', part: 'barn', rest: 'gravel' },
      { one: 'hall', part: 'stage', rest: 'seating' },
      { one: 'backyard', part: 'swimming pool', rest: 'grass' },
      { one: 'meadow', part: 'duck pond', rest: 'wild flowers' },
      { one: 'camp site', part: 'car park', rest: 'tents' },
      { one: 'market place', part: 'bandstand', rest: 'stalls' },
    ]);
    return {
      who: cast.person(),
      plot: pair.one,
      part: pair.part,
      rest: pair.rest,
      length: measure(p.length, 'm'),
      width: measure(p.width, 'm'),
      taken: measure(p.part, 'm2'),
    };
  },
  facts: [
    [
      'a rectangular {plot} <is|was> {length} long and {width} wide',
      'a {plot} <measures|measured> {length} by {width}',
      '{who} <looks|looked> after a rectangular {plot} of {length} by {width}',
      'the sides of a rectangular {plot} <are|were> {length} and {width}',
      'a {plot}, a rectangle of {length} by {width}, <lies|lay> behind the school',
      'the {plot} <is|was> a rectangle, {length} one way and {width} the other',
      'the {plot} <is|was> {width} wide and {length} long',
    ],
    [
      'a {part} in it <takes|took> up {taken}',
      'the {part} <covers|covered> {taken} of it',
      '{taken} of it <are|were> taken up by a {part}',
      'there <is|was> a {part} of {taken} in it',
      'a {part} <fills|filled> {taken} of it',
      'the {part} <needs|needed> {taken} of that space',
    ],
    [
      'the rest <is|was> for {rest}',
      'everything else <is|was> {rest}',
      'all the remaining space <is|was> for {rest}',
      'the whole remainder <is|was> given over to {rest}',
      'what <is|was> left <is|was> for {rest}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {unit:m2} <are|were> left for {rest}',
    'what area <is|was> left [for {rest}|]',
    'how large <is|was> the rest [in {unit:m2}|]',
    'how many {unit:m2} of {rest} <are|were> there',
    'how much [space|room] <remains|remained> for {rest} [in {unit:m2}|]',
    'how big an area <is|was> left over for {rest}',
    'what area <is|was> given over to {rest}',
  ],
  find: [
    'the area left for {rest} [in {unit:m2}|]',
    'the remaining area [in {unit:m2}|]',
    'the area without the {part} [in {unit:m2}|]',
    'the space for {rest} in {unit:m2}',
  ],
  notes: [
    [
      '{plot} {length} x {width}',
      '{plot}: {length} by {width}',
      'rectangular {plot}, {length} long, {width} wide',
    ],
    ['{part} {taken}', '{part} takes {taken}', 'minus {taken} for the {part}'],
    ['rest: {rest}', 'everything else {rest}', 'the remainder for {rest}'],
  ],
  extras: [
    'the {part} <is|was> [4|12|30] years old',
    'the fence around it <is|was> [1.2|1.5|2] m high',
    '[2|3|8] trees <grow|grew> along the edge',
    'it <is|was> [200|350|900] m from the station',
  ],
  whole: [
    'Picture a rectangular {plot} of {length} by {width}. Its {part} occupies {taken}, and the rest is {rest}. How many {unit:m2} of {rest} are there?',
    '{plot} {length} by {width}, {part} {taken}. Area left for {rest}?',
    'How many {unit:m2} are left for {rest} in a {plot} of {length} by {width} if the {part} takes up {taken}?',
    'Our {plot} is {length} long and {width} wide. The {part} in it covers {taken}. How much is left for {rest}?',
    'The plan shows a {plot} of {length} by {width}. "Leave {taken} for the {part}," says the architect, "and use the rest for {rest}." How many {unit:m2} is the rest?',
    'how much {rest} is there if the {plot} is {length} by {width} and the {part} takes {taken}',
  ],
  known: ['{plot} {length} by {width}', '{part} of {taken}', 'the rest for {rest}'],
  want: 'area of the rest in square metres',
  steps: restSteps,
  unit: 'square metres',
});

const twoRectangles = (p: { a: number; b: number; c: number; d: number }): LabeledStep[] => {
  const [first, second] = [times(p.a, p.b), times(p.c, p.d)];
  return [
    ['first part', first],
    ['second part', second],
    ['in all', plus(first.value, second.value)],
  ];
};

/** a x b + c x d. */
const twoParts = family({
  name: 'two-rectangles',
  draw: (n) =>
    suited(n, twoRectangles, () => {
      const [a, b, c, d] = n.large
        ? [n.int(5, 34), n.int(3, 24), n.int(2, 20), n.int(2, 10)]
        : [n.int(4, 12), n.int(3, 9), n.int(2, 10), n.int(2, 9)];
      return a > b && c >= d ? { a, b, c, d } : null;
    }),
  scene(cast, p) {
    return {
      place: cast.pick([
        'room',
        'garden',
        'hall',
        'kitchen',
        'terrace',
        'field',
        'swimming pool',
        'playground',
        'patio',
        'lawn',
        'classroom',
        'floor',
        'flat roof',
        'courtyard',
        'workshop',
      ]),
      a: measure(p.a, 'm'),
      b: measure(p.b, 'm'),
      c: measure(p.c, 'm'),
      d: measure(p.d, 'm'),
    };
  },
  facts: [
    [
      'the L-shaped {place} <consists|consisted> of two rectangles',
      'a {place} in the shape of the letter L <is|was> made up of two rectangles',
      'a {place} <is|was> L-shaped and can be split into two rectangles',
      'the L-shaped {place} <is|was> divided into two rectangles',
      'two rectangles side by side <make|made> up the L-shaped {place}',
      'a {place} <has|had> the form of the letter L, two rectangles put together',
    ],
    [
      'one rectangle <is|was> {a} by {b}',
      'the first rectangle <measures|measured> {a} by {b}',
      'the first part <is|was> {a} long and {b} wide',
      'the first part <has|had> sides of {a} and {b}',
      'one of the parts <is|was> {a} long and {b} wide',
      'one part <measures|measured> {a} by {b}',
    ],
    [
      'the other [one|rectangle] <is|was> {c} by {d}',
      'the second rectangle <measures|measured> {c} by {d}',
      'the other part <is|was> {c} long and {d} wide',
      'the second part <has|had> sides of {c} and {d}',
      'the other part <measures|measured> {c} by {d}',
    ],
  ],
  ordered: true,
  ask: [
    'what <is|was> the [total|whole] area [in {unit:m2}|]',
    'how many {unit:m2} <does|did> the {place} have [in all|altogether|]',
    'how large <is|was> the {place} [in {unit:m2}|]',
    'how big an area <does|did> the {place} cover',
    'what <is|was> the area of the {place} [in {unit:m2}|]',
    'how many {unit:m2} <are|were> there [in all|together]',
  ],
  find: [
    'the total area [in {unit:m2}|]',
    'the area of the {place} [in {unit:m2}|]',
    'the size of the whole {place} in {unit:m2}',
  ],
  notes: [
    ['L-shaped {place}', '{place}, two rectangles', '{place} in the shape of an L'],
    ['part one {a} x {b}', 'first: {a} by {b}'],
    ['part two {c} x {d}', 'second: {c} by {d}'],
  ],
  extras: [
    'the {place} <is|was> [2|8|15] years old',
    '[3|4|6] people <use|used> it',
    'it <has|had> [2|3] entrances',
  ],
  whole: [
    'One L-shaped {place} is made of one rectangle of {a} by {b} and another of {c} by {d}. [Area?|What is its area?|How many {unit:m2} is it?]',
    'Our {place} looks like the letter L: {a} by {b}, and a bit of {c} by {d} attached to that. How many {unit:m2} is it in all?',
    'How many {unit:m2} are there in this L-shaped {place} with parts of {a} by {b} and {c} by {d}?',
    '{place}: L shape, {a} x {b} plus {c} x {d}. Total area?',
    'If you cut the L-shaped {place} into two rectangles, you get {a} by {b} and {c} by {d}. How large is the {place}?',
  ],
  known: ['first part {a} by {b}', 'second part {c} by {d}'],
  want: 'total area in square metres',
  steps: twoRectangles,
  unit: 'square metres',
});

export const areaPartFamilies: readonly Family[] = [areaLeft, twoParts];
