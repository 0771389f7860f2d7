/** Families about covering an area: what it costs and how many packs it takes. */
import { over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure, money } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const priceSteps = (p: { length: number; width: number; price: number }): LabeledStep[] => {
  const area = times(p.length, p.width);
  return [
    ['area', area],
    ['cost', times(area.value, p.price, 'money')],
  ];
};

/** length x width x price. */
const areaPrice = family({
  name: 'area-price',
  draw: (n) =>
    suited(n, priceSteps, () => {
      const [length, width] = n.large ? [n.int(4, 24), n.int(3, 14)] : [n.int(3, 12), n.int(2, 10)];
      const price = n.large
        ? n.pick([n.int(3, 48), n.int(3, 48), n.int(5, 60) / 4, 10])
        : n.pick([2, 3, 4, 5, 8, 10, 20, 30, 40, 50, 100]);
      return length >= width ? { length, width, price } : null;
    }),
  scene(cast, p) {
    const cover = cast.pick([
      { one: 'carpet', place: 'room' },
      { one: 'turf', place: 'lawn' },
      { one: 'tiling', place: 'bathroom floor' },
      { one: 'wood flooring', place: 'hall' },
      { one: 'paving', place: 'patio' },
      { one: 'wallpaper', place: 'wall' },
      { one: 'glass', place: 'shop window' },
      { one: 'laminate', place: 'living room' },
      { one: 'cork flooring', place: 'studio' },
      { one: 'artificial grass', place: 'play area' },
      { one: 'plastering', place: 'ceiling' },
      { one: 'roofing felt', place: 'flat roof' },
      { one: 'rubber matting', place: 'gym' },
    ]);
    return {
      who: cast.person(),
      cover: cover.one,
      place: cover.place,
      length: measure(p.length, 'm'),
      width: measure(p.width, 'm'),
      price: money(p.price),
      one: measure(1, 'm2'),
    };
  },
  facts: [
    [
      'a {place} <is|was> {length} by {width}',
      'a {place} <measures|measured> {length} by {width}',
      '{who} <has|had> a rectangular {place} of {length} by {width}',
      'the sides of a rectangular {place} <are|were> {length} and {width}',
      'the {place} <is|was> a rectangle with sides of {length} and {width}',
      'one side of a rectangular {place} <is|was> {length} and the other {width}',
    ],
    [
      '{who} <covers|covered> all of it with {cover}',
      'all of it <gets|got> [new|] {cover}',
      'it <is|was> completely covered with {cover}',
      '{who} <wants|wanted> {cover} for the whole of it',
      'new {cover} <is|was> needed for every bit of it',
      '{who} <orders|ordered> {cover} for the whole {place}',
    ],
    [
      '{one} of {cover} <costs|cost> {price}',
      'the {cover} <costs|cost> {price} per square metre',
      'the price of {cover} <is|was> {price} for {one}',
      'for {one} of {cover} {who} <pays|paid> {price}',
      '{price} <buys|bought> {one} of {cover}',
      '{cover} <is|was> [sold|on sale] at {price} a square metre',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> the {cover} cost [in all|altogether|]',
    'what <does|did> the {cover} come to [in {currency}|]',
    'how many {currency} <does|did> {who} pay for the {cover}',
    'what <is|was> the cost of the {cover} [in {currency}|]',
    'how much [money|] <does|did> {who} spend on {cover}',
    'what <is|was> the [whole|total] price [of the {cover}|]',
  ],
  find: [
    'the cost of the {cover} [in {currency}|]',
    'the total price [in {currency}|]',
    'the price of all the {cover} [in {currency}|]',
  ],
  notes: [
    ['{place} {length} x {width}', '{place}: {length} by {width}', '{place}, {length} long, {width} wide'],
    ['{cover} for all of it', 'covered with {cover}', 'needs {cover}'],
    ['{price} per square metre', '{cover}: {price} for {one}', '{one} costs {price}'],
  ],
  extras: [
    'the job <takes|took> [2|3|5] hours',
    'the old {cover} <was|had been> [8|12|20] years old',
    'a helper <brings|brought> [2|3] sandwiches',
    '{who} <asks|asked> [3|4] shops',
  ],
  whole: [
    'What does {cover} for a {place} of {length} by {width} cost at {price} per square metre?',
    '{place} {length} x {width}, {cover} {price} per square metre. Cost?',
    'Our {place} is {length} by {width} and we want new {cover}. The shop takes {price} for {one}. How much will we pay?',
    '"How big is the {place}?" asks the shop assistant. "{length} by {width}." "The {cover} is {price} per square metre." What is the price for the whole {place}?',
    'Special offer! {cover}: only {price} per square metre. {who} <needs|needed> enough for a {place} of {length} by {width}. What <does|did> that cost?',
  ],
  known: ['{place} {length} by {width}', '{cover} at {price} per square metre'],
  want: 'cost of the {cover} in {currency}',
  steps: priceSteps,
  unit: '{currency}',
});

const coverage = (p: { length: number; width: number; each: number }): LabeledStep[] => {
  const area = times(p.length, p.width);
  return [
    ['area', area],
    ['number of packs', over(area.value, p.each)],
  ];
};

/** length x width / area that one pack covers. */
const packsForArea = family({
  name: 'packs-for-area',
  draw: (n) =>
    suited(n, coverage, () => {
      const [length, width] = n.large ? [n.int(6, 40), n.int(3, 24)] : [n.int(3, 12), n.int(2, 12)];
      const each = n.large ? n.int(3, 24) : n.int(2, 12);
      const packs = (length * width) / each;
      return Number.isInteger(packs) && packs > 1 && packs < 100 && length > width
        ? { length, width, each }
        : null;
    }),
  scene(cast, p) {
    const pack = cast.pick([
      { one: 'tin', of: 'paint', many: 'tins', place: 'wall' },
      { one: 'can', of: 'varnish', many: 'cans', place: 'deck' },
      { one: 'bag', of: 'grass seed', many: 'bags', place: 'lawn' },
      { one: 'sack', of: 'fertiliser', many: 'sacks', place: 'field' },
      { one: 'pack', of: 'floorboards', many: 'packs', place: 'floor' },
      { one: 'roll', of: 'wallpaper', many: 'rolls', place: 'wall of the hall' },
      { one: 'roll', of: 'turf', many: 'rolls', place: 'sports ground' },
      { one: 'bucket', of: 'whitewash', many: 'buckets', place: 'ceiling' },
      { one: 'box', of: 'tiles', many: 'boxes', place: 'kitchen floor' },
      { one: 'sheet', of: 'plywood', many: 'sheets', place: 'stage' },
      { one: 'bottle', of: 'floor polish', many: 'bottles', place: 'dance floor' },
    ]);
    return {
      who: cast.person(),
      pack: { kind: 'thing', one: `${pack.one} of ${pack.of}`, many: `${pack.many} of ${pack.of}` },
      place: pack.place,
      length: measure(p.length, 'm'),
      width: measure(p.width, 'm'),
      each: measure(p.each, 'm2'),
      n: count(p.each),
    };
  },
  facts: [
    [
      'a {place} <is|was> {length} by {width}',
      'a rectangular {place} <measures|measured> {length} by {width}',
      '{who} <covers|covered> a rectangular {place} of {length} by {width}',
      'the sides of a rectangular {place} <are|were> {length} and {width}',
      '{who} <works|worked> on a {place} with sides of {length} and {width}',
      'a {place} with sides of {length} and {width} <is|was> to be covered',
    ],
    [
      'one {pack} <is|was> enough for {each}',
      'a {pack} <covers|covered> {each}',
      'each {pack} <does|did> {each}',
      '{each} <take|took> one {pack}',
      'for {each} {who} <needs|needed> one {pack}',
      'one {pack} <goes|went> as far as {each}',
    ],
  ],
  ask: [
    'how many {pack:s} <does|did> {who} need',
    'how many {pack:s} <does|did> it take [to cover it|]',
    'how many {pack:s} <are|were> needed [for the whole {place}|]',
    'how many {pack:s} <does|did> {who} have to buy',
    'how many {pack:s} <cover|covered> the whole {place}',
    'what number of {pack:s} <does|did> {who} use',
  ],
  find: [
    'the number of {pack:s}',
    'the number of {pack:s} needed',
    'the {pack:s} needed for the whole {place}',
  ],
  notes: [
    ['{place} {length} x {width}', '{place}: {length} by {width}', '{place}, {length} long, {width} across'],
    ['one {pack} for {each}', '{pack} covers {each}', '1 {pack} = {each}'],
  ],
  extras: [
    'a {pack} <costs|cost> [12|18|25] {currency}',
    'the job <takes|took> [2|3|5] hours',
    '[2|3] friends <help|helped>',
  ],
  whole: [
    'How many {pack:s} do you need for a {place} of {length} by {width} if one covers {each}?',
    '{place} {length} by {width}, a {pack} does {each}, how many do I need',
    'It says on the label: "Enough for {each}." {who} <has|had> a {place} of {length} by {width} to cover. How many {pack:s} <is|was> that?',
    'We have a {place} to do. It is {length} by {width}. Each {pack} covers {each}. How many should we order?',
  ],
  known: ['{place} {length} by {width}', 'one {pack} covers {each}'],
  want: 'number of {pack:s}',
  steps: coverage,
  unit: '{pack:s}',
});

export const areaCoverFamilies: readonly Family[] = [areaPrice, packsForArea];
