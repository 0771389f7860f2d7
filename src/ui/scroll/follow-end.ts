/** Follow-scroll: keeps the end of a growing text in view, until the person scrolls away from it. */
import { useEffect, useRef, type RefObject } from 'react';

/** Pixels that the end may be out of view and still count as seen. */
const tolerance = 4;

/** What says that the person goes elsewhere. */
const acts = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

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
  const stopBefore = useRef<() => void>(() => undefined);
  useEffect(() => {
    const [growing, last, cover] = [text.current, end.current, dock.current];
    if (!isGrowing || growing === null || last === null || cover === null) return undefined;
    stopBefore.current();
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
    const stop = (): void => {
      observer.disconnect();
      window.removeEventListener('scroll', onScroll);
      for (const type of acts) window.removeEventListener(type, stop);
    };
    return () => {
      if (!follows) {
        stop();
        return;
      }
      // The last words are drawn later than the end is known, so they are followed until the person does something.
      for (const type of acts) window.addEventListener(type, stop, { passive: true });
      stopBefore.current = stop;
      // The answer comes last: it may lie below the window, and where it sticks to its edge it covers more of the text.
      observer.observe(cover);
      requestAnimationFrame(() => {
        cover.scrollIntoView({ block: 'nearest' });
        keep();
      });
    };
  }, [text, end, dock, isGrowing]);
}
