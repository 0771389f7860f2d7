/** Marks of a class as heat. Pure. */

/** How many devices marked each word; words that none marked are left out. */
export function heatOfMarks(marks: readonly (readonly number[])[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of marks.flat()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
