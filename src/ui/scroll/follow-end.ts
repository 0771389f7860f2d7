/** Follow-scroll: keeps the end of a growing text in view, until the person scrolls away from it. */
import { useEffect, type RefObject } from 'react';

/** Pixels that the end may be out of view and still count as seen. */
const tolerance = 4;

export interface FollowedParts {
  /** What grows. */
  readonly text: RefObject<HTMLElement | null>;
  /** An empty element after it. */
  readonly end: RefObject<HTMLElement | null>;
  /** What follows the end and may cover it, as it sticks to the window's lower edge. */
  readonly dock: RefObject<HTMLElement | null>;
}

/**
 * @param isGrowing whether the text grows now
 */
export function useFollowEnd({ text, end, dock }: FollowedParts, isGrowing: boolean): void {
  useEffect(() => {
    const [growing, last, cover] = [text.current, end.current, dock.current];
    if (!isGrowing || growing === null || last === null || cover === null) return undefined;
    let follows = true;
    let scrolled = window.scrollY;

    /** Pixels of the text's end that cannot be seen. */
    const hidden = (): number => {
      const limit = Math.min(window.innerHeight, cover.getBoundingClientRect().top);
      return last.getBoundingClientRect().bottom - limit;
    };
    const onScroll = (): void => {
      const isBack = window.scrollY < scrolled;
      scrolled = window.scrollY;
      follows = hidden() <= tolerance || (follows && !isBack);
    };
    // Called after layout, so that measuring costs none.
    const keep = (): void => {
      const pixels = hidden();
      if (follows && pixels > tolerance) window.scrollBy({ top: pixels, behavior: 'instant' });
    };
    const observer = new ResizeObserver(keep);
    observer.observe(growing);
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', onScroll);
      if (!follows) return;
      // The answer comes last: it may lie below the window, and where it sticks to its edge it covers more of the text.
      requestAnimationFrame(() => {
        cover.scrollIntoView({ block: 'nearest' });
        keep();
      });
    };
  }, [text, end, dock, isGrowing]);
}
