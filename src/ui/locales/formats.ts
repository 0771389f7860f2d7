/** Numbers, sizes, dates and amounts in the conventions of one language, by the browser's own Intl. */

/** @param tag the language, as a BCP 47 tag */
export function createFormats(tag: string) {
  const integer = new Intl.NumberFormat(tag);
  const cents = new Intl.NumberFormat(tag, { maximumSignificantDigits: 2 });
  const dateAndTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
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
  const kilobytes = (bytes: number): string => `${number(Math.round(bytes / 1024))} KB`;

  return {
    number,
    decimal,
    dateAndTime: (value: Date): string => dateAndTime.format(value),
    date: (value: Date): string => date.format(value),
    /** A ratio from 0 to 1, small ones with one more decimal place. */
    percent: (ratio: number): string => `${decimal(ratio * 100, ratio > 0 && ratio < 0.1 ? 2 : 1)} %`,
    /** A probability from 0 to 1, short enough for a token's chip. */
    share(probability: number): string {
      if (probability < 0.0005) return `< ${decimal(0.1, 1)} %`;
      if (probability >= 0.9995) return '100 %';
      return `${significant(100 * probability, probability < 0.0995 ? 1 : probability < 0.995 ? 2 : 3)} %`;
    },
    /** A small amount of dollars, in cents. */
    money: (dollars: number): string => `${cents.format(100 * dollars)}\u00a0¢`,
    milliseconds: (ms: number): string =>
      ms < 1000 ? `${number(Math.round(ms))} ms` : `${decimal(ms / 1000, 1)} s`,
    kilobytes,
    /** Bytes in the unit that suits `whole`. */
    size: (bytes: number, whole = bytes): string =>
      whole < 2 ** 20 ? kilobytes(bytes) : `${decimal(bytes / 1024 / 1024, 1)} MB`,
  };
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
