/** Flat things with four straight sides, the units that they are measured in, and things with equal sides. */
import type { UnitName } from '../wording/units.ts';

export interface LengthUnit {
  readonly name: UnitName;
  /** As problems ask for it, the same in every spelling. */
  readonly u: string;
  /** As solutions name it. */
  readonly long: string;
  readonly outdoors: boolean;
}

const metres: LengthUnit = { name: 'm', u: 'm', long: 'metres', outdoors: true };
const centimetres: LengthUnit = { name: 'cm', u: 'cm', long: 'centimetres', outdoors: false };
const feet: LengthUnit = { name: 'foot', u: 'feet', long: 'feet', outdoors: true };
const inches: LengthUnit = { name: 'inch', u: 'inches', long: 'inches', outdoors: false };
const yards: LengthUnit = { name: 'yard', u: 'yards', long: 'yards', outdoors: true };
const lengthUnits = [metres, centimetres, feet, centimetres, metres, inches, yards, metres] as const;

/** One of the units of length, always the same for the same numbers. */
export function lengthUnit(...numbers: readonly number[]): LengthUnit {
  const sum = numbers.reduce((total, each, i) => total + Math.round(each * 10) * (2 * i + 3), 0);
  return lengthUnits[sum % lengthUnits.length] ?? metres;
}

const rectangular = (one: string) => ({ one, a: `a rectangular ${one}` });

/** Large rectangles, by metres, feet or yards. */
export const plots = [
  ...[
    'field',
    'garden',
    'playground',
    'paddock',
    'courtyard',
    'car park',
    'vegetable patch',
    'orchard',
    'schoolyard',
    'meadow',
    'camp site',
    'dance floor',
    'hall',
    'swimming pool',
    'terrace',
    'chicken run',
    'building plot',
    'sports ground',
  ].map(rectangular),
  { one: 'rectangle', a: 'a rectangle' },
];

/** Small rectangles, by centimetres or inches. */
export const sheets = [
  ...[
    'poster',
    'tablecloth',
    'tray',
    'picture',
    'mirror',
    'cushion',
    'notice board',
    'towel',
    'flag',
    'table top',
    'card',
    'window',
    'blanket',
    'place mat',
    'photo',
    'chopping board',
  ].map(rectangular),
  { one: 'rectangle', a: 'a rectangle' },
];

/** What has so many equal sides, as a noun. */
export const regular: Readonly<Record<number, readonly string[]>> = {
  3: [
    'equilateral triangle',
    'triangle with three equal sides',
    'equilateral triangular flag',
    'regular triangle',
    'sign in the form of an equilateral triangle',
    'triangular flower bed with equal sides',
    'equilateral sail',
    'triangular plot with equal sides',
  ],
  4: [
    'square',
    'square field',
    'square garden',
    'square tile',
    'square scarf',
    'square sandpit',
    'square picture',
    'square courtyard',
    'square lawn',
    'square patio',
  ],
  5: ['regular pentagon', 'pentagon with equal sides', 'regular five-sided pond', 'regular pentagonal park'],
  6: [
    'regular hexagon',
    'hexagon with equal sides',
    'regular hexagonal table',
    'regular six-sided pavilion',
    'regular hexagonal pond',
  ],
  8: [
    'regular octagon',
    'octagon with equal sides',
    'regular octagonal tower',
    'regular eight-sided bandstand',
    'regular octagonal fountain',
  ],
};
