/**
 * Units with their dimension and size. A word that is no unit of the table is a thing to count, with a dimension of
 * its own: 3 apples are no 3 pears.
 */
import { multiplyRationals, rational, type Rational } from '../rational.ts';

/** Powers of base units, such as `{ m: 1, s: -1 }`, without those that are 0. */
export type Dimension = ReadonlyMap<string, number>;

export interface Unit {
  readonly dimension: Dimension;
  /** How many base units one of it is; times pi where `timesPi`. */
  readonly scale: Rational;
  readonly timesPi: boolean;
  /** Where its zero is, in base units: of degrees Celsius and Fahrenheit, else null. */
  readonly zero: Rational | null;
  /** `million`, `dozen` and their like multiply a number and are never left out. */
  readonly multiplier: boolean;
  /** What else the name stands for: a pound is a weight or a currency. */
  readonly also: Unit | null;
}

const decimal = (text: string): Rational => {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const power = Number(exponent) - decimals.length;
  return power < 0
    ? rational(BigInt(whole + decimals), 10n ** BigInt(-power))
    : rational(BigInt(whole + decimals) * 10n ** BigInt(power));
};

/** Base units: metre, kilogram, second, ampere, kelvin, mole, candela, bit and one for each currency. */
type Row = readonly [dimension: string, scale: string, names: string];

/** A name with `*` also comes with the prefixes of the SI, as sign or as word. */
const table: readonly Row[] = [
  ['m', '1', 'm* metre* meter*'],
  ['m', '0.0254', 'in inch inches'],
  ['m', '0.3048', 'ft foot feet'],
  ['m', '0.9144', 'yd yard'],
  ['m', '1609.344', 'mi mile'],
  ['m', '1852', 'nmi'],
  ['m', '1e-6', 'micron'],
  ['m', '1e-10', 'angstrom'],
  ['m', '149597870700', 'au'],
  ['m', '9460730472580800', 'ly lightyear'],
  ['m', '3.0856775814913673e16', 'pc* parsec*'],
  ['m^2', '10000', 'ha hectare'],
  ['m^2', '4046.8564224', 'acre'],
  ['m^3', '0.001', 'l* litre* liter*'],
  ['m^3', '1e-6', 'cc'],
  ['m^3', '0.003785411784', 'gal gallon'],
  ['m^3', '0.000946352946', 'qt quart'],
  ['m^3', '0.000473176473', 'pt pint'],
  ['m^3', '0.0002365882365', 'cup'],
  ['m^3', '0.0000295735295625', 'floz'],
  ['m^3', '0.00001478676478125', 'tbsp tablespoon'],
  ['m^3', '0.00000492892159375', 'tsp teaspoon'],
  ['kg', '0.001', 'g* gram* gramme*'],
  ['kg', '1000', 't ton* tonne*'],
  ['kg', '0.45359237', 'lb pound-mass'],
  ['kg', '0.028349523125', 'oz ounce'],
  ['kg', '6.35029318', 'stone'],
  ['s', '1', 's* sec second*'],
  ['s', '60', 'min minute'],
  ['s', '3600', 'h hr hour'],
  ['s', '86400', 'day'],
  ['s', '604800', 'week wk'],
  ['month', '1', 'month'],
  ['month', '12', 'year yr'],
  ['month', '120', 'decade'],
  ['month', '1200', 'century centuries'],
  ['A', '1', 'A* amp* ampere*'],
  ['A s', '1', 'C* coulomb*'],
  ['K', '1', 'K kelvin'],
  ['mol', '1', 'mol* mole*'],
  ['cd', '1', 'cd candela'],
  ['kg m s^-2', '1', 'N* newton*'],
  ['kg m s^-2', '1e-5', 'dyn dyne'],
  ['kg m s^-2', '4.4482216152605', 'lbf'],
  ['kg m^2 s^-2', '1', 'J* joule*'],
  ['kg m^2 s^-2', '1e-7', 'erg'],
  ['kg m^2 s^-2', '1.602176634e-19', 'eV* electronvolt*'],
  ['kg m^2 s^-2', '4.184', 'cal* calorie*'],
  ['kg m^2 s^-2', '3600000', 'kWh'],
  ['kg m^2 s^-3', '1', 'W* watt*'],
  ['kg m^2 s^-3', '745.69987158227022', 'hp horsepower'],
  ['kg m^-1 s^-2', '1', 'Pa* pascal*'],
  ['kg m^-1 s^-2', '100000', 'bar*'],
  ['kg m^-1 s^-2', '101325', 'atm atmosphere'],
  ['kg m^2 s^-3 A^-1', '1', 'V* volt*'],
  ['kg m^2 s^-3 A^-2', '1', 'ohm* Omega*'],
  ['kg^-1 m^-2 s^4 A^2', '1', 'F* farad*'],
  ['kg s^-2 A^-1', '1', 'T* tesla*'],
  ['kg m^2 s^-2 A^-1', '1', 'Wb weber'],
  ['kg m^2 s^-2 A^-2', '1', 'H* henry'],
  ['s^-1', '1', 'Hz* hertz*'],
  ['mol m^-3', '1000', 'M* molar'],
  ['m s^-1', '0.44704', 'mph'],
  ['m s^-1', '0.277777777777777778', 'kph kmh'],
  ['m s^-1', '0.514444444444444444', 'knot'],
  ['dollar', '1', 'dollar USD buck usd'],
  ['dollar', '0.01', 'cent penny pennies ¢'],
  ['dollar', '0.25', 'quarter-dollar'],
  ['euro', '1', 'euro EUR eur'],
  ['sterling', '1', 'sterling GBP gbp quid'],
  ['yen', '1', 'yen JPY'],
  ['yuan', '1', 'yuan RMB CNY'],
  ['rupee', '1', 'rupee INR'],
  ['bit', '1', 'bit*'],
  ['bit', '8', 'B* byte*'],
  ['', '0.01', 'percent pct percentage'],
  ['', '1', 'rad radian'],
];
const multipliers: Readonly<Record<string, string>> = {
  hundred: '100',
  thousand: '1000',
  million: '1e6',
  billion: '1e9',
  trillion: '1e12',
  dozen: '12',
  pair: '2',
};

const prefixes: readonly (readonly [sign: string, word: string, scale: string])[] = [
  ['p', 'pico', '1e-12'],
  ['n', 'nano', '1e-9'],
  ['u', 'micro', '1e-6'],
  ['mu', 'micro', '1e-6'],
  ['m', 'milli', '1e-3'],
  ['c', 'centi', '1e-2'],
  ['d', 'deci', '1e-1'],
  ['k', 'kilo', '1e3'],
  ['M', 'mega', '1e6'],
  ['G', 'giga', '1e9'],
  ['T', 'tera', '1e12'],
];

const dimensionOf = (text: string): Dimension =>
  new Map(
    text
      .split(' ')
      .filter(Boolean)
      .map((part) => {
        const [name = '', power = '1'] = part.split('^');
        return [name, Number(power)];
      }),
  );

const plain = { timesPi: false, zero: null, multiplier: false, also: null } as const;

/** Of units written as signs the case counts: `Mg` is no `mg`. Words are found in any case. */
const byName = new Map<string, Unit>();
for (const [dimension, scale, names] of table)
  for (const entry of names.split(' ')) {
    const name = entry.replace('*', '');
    const unit: Unit = { ...plain, dimension: dimensionOf(dimension), scale: decimal(scale) };
    const define = (called: string, size: Rational): void => {
      if (!byName.has(called)) byName.set(called, { ...unit, scale: size });
    };
    define(name, unit.scale);
    if (!entry.endsWith('*')) continue;
    for (const [sign, word, factor] of prefixes)
      define(
        (name.length > 2 && name !== 'mol' && name !== 'ohm' ? word : sign) + name,
        multiplyRationals(unit.scale, decimal(factor)),
      );
  }
for (const [name, scale] of Object.entries(multipliers))
  byName.set(name, { ...plain, dimension: new Map(), scale: decimal(scale), multiplier: true });
const arc = (parts: bigint): Unit => ({
  ...plain,
  dimension: new Map(),
  scale: rational(1n, parts),
  timesPi: true,
});
for (const name of ['degree', 'deg']) byName.set(name, arc(180n));
const celsius: Unit = { ...plain, dimension: dimensionOf('K'), scale: rational(1n), zero: decimal('273.15') };
for (const name of ['celsius', 'degC']) byName.set(name, celsius);
const fahrenheit: Unit = { ...celsius, scale: rational(5n, 9n), zero: rational(45967n, 180n) };
for (const name of ['fahrenheit', 'degF']) byName.set(name, fahrenheit);
byName.set('pound', {
  ...plain,
  dimension: dimensionOf('kg'),
  scale: decimal('0.45359237'),
  also: byName.get('sterling') ?? null,
});
// The litre is also written with a capital letter.
for (const [name, unit] of [...byName])
  if (/^[munpckd]?l$/.test(name)) byName.set(name.replace('l', 'L'), unit);

const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  persons: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  mice: 'mouse',
  geese: 'goose',
  teeth: 'tooth',
  halves: 'half',
  leaves: 'leaf',
  loaves: 'loaf',
  knives: 'knife',
  shelves: 'shelf',
};

/** The singular of an English noun, as far as its spelling tells. */
function singular(word: string): string {
  const known = irregular[word];
  if (known !== undefined && Object.hasOwn(irregular, word)) return known;
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(?:x|ch|sh|ss|z)es$/.test(word)) return word.replace(/es$/, '');
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** The unit of the table with this name, a sign or an English word; null if there is none. */
export function knownUnit(name: string): Unit | null {
  const found = byName.get(name);
  if (found !== undefined) return found;
  const short = name.replace(/\.$/, '');
  // `lbs` and `hrs`, but no `ms` as several metres
  if (/^(?:lb|hr|yr|yd|min|sec|oz|mi|wk|gal|qt|pt|ft|in)s?$/.test(short))
    return byName.get(short.replace(/s$/, '')) ?? null;
  if (name.length < 3) return null;
  const word = singular(name.toLowerCase());
  return word.length > 2 ? (byName.get(word) ?? byName.get(word.replace(/s$/, '')) ?? null) : null;
}

/** What is counted with these words: "red apples" and "red apple" are the same. */
export function countedThing(words: readonly string[]): Unit {
  const name = words.map((word) => singular(word.toLowerCase())).join(' ');
  return { ...plain, dimension: new Map([[`of ${name}`, 1]]), scale: rational(1n) };
}

/** The unit of a number without one. */
export const noUnit: Unit = { ...plain, dimension: new Map(), scale: rational(1n) };

/** a times b to a whole power. Only a unit alone has a zero of its own. */
export function combineUnits(a: Unit, b: Unit, power: number): Unit {
  const dimension = new Map(a.dimension);
  for (const [name, exponent] of b.dimension) {
    const sum = (dimension.get(name) ?? 0) + exponent * power;
    if (sum === 0) dimension.delete(name);
    else dimension.set(name, sum);
  }
  const factor = { numerator: b.scale.numerator, denominator: b.scale.denominator };
  let scale = a.scale;
  for (let i = 0; i < Math.abs(power); i++)
    scale = multiplyRationals(scale, power > 0 ? factor : rational(factor.denominator, factor.numerator));
  const isFirst = a === noUnit && power === 1;
  return {
    dimension,
    scale,
    timesPi: a.timesPi || b.timesPi,
    zero: isFirst ? b.zero : null,
    multiplier: isFirst ? b.multiplier : a.multiplier && b.multiplier,
    also: isFirst ? b.also : null,
  };
}

export function sameDimension(a: Unit, b: Unit): boolean {
  return (
    a.dimension.size === b.dimension.size &&
    Array.from(a.dimension).every(([name, power]) => b.dimension.get(name) === power)
  );
}
