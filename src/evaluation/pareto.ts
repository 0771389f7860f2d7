/** Accuracy over call ratio as one SVG picture. Knows the table; runs nothing. */
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import type { Table } from './table.ts';

const WIDTH = 760;
const HEIGHT = 460;

/** A point per row, and the line of the random router. The root of the call ratio spreads out what is near nothing. */
export function drawPareto({ rows, router }: Table): string {
  const { document } = new JSDOM('').window;
  const points = rows.map(({ policy, student, callRatio, accuracy, interval }) => ({
    name: `${policy}, ${student}`,
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
    marginRight: 120,
    x: { type: 'sqrt', label: 'call ratio (%)', ticks: [0, 0.5, 1, 2, 5, 10, 20, 50, 100], grid: true },
    y: { label: 'accuracy (%)', domain: [0, 100], grid: true },
    marks: [
      Plot.line(line, { x: 'x', y: 'y', stroke: '#999', strokeDasharray: '4 3' }),
      Plot.ruleX(points, { x: 'x', y1: 'low', y2: 'high', stroke: '#1f4e79' }),
      Plot.dot(points, { x: 'x', y: 'y', r: 4, fill: '#1f4e79' }),
      Plot.text(points, { x: 'x', y: 'y', text: 'name', dx: 8, textAnchor: 'start' }),
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
