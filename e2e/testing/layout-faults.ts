// What a layout does to texts that it was not made for: the page scrolls sideways, or a text is cut.
import type { Page } from '@playwright/test';

/** Texts of the person, which are shortened on purpose: the whole text is one click away. */
const shortened = '.history-problem, .problem-row:not(.problem-head), .kept-set-name';

/** Each fault in words; an empty list if the person can read and reach everything. */
export async function layoutFaults(page: Page): Promise<string[]> {
  // What follows the size of the window does so within the frame after a change of it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(findFaults, shortened);
}

/** Runs in the page. */
function findFaults(shortenedTexts: string): string[] {
  const tolerance = 1.5;
  const root = document.documentElement;
  const faults = new Set<string>();
  if (root.scrollWidth > root.clientWidth) {
    faults.add(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
  }
  const isHidden = (element: Element): boolean =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    element.closest(`.visually-hidden, .skip, .katex-mathml, option, ${shortenedTexts}`) !== null;

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const parent = node.parentElement;
    if (text === '' || parent === null || isHidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      const cutBy = cutter(parent, rect);
      if (cutBy !== null) faults.add(`${cutBy} cuts "${text.slice(0, 60)}"`);
    }
  }
  return [...faults];

  /** What cuts a box of text that is within an element; null if all of it can be seen or scrolled to. */
  function cutter(element: Element, { left, right, top, bottom }: DOMRect): string | null {
    for (let each: Element | null = element; each !== null && each !== root; each = each.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(each);
      const box = each.getBoundingClientRect();
      const name = `${each.tagName.toLowerCase()}.${each.getAttribute('class') ?? ''}`;
      const isWider = left < box.left - tolerance || right > box.right + tolerance;
      const isHigher = top < box.top - tolerance || bottom > box.bottom + tolerance;
      if (isWider && /hidden|clip/.test(overflowX)) return name;
      if (isHigher && /hidden|clip/.test(overflowY)) return name;
      // A button's text belongs into the button, whatever its overflow says.
      if (isWider && each.tagName === 'BUTTON') return name;
      if (/auto|scroll/.test(overflowX)) return null;
      if (position === 'fixed') break;
    }
    return left < -tolerance || right > root.clientWidth + tolerance ? 'the window' : null;
  }
}
