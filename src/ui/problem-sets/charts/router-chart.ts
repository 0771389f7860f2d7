/** Accuracy over call ratio: the setups as points with their intervals, and the line of the random router. */
import * as Plot from '@observablehq/plot';

import { locale } from '../../locales/index.ts';
import { routersOf, type SetComparison } from '../comparison.ts';
import { seriesOf } from '../series.ts';
import { accuracyOverRatio } from './accuracy-over-ratio.ts';
import { stackLevels } from './dot-stacking.ts';
import { legendOf } from './legend.ts';
import { seriesColor } from './palette.ts';
import { drawPlot, type Chart } from './plot.ts';

/** Null where no answer is known. */
export function routerChart(comparison: SetComparison): Chart | null {
  const strings = locale().problemSets;
  const points = comparison.setups.flatMap(({ figures: { accuracy, callRatio } }, index) => {
    if (accuracy === null) return [];
    const [low, high] = accuracy.interval;
    return [
      {
        index,
        x: 100 * callRatio,
        y: 100 * accuracy.share,
        low: 100 * low,
        high: 100 * high,
      },
    ];
  });
  if (points.length === 0) return null;
  // The letters of points at the same place stand next to each other.
  const places = stackLevels(
    points.map(({ x, y }) => ({ at: Math.sqrt(x), strip: String(Math.round(y / 5)) })),
    0.5,
  );
  const lines = routersOf(comparison).map(({ points: line }) =>
    line.map(({ callRatio, accuracy }) => ({ x: 100 * callRatio, y: 100 * accuracy })),
  );
  const title = `${strings.charts.router} (${strings.ofProblems(comparison.problems.length)})`;
  return {
    id: 'router',
    title: strings.charts.router,
    draw: (style) => {
      const { palette } = style;
      const frame = accuracyOverRatio(style);
      const entries = legendOf(
        comparison.setups.map(({ setup }) => setup),
        palette,
      );
      const legend = entries.filter((_, index) => points.some((point) => point.index === index));
      const router = { sign: '┄', text: strings.routerName, color: palette.soft };
      const caption = {
        title,
        legend: lines.length === 0 ? legend : [...legend, router],
        notes: [strings.intervalsNote, ...(lines.length === 0 ? [strings.routerHint] : [])],
      };
      return drawPlot(
        {
          height: 300,
          marginBottom: 40,
          marginRight: 24,
          ...frame,
          marks: [
            ...frame.marks,
            ...lines.map((line) =>
              Plot.line(line, {
                x: 'x',
                y: 'y',
                stroke: palette.soft,
                strokeDasharray: '5 4',
                strokeWidth: 1.5,
              }),
            ),
            ...points.flatMap((point, index) => {
              const color = seriesColor(palette, point.index);
              const { symbol, letter } = seriesOf(point.index);
              return [
                Plot.ruleX([point], { x: 'x', y1: 'low', y2: 'high', stroke: color, strokeWidth: 1.5 }),
                Plot.dot([point], { x: 'x', y: 'y', symbol, r: 6, fill: color }),
                Plot.text([point], {
                  x: 'x',
                  y: 'y',
                  text: () => letter,
                  dx: 12 * (1 + (places[index] ?? 0)),
                  dy: -10,
                  fill: palette.ink,
                  fontWeight: 600,
                }),
              ];
            }),
          ],
        },
        caption,
        style,
      ).picture;
    },
  };
}
