/** Opens the run that the page's own address carries, now and whenever its fragment changes. */
import type { PageStore } from '../page-state.ts';
import { carriesRun, traceInFragment } from './link.ts';

/** Opens it now and after each change. */
export function followFragment(store: PageStore): void {
  const follow = (): void => {
    const { hash } = window.location;
    if (carriesRun(hash)) void store.actions.openTrace(() => traceInFragment(hash));
  };
  window.addEventListener('hashchange', follow);
  follow();
}
