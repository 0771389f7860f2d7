/** Accuracy over call ratio, one dot a device. A click on a dot opens its run. */
import * as Plot from '@observablehq/plot';

import { accuracyOverRatio } from '../../problem-sets/charts/accuracy-over-ratio.ts';
import { stackLevels } from '../../problem-sets/charts/dot-stacking.ts';
import { seriesColor } from '../../problem-sets/charts/palette.ts';
import { drawPlot, type Chart } from '../../problem-sets/charts/plot.ts';
import type { DeviceFigures } from './device-figures.ts';

/** Of the room of a name above its dot, in pixels. */
const NAME_HEIGHT = 13;

/**
 * @param open opens what a device made
 * @returns null where no answer is known
 */
export function deviceChart(
  all: readonly DeviceFigures[],
  title: string,
  open: (device: number) => void,
): Chart | null {
  const points = all.flatMap(({ device, name, accuracy, callRatio }) =>
    accuracy === null ? [] : [{ device, name, x: 100 * callRatio, y: 100 * accuracy }],
  );
  if (points.length === 0) return null;
  // Names of dots at the same place stand above each other.
  const levels = stackLevels(
    points.map(({ x, y }) => ({ at: Math.sqrt(x), strip: String(Math.round(y / 5)) })),
    1,
  );
  return {
    id: 'devices',
    title,
    draw: (style) => {
      const { palette } = style;
      const channels = { x: 'x', y: 'y' } as const;
      const frame = accuracyOverRatio(style);
      const { picture, plot } = drawPlot(
        {
          height: 320,
          marginTop: 30,
          marginBottom: 40,
          marginRight: 40,
          ...frame,
          marks: [
            ...frame.marks,
            Plot.dot(points, { ...channels, r: 6, fill: seriesColor(palette, 0), fillOpacity: 0.75 }),
            ...points.map((point, index) =>
              Plot.text([point], {
                ...channels,
                text: 'name',
                textAnchor: 'start',
                dx: 9,
                dy: -9 + (point.y > 50 ? 1 : -1) * NAME_HEIGHT * (levels[index] ?? 0),
                fill: palette.ink,
              }),
            ),
          ],
        },
        { title, legend: [], notes: [] },
        style,
      );
      // Plot draws the dots in the order of their data.
      plot.querySelectorAll('circle').forEach((dot, index) => {
        const point = points[index];
        dot.style.cursor = 'pointer';
        if (point !== undefined) dot.addEventListener('click', () => open(point.device));
      });
      return picture;
    },
  };
}
