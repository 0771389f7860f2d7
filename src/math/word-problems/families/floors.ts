/** Families about floors and frames: tiles, paths around a rectangle, borders of equal width. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const tileSteps = (p: { length: number; width: number; tile: number }): LabeledStep[] => {
  const [length, width] = [times(p.length, 100), times(p.width, 100)];
  const [along, across] = [over(length.value, p.tile), over(width.value, p.tile)];
  return [
    ['length in centimetres', length],
    ['tiles along', along],
    ['width in centimetres', width],
    ['tiles across', across],
    ['tiles in all', times(along.value, across.value)],
  ];
};

/** (length x 100 / tile) x (width x 100 / tile). */
const floorTiles = family({
  name: 'floor-tiles',
  draw: (n) =>
    suited(n, tileSteps, () => {
      const tile = n.pick([20, 25, 30, 40, 50, 50, 60]);
      const [along, across] = n.large ? [n.int(6, 40), n.int(5, 24)] : [n.int(4, 24), n.int(3, 12)];
      const [length, width] = [(along * tile) / 100, (across * tile) / 100];
      return length >= width && Number.isInteger(length * 10) && Number.isInteger(width * 10)
        ? { length, width, tile }
        : null;
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    place: cast.pick([
      'kitchen floor',
      'bathroom floor',
      'terrace',
      'hall floor',
      'patio',
      'balcony',
      'shop floor',
      'cellar',
      'courtyard',
      'porch',
      'café floor',
      'laundry room',
      'classroom floor',
      'lobby',
      'stable floor',
    ]),
    tile: {
      kind: 'thing',
      ...cast.pick([
        { one: 'tile', many: 'tiles' },
        { one: 'floor tile', many: 'floor tiles' },
        { one: 'slab', many: 'slabs' },
        { one: 'stone slab', many: 'stone slabs' },
        { one: 'carpet tile', many: 'carpet tiles' },
        { one: 'paving stone', many: 'paving stones' },
        { one: 'cork tile', many: 'cork tiles' },
        { one: 'rubber mat', many: 'rubber mats' },
      ]),
    },
    length: measure(p.length, 'm'),
    width: measure(p.width, 'm'),
    side: measure(p.tile, 'cm'),
  }),
  facts: [
    [
      'a {place} <measures|measured> {length} by {width}',
      'a {place} <is|was> {length} long and {width} wide',
      '{who} <covers|covered> a {place} of {length} by {width}',
      'the sides of a rectangular {place} <are|were> {length} and {width}',
      'a {place} of {length} by {width} <is|was> to be covered',
      'the length of a {place} <is|was> {length}, its width {width}',
      '{who} <has|had> a {place} to do, {length} long and {width} wide',
    ],
    [
      'the square {tile:s} for it <have|had> sides of {side}',
      'each square {tile} <is|was> {side} on a side',
      '{who} <uses|used> square {tile:s} with sides of {side}',
      'square {tile:s} <go|went> on it, {side} by {side} [each|]',
      'every {tile} <is|was> a square of {side} by {side}',
      'it <is|was> covered with square {tile:s} whose sides <are|were> {side} long',
      'one side of a square {tile} <measures|measured> {side}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {tile:s} <cover|covered> it [exactly|completely|]',
    'how many {tile:s} <does|did> {who} need',
    'how many {tile:s} <are|were> needed [for the whole {place}|]',
    'how many {tile:s} <does|did> it take [to cover it|to cover the {place}|]',
    'how many {tile:s} <go|went> on the {place}',
    'what number of {tile:s} <is|was> needed',
    'how many of these {tile:s} <fit|fitted> on it',
  ],
  find: [
    'the number of {tile:s} [needed|]',
    'the number of {tile:s} for the {place}',
    'the {tile:s} needed to cover the {place}',
  ],
  notes: [
    ['{place} {length} x {width}', '{place}: {length} by {width}', '{place}, {length} long, {width} wide'],
    ['square {tile:s}, side {side}', '{tile:s} {side} x {side}', '{tile:s}: {side} a side'],
  ],
  extras: [
    'the {tile:s} <are|were> [8|9|12] mm thick',
    'one {tile} <weighs|weighed> [2|3] kg',
    'the {tile:s} <come|came> in [3|4|5] colours',
    'the work <takes|took> [2|3] days',
  ],
  whole: [
    'Square {tile:s} with sides of {side} go on a {place} that measures {length} by {width}. How many {tile:s} cover it exactly?',
    'How many {tile:s} of {side} by {side} fit on a {place} of {length} by {width}?',
    '{place} {length} x {width}, {tile:s} {side} square, how many',
    'Our {place} is {length} by {width}. The {tile:s} we like are squares with {side} sides. How many must we order?',
    '"The {place} is {length} long and {width} wide," says the builder. "Then how many {tile:s} of {side} by {side} do you need?" asks the shop. What is the answer?',
    'Cover a {place} of {length} by {width} with square {tile:s}, side {side}. How many is that?',
  ],
  known: [
    '{place} {length} by {width}',
    'square {tile:s} with sides of {side}',
    '1 metre is 100 centimetres',
  ],
  want: 'number of {tile:s}',
  steps: tileSteps,
  unit: '{tile:s}',
});

interface Path extends Record<string, number> {
  length: number;
  width: number;
  border: number;
}
const outerSteps = (p: Path): LabeledStep[] => {
  const both = times(p.border, 2);
  const [length, width] = [plus(p.length, both.value), plus(p.width, both.value)];
  const [outer, inner] = [times(length.value, width.value), times(p.length, p.width)];
  return [
    ['both borders', both],
    ['outer length', length],
    ['outer width', width],
    ['outer area', outer],
    ['inner area', inner],
    ['border area', minus(outer.value, inner.value)],
  ];
};

/** (length + 2 x border) x (width + 2 x border) - length x width. */
const pathArea = family({
  name: 'path-area',
  draw: (n) =>
    suited(n, outerSteps, () => {
      const [length, width, border] = n.large
        ? [n.int(6, 30), n.int(4, 20), n.int(1, 3)]
        : [n.int(4, 10), n.int(2, 10), n.int(1, 3)];
      return length > width ? { length, width, border } : null;
    }),
  scene: (cast, p) => {
    const pair = cast.pick([
      { one: 'pool', path: 'path' },
      { one: 'lawn', path: 'gravel path' },
      { one: 'pond', path: 'walkway' },
      { one: 'flower bed', path: 'stone path' },
      { one: 'playground', path: 'strip of grass' },
      { one: 'swimming pool', path: 'tiled walk' },
      { one: 'rose garden', path: 'brick path' },
      { one: 'field', path: 'footpath' },
      { one: 'dance floor', path: 'strip of carpet' },
      { one: 'fountain', path: 'pavement' },
    ]);
    return {
      pool: pair.one,
      path: pair.path,
      length: measure(p.length, 'm'),
      width: measure(p.width, 'm'),
      border: measure(p.border, 'm'),
    };
  },
  facts: [
    [
      'a rectangular {pool} <is|was> {length} long and {width} wide',
      'a rectangular {pool} <measures|measured> {length} by {width}',
      'there <is|was> a rectangular {pool} of {length} by {width}',
      'the sides of a rectangular {pool} <are|were> {length} and {width}',
      'the {pool} in our park <is|was> a rectangle of {length} by {width}',
      'somebody <builds|built> a rectangular {pool}, {length} by {width}',
    ],
    [
      'a {path} of {border} in width <runs|ran> all around the outside of it',
      'all around it <goes|went> a rectangular {path} that <is|was> {border} wide everywhere',
      'on the outside it <is|was> surrounded by a rectangular {path}, {border} wide on every side',
      'a rectangular {path} around the outside of it <is|was> {border} wide [on all sides|on each side]',
      'it <has|had> a rectangular {path} around its outside, {border} wide [on all sides|on every side]',
    ],
  ],
  ordered: true,
  ask: [
    'what <is|was> the area of the {path} [in {unit:m2}|]',
    'how many {unit:m2} <does|did> the {path} cover',
    'how large <is|was> the {path} [in {unit:m2}|]',
    'how many {unit:m2} <does|did> the {path} [take up|have]',
    'what area <does|did> the {path} cover',
    'how much ground <does|did> the {path} cover [in {unit:m2}|]',
  ],
  find: [
    'the area of the {path} [in {unit:m2}|]',
    'the size of the {path} in {unit:m2}',
    'the surface of the {path} [in {unit:m2}|]',
  ],
  notes: [
    ['{pool} {length} x {width}', '{pool}: {length} by {width}'],
    ['{path} {border} wide around it', 'around it a {path}, width {border}'],
  ],
  extras: [
    'the {pool} <is|was> [4|9|15] years old',
    'the work <takes|took> [2|3|5] days',
    '[3|4] benches <stand|stood> nearby',
  ],
  whole: [
    'What is the area of a {path} that is {border} wide and runs all around a rectangular {pool} of {length} by {width}?',
    'Our {pool} is {length} by {width}. We are putting a {path} of {border} all around it. How many {unit:m2} will the {path} have?',
    '{pool} {length} by {width}, {path} all around, {border} wide on each side. Area of the {path}?',
    'A plan: in the middle a {pool}, {length} by {width}; around it, on all four sides, a {path} {border} wide. How many {unit:m2} is the {path}, corners included?',
    'The {pool} measures {length} by {width}, and everybody walks on the {path} around it, which is {border} wide all the way. How big is the {path} in {unit:m2}?',
  ],
  known: ['{pool} {length} by {width}', '{path} {border} wide on each side'],
  want: 'area of the {path} in square metres',
  steps: outerSteps,
  unit: 'square metres',
});

const centerSteps = (p: { whole: number; middle: number }): LabeledStep[] => {
  const rest = minus(p.whole, p.middle);
  return [
    ['left over', rest],
    ['each side', over(rest.value, 2)],
  ];
};

/** (whole - middle) / 2. */
const borderWidth = family({
  name: 'border-width',
  draw: (n) =>
    suited(n, centerSteps, () => {
      const [whole, middle] = n.large ? [n.int(210, 620), n.int(60, 400)] : [n.int(90, 190), n.int(30, 150)];
      return whole - middle >= 4 ? { whole, middle } : null;
    }),
  scene: (cast, p) => {
    const pair = cast.pick([
      { one: 'wall', middle: 'picture', verb: 'hangs', past: 'hung' },
      { one: 'board', middle: 'poster', verb: 'hangs', past: 'hung' },
      { one: 'table', middle: 'table runner', verb: 'lies', past: 'lay' },
      { one: 'shelf', middle: 'radio', verb: 'stands', past: 'stood' },
      { one: 'door', middle: 'wreath', verb: 'hangs', past: 'hung' },
      { one: 'stage', middle: 'piano', verb: 'stands', past: 'stood' },
      { one: 'carpet', middle: 'sofa', verb: 'stands', past: 'stood' },
      { one: 'window sill', middle: 'flower box', verb: 'stands', past: 'stood' },
      { one: 'fireplace', middle: 'mirror', verb: 'hangs', past: 'hung' },
      { one: 'shop front', middle: 'sign', verb: 'hangs', past: 'hung' },
    ]);
    return {
      wall: pair.one,
      picture: pair.middle,
      sits: pair.verb,
      sat: pair.past,
      whole: measure(p.whole, 'cm'),
      middle: measure(p.middle, 'cm'),
    };
  },
  facts: [
    [
      'a {wall} <is|was> {whole} wide',
      'the width of a {wall} <is|was> {whole}',
      'a {wall} <has|had> a width of {whole}',
      'a {wall} <measures|measured> {whole} across',
      'from its left end to its right end a {wall} <is|was> {whole}',
      'there <is|was> a {wall}, {whole} wide',
    ],
    [
      'a {picture} {middle} wide <{sits}|{sat}> exactly in the middle of it',
      'exactly in the centre of it <{sits}|{sat}> a {picture} of {middle} in width',
      'a {picture} with a width of {middle} <is|was> put right in the middle of it',
      'right in its middle there <is|was> a {picture}, {middle} wide',
      'a {picture} <is|was> centred on it and <takes|took> up {middle} of the width',
      'centred on it <{sits}|{sat}> a {picture} that <is|was> {middle} across',
    ],
  ],
  ordered: true,
  ask: [
    'how much space <is|was> left on each side [in {unit:cm}|]',
    'how many {unit:cm} <are|were> there on each side [of the {picture}|]',
    'how wide <is|was> the gap on either side [in {unit:cm}|]',
    'how many {unit:cm} <is|was> it from the {picture} to the end of the {wall} on each side',
    'how far <is|was> the {picture} from either end of the {wall}',
    'how much room <does|did> that leave on either side of the {picture}',
  ],
  find: [
    'the space on each side [in {unit:cm}|]',
    'the width of the gap on each side [in {unit:cm}|]',
    'the distance from the {picture} to either end [in {unit:cm}|]',
  ],
  notes: [
    ['{wall} {whole} wide', '{wall}: {whole}', 'width of the {wall} {whole}'],
    [
      '{picture} {middle} wide in the middle',
      'centred {picture}: {middle}',
      'in the centre a {picture}, {middle}',
    ],
  ],
  extras: [
    'the {picture} <is|was> [10|15|20] years old',
    'the {picture} <costs|cost> [30|45|80] {currency}',
    'the {wall} <is|was> [2|3] years old',
  ],
  whole: [
    'I want my {picture} exactly in the middle. The {wall} is {whole} wide and the {picture} {middle}. How much space must I leave on each side in {unit:cm}?',
    '{wall} {whole} wide, {picture} {middle} wide, centred. Gap on each side?',
    'How many {unit:cm} are left on each side if a {picture} of {middle} is centred on a {wall} of {whole}?',
    '"A bit to the left!" says my sister. The {wall} is {whole} wide, the {picture} {middle}, and it should be right in the middle. How far from each end must it be?',
    'A {picture} {middle} wide belongs in the centre of a {wall} {whole} wide. Find the distance to each end.',
  ],
  known: ['{wall} {whole} wide', '{picture} {middle} wide in the middle'],
  want: 'space on each side in centimetres',
  steps: centerSteps,
  unit: 'centimetres',
});

export const floorFamilies: readonly Family[] = [floorTiles, pathArea, borderWidth];
