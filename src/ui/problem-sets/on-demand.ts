/** Problem sets in the page's store. Most visits use none, so their actions come when one of them is asked for. */
import type { StoreApi } from 'zustand/vanilla';

import type { PageState, SetActions, SetPanelActions, SetState } from '../page-state.ts';
import { readingError } from '../page-error.ts';
import type { SetParts } from './actions.ts';

export const emptySets: SetState = {
  keptSets: null,
  set: null,
  setups: [],
  removedFromSets: null,
  openedRow: null,
  isPanelOpen: false,
  soughtRow: null,
  setError: null,
};

/** The actions of problem sets over a store. Where their module cannot be fetched, `setError` says so. */
export function problemSetsOnDemand(
  store: StoreApi<PageState>,
  parts: SetParts,
): SetActions & SetPanelActions {
  let ready: SetActions | null = null;

  async function withActions(task: (actions: SetActions) => Promise<void>): Promise<void> {
    if (ready !== null) return task(ready);
    try {
      const { problemSetsOn } = await import('./actions.ts');
      ready ??= problemSetsOn(store, parts);
    } catch (error) {
      store.setState({ setError: readingError(error) });
      return;
    }
    await task(ready);
  }

  return {
    loadSets: () => withActions((sets) => sets.loadSets()),
    keepSet: (...args) => withActions((sets) => sets.keepSet(...args)),
    drawProblems: (...args) => withActions((sets) => sets.drawProblems(...args)),
    openSet: (...args) => withActions((sets) => sets.openSet(...args)),
    renameSet: (...args) => withActions((sets) => sets.renameSet(...args)),
    removeSet: (...args) => withActions((sets) => sets.removeSet(...args)),
    removeSetup: (...args) => withActions((sets) => sets.removeSetup(...args)),
    restoreRemoved: () => withActions((sets) => sets.restoreRemoved()),
    runSet: () => withActions((sets) => sets.runSet()),
    openRow: (...args) => withActions((sets) => sets.openRow(...args)),
    findRow: async () => {
      const { versions, version } = store.getState();
      if (versions[version]?.set !== undefined) await withActions((sets) => sets.findRow());
    },
    setPanelOpen: (isPanelOpen) => store.setState({ isPanelOpen }),
    seekRow: (index) => store.setState({ isPanelOpen: true, soughtRow: index }),
    endSeeking: () => store.setState({ soughtRow: null }),
  };
}
