/** Stacks the dots of a plot that would cover each other, from the bottom of their strip. */

export interface Dot {
  /** Along the axis, in its unit. */
  readonly at: number;
  readonly strip: string;
}

/**
 * The level of each dot: the number of dots under it.
 * @param width of a dot, in the unit of the axis
 */
export function stackLevels(dots: readonly Dot[], width: number): number[] {
  const heights = new Map<string, number>();
  return dots.map(({ at, strip }) => {
    const pile = `${Math.floor(at / width)} ${strip}`;
    const level = heights.get(pile) ?? 0;
    heights.set(pile, level + 1);
    return level;
  });
}
