/** Draws that the families about counting and groups share: what comes to a result, what goes from it. It knows no story. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';

/** Small problems keep their sums below this. */
const SMALL_SUM = 190;

/** What comes to an earlier result: small, or mostly round where the problem is large. */
export function comesTo(n: NumberDraw, result: number): number {
  if (!n.large) return result < SMALL_SUM - 10 ? n.int(3, SMALL_SUM - result) : n.pick([10, 20, 30, 50, 100]);
  return n.int(1, 4) === 1 ? n.int(12, 480) : n.addTo(result);
}

/** What goes from an earlier result, less than all of it. */
export function goesFrom(n: NumberDraw, result: number): number {
  if (result < 200) return n.int(2, result - 2);
  if (!n.large) return n.pick([20, 30, 50, 70, 100]);
  return n.int(1, 4) === 1 ? n.int(11, result - 7) : n.takeFrom(result);
}

/** A count of groups and the size of one: 3 to 39 groups, up to 987 in each where the problem is large. */
export function groupsOf(n: NumberDraw): [groups: number, size: number] {
  const [left, right] = n.product('product22', 'product31');
  return left >= 100 ? [right, left] : n.int(0, 1) === 0 ? [left, right] : [right, left];
}

/** Groups of a size that fits a box, a table or a bus: up to 98 in each. */
export function groupsOf22(n: NumberDraw): [groups: number, size: number] {
  const [left, right] = n.product('product22');
  return [left, right];
}
