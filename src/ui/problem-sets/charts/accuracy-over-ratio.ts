/** The frame of charts of accuracy over call ratio: scales, grid and axes. */
import * as Plot from '@observablehq/plot';

import { locale } from '../../locales/index.ts';
import { axis, percentTicks, type PictureStyle } from './plot.ts';

/** Call ratios grow from a hundredth to 100 %: their square root spreads out the small ones. */
const ratioTicks = (width: number): number[] =>
  width < 480 ? [0, 1, 5, 20, 50, 100] : [0, 1, 2, 5, 10, 20, 50, 100];

/** Both in percent. `marks` come before those of the data. */
export function accuracyOverRatio({ width, palette }: PictureStyle) {
  const { axes } = locale().problemSets;
  return {
    x: { type: 'sqrt', domain: [0, 100], label: axes.ratio },
    y: { domain: [0, 100], label: axes.accuracy },
    marks: [
      Plot.gridX(ratioTicks(width), { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.gridY(percentTicks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(ratioTicks(width), axis),
      Plot.axisY(percentTicks, axis),
    ],
  } as const;
}
