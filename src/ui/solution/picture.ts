/** The shown solution as a PNG, drawn by the browser itself, with the colours of the page and the fonts of its formulas. */
import { domToBlob } from 'modern-screenshot';

/** Pixels of the picture for one of the page. */
const scale = 2;

/** Browsers draw nothing on a canvas with a longer side. */
const longestSide = 16_000;

/** What belongs to the work with a solution rather than to the solution. */
const left = '.notice, .pause, .pen, .notices';

/**
 * @param sheet the element with problem and solution
 * @param source who wrote how much of it; stands below it
 * @throws Error where the browser does not draw it
 */
export async function pictureOfSolution(sheet: HTMLElement, source: string): Promise<Blob> {
  const { color, backgroundColor } = getComputedStyle(sheet);
  const background = getComputedStyle(sheet.closest('.sheet') ?? sheet).backgroundColor;
  const caption = document.createElement('p');
  caption.textContent = source;
  caption.className = 'picture-source';
  // It takes part in the layout while the picture is taken: the height of the sheet is that of the picture.
  sheet.append(caption);
  try {
    const { scrollWidth, scrollHeight } = sheet;
    return await domToBlob(sheet, {
      width: scrollWidth,
      height: scrollHeight,
      scale: Math.min(scale, longestSide / scrollHeight),
      backgroundColor: backgroundColor === 'rgba(0, 0, 0, 0)' ? background : backgroundColor,
      style: { color, overflow: 'visible', maxHeight: 'none' },
      filter: (node) => !(node instanceof Element && node.matches(left)),
    });
  } finally {
    caption.remove();
  }
}
