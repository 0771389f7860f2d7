/** The gamma function of real numbers, by which factorials and binomials of variables are compared. */

/** Lanczos' approximation with g = 7 and nine terms; its relative error is below 1e-13. */
const coefficients = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Infinite or NaN at 0 and the negative whole numbers. */
export function gamma(x: number): number {
  if (x < 0.5) return Number.isInteger(x) ? NaN : Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = coefficients.reduce((sum, term, i) => (i === 0 ? term : sum + term / (shifted + i)), 0);
  return Math.sqrt(2 * Math.PI) * base ** (shifted + 0.5) * Math.exp(-base) * series;
}
