/** Numbers, sizes, dates, amounts and plurals in the conventions of one language, by the browser's own Intl. */

/**
 * @param tag the language, as a BCP 47 tag
 * @param percentSign what follows the number of a percentage; by default what the language puts there
 */
export function createFormats(tag: string, percentSign = percentSignOf(tag)) {
  const integer = new Intl.NumberFormat(tag);
  const cents = new Intl.NumberFormat(tag, { maximumSignificantDigits: 2 });
  const dateAndTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });

  const number = (value: number): string => integer.format(value);
  // A formatter takes long to make, and the view of tokens shows a share for each of them.
  const decimals = lazily((places) => {
    return new Intl.NumberFormat(tag, { minimumFractionDigits: places, maximumFractionDigits: places });
  });
  const significants = lazily((digits) => {
    return new Intl.NumberFormat(tag, { minimumSignificantDigits: digits, maximumSignificantDigits: digits });
  });
  /** With exactly this many decimal places. */
  const decimal = (value: number, places: number): string => decimals(places).format(value);
  const significant = (value: number, digits: number): string => significants(digits).format(value);
  const inKilobytes = byteFormat(tag, 'kilobyte', 0);
  const inMegabytes = byteFormat(tag, 'megabyte', 1);
  const inGigabytes = byteFormat(tag, 'gigabyte', 2);
  const kilobytes = (bytes: number): string => inKilobytes.format(bytes / 1024);

  return {
    number,
    decimal,
    dateAndTime: (value: Date): string => dateAndTime.format(value),
    /** The time of day. */
    time: (value: Date): string => time.format(value),
    date: (value: Date): string => date.format(value),
    /** A ratio from 0 to 1, small ones with one more decimal place. */
    percent: (ratio: number): string =>
      `${decimal(ratio * 100, ratio > 0 && ratio < 0.1 ? 2 : 1)}${percentSign}`,
    /** A probability from 0 to 1, short enough for a token's chip. */
    share(probability: number): string {
      if (probability < 0.0005) return `< ${decimal(0.1, 1)}${percentSign}`;
      if (probability >= 0.9995) return `100${percentSign}`;
      const digits = probability < 0.0995 ? 1 : probability < 0.995 ? 2 : 3;
      return `${significant(100 * probability, digits)}${percentSign}`;
    },
    /** A small amount of dollars, in cents. */
    money: (dollars: number): string => `${cents.format(100 * dollars)}\u00a0¢`,
    milliseconds: (ms: number): string =>
      ms < 1000 ? `${number(Math.round(ms))} ms` : `${decimal(ms / 1000, 1)} s`,
    kilobytes,
    /** Bytes in the unit that suits `whole`. */
    size(bytes: number, whole = bytes): string {
      if (whole < 2 ** 20) return kilobytes(bytes);
      return whole < 1000 * 2 ** 20
        ? inMegabytes.format(bytes / 2 ** 20)
        : inGigabytes.format(bytes / 2 ** 30);
    },
  };
}

/** The words for a count: one for each plural category that the language has; `other` stands in for those left out. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/**
 * Counts with their noun, by the plural rules of one language.
 *
 * @example createPlural('fr')(0, { one: 'appel', other: 'appels' }) // "0 appel"
 */
export function createPlural(tag: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag);
  return (count, forms) => `${number.format(count)} ${forms[rules.select(count)] ?? forms.other}`;
}

/** The sign with the space before it that the language wants, e.g. a narrow one in French and none in Chinese. */
function percentSignOf(tag: string): string {
  const parts = new Intl.NumberFormat(tag, { style: 'percent' }).formatToParts(1);
  return parts
    .filter(({ type }) => type === 'literal' || type === 'percentSign')
    .map(({ value }) => value)
    .join('');
}

function byteFormat(
  tag: string,
  unit: 'kilobyte' | 'megabyte' | 'gigabyte',
  places: number,
): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
}

/** Makes each value at its first use, and keeps it. */
function lazily<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
