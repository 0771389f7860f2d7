/** Units of measure with their spellings. It knows words; it converts nothing. */
export interface UnitWords {
  readonly one: string;
  readonly many: string;
  /** As in `12 km`; the long form where there is none. */
  readonly short?: string;
  /** American spelling, where it differs. */
  readonly american?: { readonly one: string; readonly many: string };
  /** Written without a space after the number, as in `80°C`. */
  readonly tight?: boolean;
}

const metric = (british: string, american: string, short: string): UnitWords => ({
  one: british,
  many: `${british}s`,
  short,
  american: { one: american, many: `${american}s` },
});
const regular = (one: string, short?: string): UnitWords => ({
  one,
  many: `${one}s`,
  ...(short === undefined ? {} : { short }),
});
const squared = (british: string, american: string, short: string): UnitWords =>
  metric(`square ${british}`, `square ${american}`, short);
const perHour = (one: string, many: string, american: string, short: string): UnitWords => ({
  one: `${one} per hour`,
  many: `${many} per hour`,
  short,
  american: { one: `${american} per hour`, many: `${american}s per hour` },
});

export const units = {
  km: metric('kilometre', 'kilometer', 'km'),
  m: metric('metre', 'meter', 'm'),
  cm: metric('centimetre', 'centimeter', 'cm'),
  mm: metric('millimetre', 'millimeter', 'mm'),
  mile: regular('mile'),
  foot: { one: 'foot', many: 'feet', short: 'ft' },
  inch: { one: 'inch', many: 'inches', short: 'in' },
  yard: regular('yard'),
  m2: squared('metre', 'meter', 'm²'),
  cm2: squared('centimetre', 'centimeter', 'cm²'),
  foot2: { one: 'square foot', many: 'square feet', short: 'sq ft' },
  acre: regular('acre'),
  hectare: regular('hectare', 'ha'),
  m3: metric('cubic metre', 'cubic meter', 'm³'),
  cm3: metric('cubic centimetre', 'cubic centimeter', 'cm³'),
  litre: metric('litre', 'liter', 'l'),
  ml: metric('millilitre', 'milliliter', 'ml'),
  gallon: regular('gallon'),
  pint: regular('pint'),
  cup: regular('cup'),
  kg: regular('kilogram', 'kg'),
  g: regular('gram', 'g'),
  mg: regular('milligram', 'mg'),
  tonne: { one: 'tonne', many: 'tonnes', american: { one: 'ton', many: 'tons' } },
  pound: regular('pound', 'lb'),
  ounce: regular('ounce', 'oz'),
  second: regular('second', 's'),
  minute: regular('minute', 'min'),
  hour: regular('hour', 'h'),
  day: regular('day'),
  week: regular('week'),
  month: regular('month'),
  year: regular('year'),
  kmh: perHour('kilometre', 'kilometres', 'kilometer', 'km/h'),
  mph: { one: 'mile per hour', many: 'miles per hour', short: 'mph' },
  degree: { one: 'degree', many: 'degrees', short: '°C', tight: true },
  page: regular('page'),
  calorie: regular('calorie'),
  point: regular('point'),
} as const satisfies Record<string, UnitWords>;

export type UnitName = keyof typeof units;
