/** The class of a page, made when its part of the page is first shown, and React's ways to it. */
import { useStore } from 'zustand';

import { usePageStore } from '../page-context.ts';
import type { PageStore } from '../page-state.ts';
import { createClassSession, type ClassOutside, type ClassSession } from './class-session.ts';
import type { ClassState } from './class-store.ts';
import { shareMarks, type SharedMarking } from './activities/marking.ts';
import { keepLesson, type SharedLesson } from './lesson/lesson.ts';
import { shareTeaching, type SharedTeaching } from './activities/teaching.ts';
import { shareSolving, type SharedSolving } from './activities/solving.ts';
import { shareRuns, type SharedRun } from './activities/shared-run.ts';

export interface ClassOfPage extends ClassSession {
  readonly runs: SharedRun;
  readonly marking: SharedMarking;
  readonly solving: SharedSolving;
  readonly teaching: SharedTeaching;
  readonly lesson: SharedLesson;
}

/** A class over a page. */
export function createClass(page: PageStore, outside: ClassOutside): ClassOfPage {
  const session = createClassSession(page, outside);
  const runs = shareRuns(session);
  return {
    ...session,
    runs,
    marking: shareMarks(session),
    solving: shareSolving(session),
    teaching: shareTeaching(session, runs),
    lesson: keepLesson(session, outside.now),
  };
}

/** A network that comes back ends the wait before another try. */
function waitForNetwork(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timeout);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timeout = setTimeout(done, milliseconds);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}

/** A device that loses its network keeps connections that are dead: they are given up at once. */
function fetchWhileOnline(): typeof fetch {
  let network = new AbortController();
  addEventListener('offline', () => {
    network.abort();
    network = new AbortController();
  });
  return (input, { signal, ...init } = {}) =>
    globalThis.fetch(input, {
      ...init,
      signal: signal == null ? network.signal : AbortSignal.any([signal, network.signal]),
    });
}

/** The browser asks before the tab goes that alone has a lesson. A class that is not over survives a reload: no question then. */
function askBeforeLoss({ store }: ClassOfPage): void {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  store.subscribe(({ unsaved }) => {
    if (unsaved.length > 0) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  });
}

const classes = new WeakMap<PageStore, ClassOfPage>();

function classOf(page: PageStore): ClassOfPage {
  const known = classes.get(page);
  if (known !== undefined) return known;
  const made = createClass(page, {
    fetch: fetchWhileOnline(),
    now: Date.now,
    wait: waitForNetwork,
  });
  classes.set(page, made);
  askBeforeLoss(made);
  made.resume();
  return made;
}

/** The class of this page: its actions. */
export const useClass = (): ClassOfPage => classOf(usePageStore());

/** Follows a part of its state. `select` must return the same value for the same state. */
export function useClassState<T>(select: (state: ClassState) => T): T {
  return useStore(useClass().store, select);
}
