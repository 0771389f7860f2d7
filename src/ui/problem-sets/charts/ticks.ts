/** Whole numbers for the axis of a count, from 0 up to at least its largest value. */

/** @param most the largest count; at most `count` ticks follow 0 */
export function wholeTicks(most: number, count = 5): number[] {
  const least = Math.max(1, Math.ceil(most)) / count;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least) ?? 10 * power;
  const last = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: last + 1 }, (_, index) => index * step);
}
