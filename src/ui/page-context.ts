/** React hooks for the page's store. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';

import type { PageActions, PageState, PageStore } from './page-state.ts';

export const PageContext = createContext<PageStore | null>(null);

/** The page's store, for parts that connect it with something else. */
export function usePageStore(): PageStore {
  const store = useContext(PageContext);
  if (store === null) throw new Error('A part of the page was used outside of its PageContext.');
  return store;
}

/** Follows a part of the state. `select` must return the same value for the same state. */
export function usePage<T>(select: (state: PageState) => T): T {
  return useStore(usePageStore(), select);
}

/** The actions of the page's store. */
export function usePageActions(): PageActions {
  return usePageStore().actions;
}

/** Where the page came from, and what is served with it. */
export function usePageEnvironment(): PageStore['environment'] {
  return usePageStore().environment;
}

/** The state as it is now, for an event handler. */
export function usePageSnapshot(): () => PageState {
  return usePageStore().getState;
}
