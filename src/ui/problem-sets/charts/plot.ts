/** What all plots of a set have in common. */
import * as Plot from '@observablehq/plot';

import { framed, type Caption } from './frame.ts';
import type { Palette } from './palette.ts';

/** How a chart is drawn: for its place in the page, or for a file. */
export interface PictureStyle {
  readonly palette: Palette;
  /** In pixels. */
  readonly width: number;
  /** Written below it: where its numbers come from. The page says that once for all its charts. */
  readonly notes: readonly string[];
}

/** A picture of a set: where its texts come from, and how it is drawn for a page or for a file. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  readonly draw: (style: PictureStyle) => SVGSVGElement;
}

/** Draws a plot with its caption. Texts are large enough for a phone. */
export function drawPlot(
  options: Plot.PlotOptions,
  caption: Caption,
  { palette, width, notes }: PictureStyle,
): { readonly picture: SVGSVGElement; readonly plot: SVGSVGElement } {
  const plot = Plot.plot({
    ...options,
    width,
    style: { background: 'transparent', color: palette.ink, fontSize: '12px', fontFamily: 'inherit' },
  });
  if (!(plot instanceof SVGSVGElement)) throw new TypeError('The plot has parts outside its picture.');
  return { picture: framed(plot, { ...caption, notes: [...caption.notes, ...notes] }, palette, width), plot };
}

/** Of an axis of percentages. */
export const percentTicks = [0, 20, 40, 60, 80, 100];
/** Options of an axis with whole numbers. */
export const axis = { tickFormat: String, tickSize: 0, labelArrow: 'none' } as const;
