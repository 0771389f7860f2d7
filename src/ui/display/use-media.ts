/** Whether the window fits a media query, for what CSS alone cannot place. */
import { useCallback, useSyncExternalStore } from 'react';

/** @param query as in CSS, e.g. `(min-width: 60rem)`; where there is no window, nothing fits */
export function useMedia(query: string): boolean {
  const follow = useCallback(
    (onChange: () => void) => {
      const list = mediaList(query);
      list?.addEventListener('change', onChange);
      return () => list?.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(follow, () => mediaList(query)?.matches ?? false);
}

const mediaList = (query: string): MediaQueryList | null =>
  'matchMedia' in window ? window.matchMedia(query) : null;
