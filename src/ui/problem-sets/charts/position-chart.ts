/** How many calls fall into each tenth of the solutions, for each shown setup. */
import * as Plot from '@observablehq/plot';

import { locale } from '../../locales/index.ts';
import { callsByPosition, type SetupResults } from '../figures.ts';
import { legendOf } from './legend.ts';
import { seriesColor } from './palette.ts';
import { axis, drawPlot, type Chart } from './plot.ts';
import { wholeTicks } from './ticks.ts';

/** Null where no run calls. */
export function positionChart(shown: readonly SetupResults[]): Chart | null {
  const counts = shown.flatMap(({ results }, index) =>
    callsByPosition(results).map((calls, tenth) => ({ index, calls, tenth: tenth + 1 })),
  );
  const most = Math.max(0, ...counts.map(({ calls }) => calls));
  if (most === 0) return null;
  const strings = locale().problemSets;
  const ticks = wholeTicks(most);
  const tenths = Array.from({ length: 10 }, (_, index) => index + 1);
  return {
    id: 'positions',
    title: strings.charts.positions,
    draw: (style) =>
      drawPlot(
        {
          height: 220,
          marginBottom: 40,
          marginRight: 4,
          fx: {
            domain: tenths,
            label: strings.axes.tenth,
            labelAnchor: 'center',
            padding: 0.15,
            axis: 'bottom',
          },
          x: { axis: null, domain: shown.map((_, index) => index), paddingInner: 0.1, paddingOuter: 0 },
          y: { domain: [0, ticks.at(-1) ?? 1], label: strings.axes.calls },
          marks: [
            Plot.gridY(ticks, { stroke: style.palette.grid, strokeOpacity: 1 }),
            Plot.axisY(ticks, axis),
            Plot.barY(counts, {
              fx: 'tenth',
              x: 'index',
              y: 'calls',
              fill: ({ index }: { readonly index: number }) => seriesColor(style.palette, index),
            }),
          ],
          color: { type: 'identity' },
        },
        {
          title: strings.charts.positions,
          // Its bars have no shape of their own.
          legend: legendOf(shown, style.palette).map((entry) => ({ ...entry, sign: '■' })),
          notes: [],
        },
        style,
      ).picture,
  };
}
