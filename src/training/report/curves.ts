/** Draws training curves as one SVG: a small panel per metric, plotted over the steps. The input is rows of numbers. */
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';

export interface Curve {
  readonly title: string;
  readonly values: readonly { readonly step: number; readonly value: number }[];
}

const WIDTH = 640;
const PANEL_HEIGHT = 150;
/** Of the running mean, in rows. */
const WINDOW = 11;

/** Steps that were run twice, because a training was interrupted between its log and its checkpoint, count once. */
export function lastOfEachStep<Row extends { readonly step: number }>(rows: readonly Row[]): Row[] {
  const last = new Map(rows.map((row) => [row.step, row]));
  return [...last.values()].sort((one, other) => one.step - other.step);
}

/** Dots for the values, a line for their running mean. The picture is self-contained and white. */
export function drawCurves(curves: readonly Curve[]): string {
  const { document } = new JSDOM('').window;
  const height = PANEL_HEIGHT * curves.length;
  const panels = curves.map(({ title, values }, i) => {
    const panel = Plot.plot({
      document,
      width: WIDTH,
      height: PANEL_HEIGHT,
      marginLeft: 56,
      marginTop: 28,
      x: { label: 'step' },
      y: { label: title, nice: true, grid: true },
      marks: [
        Plot.dot(values, { x: 'step', y: 'value', r: 1.4, fill: '#8aa0b8' }),
        Plot.line(
          values,
          Plot.windowY({ k: WINDOW, reduce: 'mean' }, { x: 'step', y: 'value', stroke: '#1f4e79' }),
        ),
      ],
    });
    panel.setAttribute('y', String(i * PANEL_HEIGHT));
    return panel.outerHTML;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">`,
    `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}
