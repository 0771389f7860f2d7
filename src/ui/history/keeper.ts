/**
 * Keeps the page's runs as they grow, and brings them back. It knows the state of the page and an archive by its
 * interface; it knows no browser.
 */
import type { StoreApi } from 'zustand/vanilla';

import { extractAnswer } from '../../math/answer/extract.ts';
import { Recording } from '../../relay/recording.ts';
import { finishedText } from '../../relay/solution.ts';
import type { KeeperActions, PageState } from '../page-state.ts';
import { strings } from '../strings.ts';
import { shownWhole } from '../timeline/player.ts';
import type { Archive, RunFacts } from './archive.ts';

export interface Keeper {
  readonly actions: KeeperActions;
  /** Lists what there is, and keeps every run from now on. */
  readonly start: () => Promise<void>;
}

/** A run as far as it has come, and the answer of its problem, where that is known. */
interface Kept {
  readonly recording: Recording;
  readonly known: string | null;
}

/** @param open the archive, the same one each time */
export function keeperOn(
  store: StoreApi<PageState>,
  open: () => Promise<Archive>,
  now: () => number = Date.now,
): Keeper {
  const { getState: get, setState: set } = store;
  /** What the archive holds of each run, as far as this page has written it. */
  const written = new Map<string, Recording>();
  /** What is to be written next of each run: a run may end, and another begin, while a write goes on. */
  const waiting = new Map<string, Kept>();
  let isWriting = false;

  /** Does something with the archive; what goes wrong there is told, and the page goes on. */
  async function withArchive(task: (archive: Archive) => Promise<void>, message: string): Promise<void> {
    try {
      await task(await open());
      set({ keepError: null });
    } catch (error) {
      set({ keepError: `${message} ${error instanceof Error ? error.message : String(error)}` });
    }
  }

  async function list(archive: Archive): Promise<void> {
    set({ kept: await archive.list() });
  }

  /** Writes what waits. One write at a time: what comes meanwhile goes with the next. */
  async function keep(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    await withArchive(async (archive) => {
      for (let [next] = waiting; next !== undefined; [next] = waiting) {
        const [id, kept] = next;
        waiting.delete(id);
        const { recording } = kept;
        const before = written.get(id);
        const first = before !== undefined && beginsWith(recording, before) ? before.length : 0;
        await archive.write(factsOf(id, kept, now()), first, recording.events.slice(first));
        written.set(id, recording);
        if (recording.run.status.kind === 'ended') await list(archive);
      }
    }, strings.history.notKept);
    isWriting = false;
    // Where nothing can be written, nothing waits for it.
    if (get().keepError !== null) waiting.clear();
    else if (waiting.size > 0) await keep();
  }

  function addWaiting({ versions, version, runAnswer }: PageState): void {
    const shown = versions[version];
    if (shown === undefined || shown.id === null || shown.recording.length === 0) return;
    if (written.get(shown.id) === shown.recording) return;
    waiting.set(shown.id, { recording: shown.recording, known: runAnswer });
  }

  return {
    async start() {
      await withArchive(list, strings.history.notKept);
      store.subscribe((state, before) => {
        // Without room every write would fail: the next run tries again.
        if (state.versions === before.versions || state.keepError !== null) return;
        addWaiting(state);
        void keep();
      });
    },

    actions: {
      async openKept(id) {
        if (get().activity.kind !== 'idle') return;
        await withArchive(async (archive) => {
          const recording = Recording.of(await archive.read(id));
          const known = get().kept?.find((facts) => facts.id === id)?.known ?? null;
          written.set(id, recording);
          set({
            ...shownWhole(recording),
            isPlaying: false,
            versions: [{ id, recording, from: null }],
            version: 0,
            origin: { kind: 'kept' },
            problem: recording.run.problem,
            known: known === null ? null : { problem: recording.run.problem, answer: known },
            problemError: null,
            traceError: null,
            runAnswer: known,
            runError: null,
          });
        }, strings.history.notOpened);
      },

      async removeKept(id) {
        await withArchive(async (archive) => {
          await archive.remove(id);
          written.delete(id);
          await list(archive);
        }, strings.history.notRemoved);
      },

      async clearKept() {
        await withArchive(async (archive) => {
          await archive.clear();
          written.clear();
          await list(archive);
        }, strings.history.notRemoved);
      },
    },
  };
}

/** Whether one grew from the other: a run that goes on from a past has a log of its own. */
function beginsWith(recording: Recording, before: Recording): boolean {
  const last = before.length - 1;
  return before.length <= recording.length && recording.events.at(last) === before.events.at(last);
}

function factsOf(id: string, { recording, known }: Kept, changed: number): RunFacts {
  const { run } = recording;
  const text = finishedText(run);
  return {
    id,
    changed,
    problem: run.problem,
    student: run.header?.student.name ?? '',
    callRatio: run.meter.callRatio,
    tokens: run.tokens.length,
    answer: text === null ? null : extractAnswer(text),
    known,
    isOver: run.status.kind === 'ended',
  };
}
