/** Draws accuracy over call ratio as one SVG picture, from the table. */
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import type { Table } from './table.ts';

const WIDTH = 760;
const HEIGHT = 460;
const TICKS = [0, 0.5, 1, 2, 5, 10, 20, 50, 100];

interface Point {
  /** Of its row in the table, from 1. */
  readonly number: number;
  /** Call ratio and accuracy, in percent. */
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** How many earlier points lie close to this one. Their numbers are drawn side by side. */
function crowd(points: readonly Point[], at: number): number {
  const { x, y } = points[at] as Point;
  const near = (other: Point) =>
    Math.abs(Math.sqrt(other.x) - Math.sqrt(x)) < 0.4 && Math.abs(other.y - y) < 3;
  return points.slice(0, at).filter(near).length;
}

/**
 * Draws a numbered point for each row, and the line of the random router. The x axis is the square root of the call
 * ratio, which spreads out small ratios.
 */
export function drawPareto({ rows, router }: Table): string {
  const { document } = new JSDOM('').window;
  const points = rows.map(({ callRatio, accuracy, interval }, i): Point => ({
    number: i + 1,
    x: 100 * callRatio,
    y: 100 * accuracy,
    low: 100 * interval[0],
    high: 100 * interval[1],
  }));
  const line = router.map(({ callRatio, accuracy }) => ({ x: 100 * callRatio, y: 100 * accuracy }));
  const plot = Plot.plot({
    document,
    width: WIDTH,
    height: HEIGHT,
    marginBottom: 40,
    style: { fontSize: '12px' },
    x: { type: 'sqrt', label: 'call ratio (%)', ticks: TICKS, tickFormat: String, grid: true },
    y: { label: 'accuracy (%)', domain: [0, 100], grid: true },
    marks: [
      Plot.line(line, { x: 'x', y: 'y', stroke: '#999', strokeDasharray: '4 3' }),
      Plot.ruleX(points, { x: 'x', y1: 'low', y2: 'high', stroke: '#1f4e79', strokeOpacity: 0.5 }),
      Plot.dot(points, { x: 'x', y: 'y', r: 4, fill: '#1f4e79' }),
      ...points.map((point, at) =>
        Plot.text([point], {
          x: 'x',
          y: 'y',
          text: ({ number }: Point) => String(number),
          dx: 9 + 14 * crowd(points, at),
          dy: -9,
          fontWeight: 600,
        }),
      ),
    ],
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    plot.outerHTML,
    '</svg>',
    '',
  ].join('\n');
}
