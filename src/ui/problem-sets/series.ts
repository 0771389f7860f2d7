/** Marks of the shown setups in tables and charts: by a letter, a shape and a colour. */

/** Shapes as Plot names them, and the same as characters. */
const shapes = [
  ['circle', '●'],
  ['square', '■'],
  ['triangle', '▲'],
  ['diamond', '◆'],
  ['star', '★'],
  ['hexagon', '⬢'],
] as const;

/** @param index among the shown setups */
export function seriesOf(index: number) {
  const [symbol, sign] = shapes[index % shapes.length] ?? shapes[0];
  return { letter: String.fromCharCode(65 + (index % 26)), symbol, sign };
}
