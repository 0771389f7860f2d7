/** Waits for a state. */
import type { StoreApi } from 'zustand/vanilla';

/** Resolves when `holds` does, now or after a change. */
export function until<State>(
  store: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  holds: (state: State) => boolean,
): Promise<void> {
  if (holds(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const end = store.subscribe((state) => {
      if (!holds(state)) return;
      end();
      resolve();
    });
  });
}
