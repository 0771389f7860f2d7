/** Keeps the page's address and what it shows the same: Back, Forward, reload and a pasted link all lead to their runs. */
import type { PageStore } from '../page-state.ts';
import { fragmentOf, parseFragment, recordedFragment } from './address.ts';

/** Resolves when the run of the present address is shown, or could not be. */
export async function followAddress(store: PageStore): Promise<void> {
  const { actions } = store;
  /** Addresses that are being opened: until then, what is shown has the address of before. */
  let opening = 0;
  /** One is opened after the other, so that the last one of several stays. */
  let opened: Promise<void> = Promise.resolve();

  async function open(): Promise<void> {
    const address = parseFragment(window.location.hash);
    const { activity, versions } = store.getState();
    // A run in progress keeps the page; its address comes back with its next tokens.
    if (address === null || activity.kind !== 'idle') return;
    if (address.kind === 'none') actions.closeRun();
    if (address.kind === 'recorded') await openRecorded(store, address.name);
    if (address.kind === 'carried') {
      const { fragment } = address;
      const read = async () => (await import('./link.ts')).traceInFragment(fragment);
      await actions.openTrace(read, { fragment });
    }
    if (address.kind === 'saved') {
      const shown = versions.findIndex(({ id }) => id === address.id);
      if (shown >= 0) actions.showVersion(shown);
      else await actions.openSavedRun(address.id);
    }
  }

  function openNext(): Promise<void> {
    opening += 1;
    opened = opened.then(open).finally(() => (opening -= 1));
    return opened;
  }

  store.subscribe((state) => {
    // A run that has no event yet has no address yet, and the runs of a problem set come and go.
    const isBeginning = state.activity.kind !== 'idle' && state.recording.length === 0;
    if (opening > 0 || isBeginning || state.activity.kind === 'lesson') return;
    const fragment = fragmentOf(state);
    const present = parseFragment(window.location.hash) === null ? '' : window.location.hash;
    if (fragment === present) return;
    const { pathname, search } = window.location;
    window.history.pushState(null, '', `${pathname}${search}${fragment}`);
  });
  window.addEventListener('popstate', () => void openNext());
  await openNext();
}

/** Opens a recorded run by its name. */
async function openRecorded({ actions }: Pick<PageStore, 'actions'>, name: string): Promise<void> {
  const { fetchGallery, fetchRecorded, galleryFolder } = await import('../gallery/gallery.ts');
  const folder = galleryFolder();
  const answer = await fetchGallery(folder).then(
    (items) => items.find((item) => item.name === name)?.answer,
    // Its trace is still worth looking at.
    () => undefined,
  );
  const fragment = recordedFragment(name);
  await actions.openTrace(() => fetchRecorded(folder, { name }), {
    fragment,
    ...(answer === undefined ? {} : { answer }),
  });
}
