/** Families about solids: boxes in layers and volumes. */
import { times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const layersSteps = (p: { row: number; rows: number; layers: number }): LabeledStep[] => {
  const layer = times(p.row, p.rows);
  return [
    ['one layer', layer],
    ['all layers', times(layer.value, p.layers)],
  ];
};

/** in a row x rows x layers. */
const layers = family({
  name: 'layers',
  draw: (n) =>
    suited(n, layersSteps, () =>
      n.large
        ? { row: n.int(4, 18), rows: n.int(3, 9), layers: n.int(3, 24) }
        : { row: n.int(2, 10), rows: n.int(2, 8), layers: n.int(2, 12) },
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: {
      kind: 'thing',
      ...cast.pick([
        { one: 'box', many: 'boxes' },
        { one: 'brick', many: 'bricks' },
        { one: 'sugar cube', many: 'sugar cubes' },
        { one: 'crate', many: 'crates' },
        { one: 'tin', many: 'tins' },
        { one: 'hay bale', many: 'hay bales' },
        { one: 'block', many: 'blocks' },
        { one: 'book', many: 'books' },
        { one: 'bar of soap', many: 'bars of soap' },
        { one: 'carton', many: 'cartons' },
        { one: 'chocolate', many: 'chocolates' },
        { one: 'jar', many: 'jars' },
        { one: 'parcel', many: 'parcels' },
      ]),
    },
    place: cast.pick([
      'on a pallet',
      'in a container',
      'in a trunk',
      'on a lorry',
      'in a chest',
      'on a trolley',
      'in a case',
      'in the store room',
      'in the barn',
      'in a big box',
    ]),
    row: count(p.row),
    rows: count(p.rows),
    layers: count(p.layers),
  }),
  facts: [
    [
      '{item:s} <are|were> stacked {place}, {row} in a row',
      '{who} <stacks|stacked> {item:s} {place} with {row} in each row',
      '{who} <packs|packed> {item:s} {place}, {row} to a row',
      'each row of {item:s} {place} <has|had> {row}',
      'there <are|were> {row item} in every row {place}',
      '{place} each row <holds|held> {row item}',
      '{item:s} <stand|stood> {place} in rows of {row}',
    ],
    [
      'there <are|were> {rows} rows in [a|each|every] layer',
      'each layer <has|had> {rows} rows',
      '{rows} rows <make|made> one layer',
      'a layer <consists|consisted> of {rows} rows',
      'every layer <is|was> {rows} rows [wide|deep]',
      'one layer <is|was> made up of {rows} rows',
    ],
    [
      'there <are|were> {layers} layers',
      'the stack <is|was> {layers} layers high',
      '{layers} layers <lie|lay> one on top of the other',
      'the number of layers <is|was> {layers}',
      'they <reach|reached> {layers} layers high',
      'it all <goes|went> up {layers} layers',
    ],
  ],
  ordered: true,
  ask: [
    'how many {item:s} <are|were> there [in all|altogether|in total]',
    'how many {item:s} <is|was> that [in all|altogether|]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <does|did> the whole stack have',
    'how many {item:s} <are|were> stacked {place}',
    'how many {item:s} <fit|fitted> {place} like that',
  ],
  find: [
    'the [total|] number of {item:s}',
    'the number of {item:s} in all',
    'the number of {item:s} in the whole stack',
  ],
  notes: [
    ['{item:s}: {row} in a row', '{row item} per row', 'row: {row item}'],
    ['{rows} rows in a layer', '{rows} rows per layer', 'layer: {rows} rows'],
    ['{layers} layers', 'layers: {layers}', '{layers} layers high'],
  ],
  extras: [
    'one {item} <weighs|weighed> [200|350|500] g',
    'it <takes|took> [10|20|30] minutes',
    '[2|3] people <help|helped>',
  ],
  whole: [
    '{item:s} are stacked {row} long, {rows} wide and {layers} high. How many {item:s} is that?',
    'How many {item:s} are {place} if there are {layers} layers, each with {rows} rows of {row}?',
    '{layers} layers, {rows} rows in each, {row item} in a row. Total?',
    '{item:s} in a stack: {row:n} in a row × {rows:n} rows × {layers:n} layers = ?',
    '{who} <counts|counted> the {item:s} {place}: {row} to a row, {rows} rows to a layer, and {layers} layers up to the top. How many <are|were> in there?',
    'In our stack the {item:s} go {row} to a row and {rows} rows to a layer. We have {layers} layers. How many {item:s} do we have?',
    '"{row} in a row, {rows} rows, {layers} layers," says the [driver|packer]. How many {item:s} is [she|he] talking about?',
  ],
  known: ['{row item} in a row', '{rows:n} rows in a layer', '{layers:n} layers'],
  want: 'number of {item:s}',
  steps: layersSteps,
  unit: '{item:s}',
});

export interface Cuboid extends Record<string, number> {
  length: number;
  width: number;
  height: number;
}
/** The steps of a cuboid's volume. */
export const volumeSteps = (p: Cuboid): LabeledStep[] => {
  const base = times(p.length, p.width);
  return [
    ['base', base],
    ['volume', times(base.value, p.height)],
  ];
};

/** The facts that give a cuboid's sides, as one. */
export const cuboid = [
  'a {tank} <is|was> {length} long, {width} wide and {height} [high|tall]',
  'a {tank} <measures|measured> {length} by {width} by {height}',
  'a {tank} <has|had> a length of {length}, a width of {width} and a height of {height}',
  'the sides of a {tank} <are|were> {length}, {width} and {height}',
  'there <is|was> a {tank} of {length} by {width} by {height}',
  'the length of a {tank} <is|was> {length}, the width {width} and the height {height}',
  'the base of a {tank} <is|was> {length} by {width}, and its height <is|was> {height}',
  '{who} <has|had> a {tank}, {length} long, {width} wide and {height} [high|tall]',
];

/** length x width x height. */
const volume = family({
  name: 'cuboid-volume',
  draw: (n) =>
    suited(n, volumeSteps, () => {
      const [length, width, height] = n.large
        ? [n.int(4, 40), n.int(3, 24), n.int(2, 20)]
        : [n.int(2, 12), n.int(2, 10), n.int(2, 12)];
      return length >= width ? { length, width, height } : null;
    }),
  scene(cast, p) {
    const metres = p.length < 20 && (p.length + p.height) % 2 === 0;
    const unit = metres ? 'm' : 'cm';
    return {
      who: cast.person(),
      tank: metres
        ? cast.pick([
            'room',
            'hall',
            'container',
            'shed',
            'barn',
            'skip',
            'cellar',
            'storage unit',
            'garage',
            'pit',
          ])
        : cast.pick([
            'box',
            'brick',
            'cuboid',
            'carton',
            'parcel',
            'toy chest',
            'drawer',
            'block of wood',
            'cake tin',
            'lunch box',
          ]),
      unit: metres ? 'cubic m' : 'cubic cm',
      long: metres ? 'cubic metres' : 'cubic centimetres',
      length: measure(p.length, unit),
      width: measure(p.width, unit),
      height: measure(p.height, unit),
    };
  },
  facts: [cuboid],
  ask: [
    'what <is|was> the volume [of the {tank}|] [in {unit}|]',
    'what <is|was> its volume [in {unit}|]',
    'how many {unit} <does|did> the {tank} have',
    'how large <is|was> the volume [of the {tank}|] [in {unit}|]',
    'how many {unit} <is|was> that',
    'how big <is|was> the {tank} in {unit}',
  ],
  find: [
    'the volume [of the {tank}|] [in {unit}|]',
    'the number of {unit} in the {tank}',
    'the size of the {tank} in {unit}',
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
    'the {tank} <is|was> one of [3|4|6]',
    'the {tank} <costs|cost> [12|25|40] {currency}',
  ],
  whole: [
    'Volume of a {tank} {length} by {width} by {height}?',
    'what is the volume of a {tank} {length} long, {width} wide and {height} high',
    'How many {unit} are in a {tank} of {length} by {width} by {height}?',
    'Our {tank} is {length} long, {width} wide and {height} high. How many {unit} does it hold?',
    '{tank}: {length} × {width} × {height} = ? ({unit})',
    'Multiply length, width and height: a {tank} of {length} by {width} by {height} has how many {unit}?',
  ],
  known: ['length {length}', 'width {width}', 'height {height}'],
  want: 'volume in {long}',
  steps: volumeSteps,
  unit: '{long}',
});

export const solidFamilies: readonly Family[] = [layers, volume];
