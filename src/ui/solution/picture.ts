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
      // The library would resolve the addresses of fonts with a `base` element, which the page's policy refuses.
      font: { cssText: await fontsOf(sheet) },
      onCloneEachNode: unfold,
      filter: (node) => !(node instanceof Element && node.matches(left)),
    });
  } finally {
    caption.remove();
  }
}

/** What scrolls on the page is whole in a picture. */
function unfold(node: Node): void {
  if (!(node instanceof HTMLElement)) return;
  const { style } = node;
  if (style.overflowX !== 'auto' && style.overflowY !== 'auto') return;
  Object.assign(style, { overflow: 'visible', height: 'auto', blockSize: 'auto', maxHeight: 'none' });
}

/** The rules of the fonts that an element uses, each font as `data:` in its rule: an image loads nothing from outside. */
async function fontsOf(sheet: HTMLElement): Promise<string> {
  const used = [...sheet.querySelectorAll('*')].map((part) => getComputedStyle(part).fontFamily).join();
  const sources = [...document.styleSheets].flatMap(({ cssRules, href }) =>
    [...cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const family = rule.style.getPropertyValue('font-family').replaceAll(/["']/g, '');
      const [, address] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src')) ?? [];
      if (address === undefined || !used.includes(family)) return [];
      return [{ rule: rule.cssText, address, url: new URL(address, href ?? document.baseURI).href }];
    }),
  );
  const rules = await Promise.all(
    sources.map(async ({ rule, address, url }) => rule.replace(address, await dataAddress(url))),
  );
  return rules.join('\n');
}

async function dataAddress(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}
