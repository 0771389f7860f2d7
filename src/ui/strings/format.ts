/** Numbers, sizes and counts in words. */
export const number = new Intl.NumberFormat('en');
export const cents = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${number.format(count)} ${count === 1 ? one : many}`;
export const share = (probability: number) => {
  if (probability < 0.0005) return '< 0.1 %';
  if (probability >= 0.9995) return '100 %';
  return `${(100 * probability).toPrecision(probability < 0.0995 ? 1 : probability < 0.995 ? 2 : 3)} %`;
};
export const kilobytes = (bytes: number) => `${number.format(Math.round(bytes / 1024))} KB`;
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
/** In the unit that suits `whole`. */
export const size = (bytes: number, whole = bytes) => (whole < 2 ** 20 ? kilobytes(bytes) : megabytes(bytes));
