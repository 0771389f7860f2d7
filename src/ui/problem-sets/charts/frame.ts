/** A picture around a plot: title, legend and notes are part of it, so that it explains itself wherever it goes. */
import { wrapText } from './wrap-text.ts';
import type { Palette } from './palette.ts';

const SVG = 'http://www.w3.org/2000/svg';
const FONT = 'system-ui, sans-serif';
const MARGIN = 8;

export interface LegendEntry {
  readonly sign: string;
  readonly text: string;
  readonly color: string;
}

export interface Caption {
  readonly title: string;
  readonly legend: readonly LegendEntry[];
  /** What the picture says of itself at its end, in small type. */
  readonly notes: readonly string[];
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly color: string;
  readonly weight?: number;
  readonly sign?: LegendEntry;
}

/** @param plot of the same width */
export function framed(
  plot: SVGSVGElement,
  caption: Caption,
  palette: Palette,
  width: number,
): SVGSVGElement {
  const inside = width - 2 * MARGIN;
  const wrapped = (text: string, line: Omit<Line, 'text'>, indent = 0): Line[] =>
    wrapText(text, (inside - indent) / line.size).map((part) => ({ ...line, text: part }));
  const above = [
    ...wrapped(caption.title, { size: 15, color: palette.ink, weight: 600 }),
    ...caption.legend.flatMap((entry) => {
      const lines = wrapped(entry.text, { size: 12, color: palette.ink }, 18);
      return lines.map((line, index) => ({
        ...line,
        sign: { ...entry, sign: index === 0 ? entry.sign : '' },
      }));
    }),
  ];
  const below = caption.notes.flatMap((note) => wrapped(note, { size: 11, color: palette.soft }));
  const picture = document.createElementNS(SVG, 'svg');
  const top = addLines(picture, above, MARGIN);
  const plotHeight = plot.viewBox.baseVal.height;
  plot.setAttribute('y', String(top + 4));
  plot.setAttribute('overflow', 'visible');
  picture.append(plot);
  const height = addLines(picture, below, top + 8 + plotHeight) + MARGIN;
  picture.setAttribute('xmlns', SVG);
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  picture.setAttribute('font-family', FONT);
  // A screen reader announces the picture as a whole: the tables say the same as text.
  for (const part of picture.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', caption.title);
  if (palette.background !== 'none') picture.prepend(background(width, height, palette.background));
  return picture;
}

/** @returns where the lines end, in pixels */
function addLines(picture: SVGSVGElement, lines: readonly Line[], from: number): number {
  let y = from;
  for (const { text, size, color, weight = 400, sign } of lines) {
    y += size * 1.35;
    if (sign !== undefined) picture.append(textAt(MARGIN, y, sign.sign, size, sign.color, weight));
    picture.append(textAt(MARGIN + (sign === undefined ? 0 : 18), y, text, size, color, weight));
  }
  return y;
}

function textAt(x: number, y: number, content: string, size: number, color: string, weight: number) {
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute('x', String(x));
  text.setAttribute('y', String(y));
  text.setAttribute('font-size', `${size}px`);
  text.setAttribute('font-weight', String(weight));
  text.setAttribute('fill', color);
  text.textContent = content;
  return text;
}

function background(width: number, height: number, color: string): SVGRectElement {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('width', String(width));
  rect.setAttribute('height', String(height));
  rect.setAttribute('fill', color);
  return rect;
}
