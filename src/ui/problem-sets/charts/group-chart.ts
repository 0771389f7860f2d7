/** A share with its interval, by kind or difficulty of the problems, for each shown setup. */
import * as Plot from '@observablehq/plot';

import { wilsonInterval } from '../../../math/interval.ts';
import { locale } from '../../locales/index.ts';
import { figuresBy, type SetFigures, type SetupResults } from '../figures.ts';
import type { SetProblem } from '../set-problem.ts';
import { seriesOf } from '../series.ts';
import { legendOf } from './legend.ts';
import { seriesColor } from './palette.ts';
import { wrapText } from './wrap-text.ts';
import { axis, drawPlot, percentTicks, type Chart } from './plot.ts';

/** Which share is drawn. */
export type GroupShare = 'accuracy' | 'calling';

interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/** @returns null where there is nothing to take a share of */
function shareOf({ accuracy, calling, done }: SetFigures, which: GroupShare): Share | null {
  if (which === 'accuracy') {
    if (accuracy === null) return null;
    const [low, high] = accuracy.interval;
    return { share: accuracy.share, low, high, of: accuracy.judged };
  }
  if (done === 0) return null;
  const [low, high] = wilsonInterval(Math.round(calling * done), done);
  return { share: calling, low, high, of: done };
}

export interface GroupChartTexts {
  readonly id: string;
  readonly title: string;
  readonly axis: string;
}

interface Heading {
  readonly name: string;
  readonly count: string;
}

/** A name as long as there is room for, before its count. */
function shortened(name: string, count: string, width: number): string {
  const room = width / FONT_SIZE - count.length / 2 - 5;
  const [line = '', ...others] = wrapText(name, room);
  return `${line}${others.length > 0 ? ' …' : ''}${count}`;
}

/** Height of a line, and of the letters in it, in pixels. */
const FONT_SIZE = 12;
const LINE = 20;

/** Null where the set names no groups, or none has a share. */
export function groupChart(
  problems: readonly SetProblem[],
  shown: readonly SetupResults[],
  key: 'family' | 'difficulty',
  which: GroupShare,
  texts: GroupChartTexts,
): Chart | null {
  const groups = shown.map(
    ({ results }) => new Map(figuresBy(problems, results, key).map((each) => [each.name, each])),
  );
  const names = [...new Set(groups.flatMap((each) => [...each.keys()]))];
  // A heading for each group, then a line for each setup.
  const lines = names.map((name, place) => {
    const top = place * (shown.length + 1);
    const shares = groups.flatMap((each, index) => {
      const figures = each.get(name)?.figures;
      const share = figures === undefined ? null : shareOf(figures, which);
      return share === null ? [] : [{ index, y: top + 1.4 + index, ...share }];
    });
    return { name, top, shares };
  });
  if (lines.every(({ shares }) => shares.length === 0)) return null;
  const strings = locale().problemSets;
  const headings = lines.map(({ name, top, shares }) => ({
    y: top + 0.6,
    name,
    count: ` (${strings.ofProblems(Math.max(0, ...shares.map((share) => share.of)))})`,
  }));
  return {
    id: texts.id,
    title: texts.title,
    draw: (style) => {
      const { palette, width } = style;
      const rows = names.length * (shown.length + 1);
      return drawPlot(
        {
          height: LINE * rows + 50,
          marginLeft: 16,
          marginRight: 20,
          marginTop: 4,
          marginBottom: 40,
          x: { domain: [0, 100], label: texts.axis },
          y: { axis: null, domain: [rows, 0] },
          marks: [
            Plot.gridX(percentTicks, { stroke: palette.grid, strokeOpacity: 1 }),
            Plot.axisX(percentTicks, axis),
            Plot.text(headings, {
              x: 0,
              y: 'y',
              text: ({ name, count }: Heading) => shortened(name, count, width),
              textAnchor: 'start',
              fill: palette.ink,
            }),
            ...shown.flatMap((_, index) => {
              const shares = lines.flatMap((line) => line.shares.filter((share) => share.index === index));
              const color = seriesColor(palette, index);
              return [
                Plot.ruleY(shares, {
                  y: 'y',
                  x1: ({ low }: Share) => 100 * low,
                  x2: ({ high }: Share) => 100 * high,
                  stroke: color,
                  strokeWidth: 2,
                }),
                Plot.dot(shares, {
                  y: 'y',
                  x: ({ share }: Share) => 100 * share,
                  symbol: seriesOf(index).symbol,
                  r: 5,
                  fill: color,
                }),
              ];
            }),
          ],
        },
        {
          title: texts.title,
          legend: legendOf(shown, palette),
          notes: [strings.intervalsNote],
        },
        style,
      ).picture;
    },
  };
}
