/** Each problem as a dot: its outcome by its call ratio. A click opens its run. */
import * as Plot from '@observablehq/plot';

import { locale } from '../../locales/index.ts';
import { callRatioOf, type SetupResults } from '../figures.ts';
import type { SetProblem } from '../set-problem.ts';
import type { ProblemOutcome } from '../set-result.ts';
import { seriesOf } from '../series.ts';
import { stackLevels } from './dot-stacking.ts';
import { legendOf } from './legend.ts';
import { seriesColor } from './palette.ts';
import { axis, drawPlot, type Chart } from './plot.ts';
import { wholeTicks } from './ticks.ts';

/** Of a dot, and the height of a strip of them, in pixels. */
const RADIUS = 4.5;
const STRIP = 80;
const MARGINS = { marginLeft: 16, marginRight: 20 };

/** In the order in which they are drawn, from the top. */
const order: readonly ProblemOutcome[] = ['right', 'wrong', 'unknown'];

/**
 * @param place of the setup among the shown ones
 * @param open opens the run of a problem
 */
export function outcomeChart(
  problems: readonly SetProblem[],
  shown: readonly SetupResults[],
  place: number,
  open: (key: string, index: number) => void,
): Chart | null {
  const setup = shown[place];
  if (setup === undefined || setup.results.every((result) => result === null)) return null;
  const strings = locale().problemSets;
  const points = setup.results.flatMap((result, index) =>
    result === null
      ? []
      : [
          {
            index,
            ratio: 100 * callRatioOf(result),
            outcome: result.outcome,
            title: `${index + 1}. ${problems[index]?.problem ?? ''}`,
          },
        ],
  );
  const strips = order.filter((outcome) => points.some((point) => point.outcome === outcome));
  const ticks = wholeTicks(Math.max(...points.map(({ ratio }) => ratio)));
  const farthest = ticks.at(-1) ?? 1;
  const { letter } = seriesOf(place);
  return {
    id: `outcomes-${letter}`,
    title: `${strings.charts.outcomes}: ${letter}`,
    draw: (style) => {
      const { palette, width } = style;
      const inside = width - MARGINS.marginLeft - MARGINS.marginRight;
      const dots = points.map(({ ratio, outcome }) => ({ at: ratio, strip: outcome }));
      const levels = stackLevels(dots, (2 * RADIUS * farthest) / inside);
      // Each strip has a heading, then room for its dots; dots of a pile that is higher overlap.
      const most = Math.max(STRIP / (2 * RADIUS) - 2, ...levels);
      const at = points.map(
        ({ outcome }, index) => strips.indexOf(outcome) + 0.95 - (0.65 * (levels[index] ?? 0)) / most,
      );
      const headings = strips.map((outcome, index) => ({
        y: index + 0.12,
        text: `${strings.outcomes[outcome]} (${points.filter((point) => point.outcome === outcome).length})`,
      }));
      const color = seriesColor(palette, place);
      const channels = { x: 'ratio', y: at } as const;
      const { picture, plot } = drawPlot(
        {
          ...MARGINS,
          height: STRIP * strips.length + 50,
          marginTop: 4,
          marginBottom: 40,
          x: { domain: [0, farthest], label: strings.axes.ratio },
          y: { axis: null, domain: [strips.length, 0] },
          marks: [
            Plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
            Plot.axisX(ticks, axis),
            Plot.ruleY(
              strips.map((_, index) => index + 1),
              { stroke: palette.grid },
            ),
            Plot.text(headings, { x: 0, y: 'y', text: 'text', textAnchor: 'start', fill: palette.ink }),
            Plot.dot(points, { ...channels, r: RADIUS, fill: color, fillOpacity: 0.75 }),
            Plot.tip(points, Plot.pointer({ ...channels, title: 'title', lineWidth: 22, fill: 'Canvas' })),
          ],
        },
        {
          title: strings.charts.outcomes,
          legend: legendOf(shown, palette).slice(place, place + 1),
          notes: [],
        },
        style,
      );
      // Plot draws the dots in the order of their data.
      plot.querySelectorAll('circle').forEach((dot, index) => {
        const point = points[index];
        dot.style.cursor = 'pointer';
        if (point !== undefined) dot.addEventListener('click', () => open(setup.key, point.index));
      });
      return picture;
    },
  };
}
