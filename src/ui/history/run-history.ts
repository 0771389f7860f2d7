/** Saves the runs of the page as they grow, and opens them again. */
import type { StoreApi } from 'zustand/vanilla';

import { Recording } from '../../relay/recording.ts';
import { finishedText } from '../../relay/solution.ts';
import { answerOf } from '../answer/run-answer.ts';
import type { HistoryActions, PageState } from '../page-state.ts';
import { codedError } from '../../errors/coded-error.ts';
import { pageError } from '../page-error.ts';
import { openedRun } from '../versions/opened-run.ts';
import type { HistoryStore, RunSummary } from './history-store.ts';

export interface RunHistory {
  readonly actions: HistoryActions;
  /** Lists the saved runs, and saves every run from now on. */
  readonly start: () => Promise<void>;
}

/** The state of a run that is to be saved, and the answer of its problem, if known. */
interface UnsavedRun {
  readonly recording: Recording;
  readonly known: string | null;
  readonly set?: string;
}

type StoreError = 'run-not-saved' | 'run-not-opened' | 'run-not-deleted' | 'runs-not-exported';

/** @param open gives the store, the same one each time */
export function createRunHistory(
  store: StoreApi<PageState>,
  open: () => Promise<HistoryStore>,
  now: () => number = Date.now,
): RunHistory {
  const { getState: get, setState: set } = store;
  /** The state of each run that this page has written last. */
  const written = new Map<string, UnsavedRun>();
  /** The next state of each run to write: a run may end and another begin during a write. */
  const waiting = new Map<string, UnsavedRun>();
  let isWriting = false;

  /** Works with the store. An error becomes a notice; the page keeps working. */
  async function withStore(task: (runs: HistoryStore) => Promise<void>, code: StoreError): Promise<void> {
    try {
      await task(await open());
      set({ saveError: null });
    } catch (error) {
      set({ saveError: pageError(code, { cause: codedError(error) }) });
    }
  }

  async function list(runs: HistoryStore): Promise<void> {
    set({ savedRuns: await runs.list() });
  }

  /** Writes the waiting states, one write at a time; changes during a write join the next. */
  async function saveWaiting(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    await withStore(async (runs) => {
      for (let [next] = waiting; next !== undefined; [next] = waiting) {
        const [id, unsaved] = next;
        waiting.delete(id);
        const { recording } = unsaved;
        const before = written.get(id)?.recording;
        const first = before !== undefined && beginsWith(recording, before) ? before.length : 0;
        await runs.write(summaryOf(id, unsaved, now()), first, recording.events.slice(first));
        written.set(id, unsaved);
        if (recording.run.status.kind === 'ended') await list(runs);
      }
    }, 'run-not-saved');
    isWriting = false;
    // If nothing can be written, nothing waits.
    if (get().saveError !== null) waiting.clear();
    else if (waiting.size > 0) await saveWaiting();
  }

  function addWaiting({ versions, version, runAnswer }: PageState): void {
    const shown = versions[version];
    if (shown === undefined || shown.id === null || shown.recording.length === 0) return;
    const last = written.get(shown.id);
    if (last?.recording === shown.recording && last.known === runAnswer) return;
    const { recording, set: problemSet } = shown;
    const unsaved = { recording, known: runAnswer };
    waiting.set(shown.id, problemSet === undefined ? unsaved : { ...unsaved, set: problemSet });
  }

  return {
    async start() {
      await withStore(async (runs) => {
        await runs.purge();
        await list(runs);
      }, 'run-not-saved');
      store.subscribe((state, before) => {
        const isSame = state.versions === before.versions && state.runAnswer === before.runAnswer;
        // With a full store every write would fail: the next run tries again.
        if (isSame || state.saveError !== null) return;
        addWaiting(state);
        void saveWaiting();
      });
    },

    actions: {
      async openSavedRun(id) {
        if (get().activity.kind !== 'idle') return;
        await withStore(async (runs) => {
          const recording = Recording.of(await runs.read(id));
          const { known = null, set: problemSet } =
            (await runs.list()).find((facts) => facts.id === id) ?? {};
          if (get().activity.kind !== 'idle') return;
          written.set(id, { recording, known });
          set(openedRun(id, recording, { kind: 'saved' }, known, problemSet));
        }, 'run-not-opened');
      },

      async labelSavedRun(id, label) {
        await withStore(async (runs) => {
          await runs.label(id, label);
          await list(runs);
        }, 'run-not-saved');
      },

      async removeSavedRuns(ids) {
        await withStore(async (runs) => {
          await runs.purge();
          await runs.setDeleted(ids, true);
          set({ removedRuns: ids });
          await list(runs);
        }, 'run-not-deleted');
      },

      async restoreRemovedRuns() {
        await withStore(async (runs) => {
          await runs.setDeleted(get().removedRuns, false);
          set({ removedRuns: [] });
          await list(runs);
        }, 'run-not-opened');
      },

      async exportRuns() {
        let file: Blob | null = null;
        await withStore(async (runs) => {
          const { archiveHead, archiveLine } = await import('./run-archive.ts');
          // A blob of many parts: all runs in one text may be longer than a text can be.
          const parts = [archiveHead];
          for (const facts of await runs.list()) parts.push(archiveLine(facts, await runs.read(facts.id)));
          file = new Blob(parts, { type: 'application/jsonl' });
        }, 'runs-not-exported');
        return file;
      },

      async importRuns(archive) {
        await withStore(async (runs) => {
          const { archivedRuns } = await import('./run-archive.ts');
          const present = new Set((await runs.list()).map(({ id }) => id));
          const report = { added: 0, present: 0, broken: 0 };
          for await (const found of archivedRuns(archive)) {
            if (found === null) report.broken += 1;
            else if (present.has(found.id)) report.present += 1;
            else {
              const { id, changed, known, events, name, isStarred } = found;
              await runs.write(summaryOf(id, { recording: Recording.of(events), known }, changed), 0, events);
              const label = {
                ...(name === undefined ? {} : { name }),
                ...(isStarred === undefined ? {} : { isStarred }),
              };
              await runs.label(id, label);
              present.add(id);
              report.added += 1;
            }
          }
          set({ importReport: report });
          await list(runs);
        }, 'run-not-saved');
      },
    },
  };
}

/** Whether `recording` is a later state of `before`: a branch of a run has a log of its own. */
function beginsWith(recording: Recording, before: Recording): boolean {
  const last = before.length - 1;
  return before.length <= recording.length && recording.events.at(last) === before.events.at(last);
}

function summaryOf(id: string, { recording, known, set }: UnsavedRun, changed: number): RunSummary {
  const { run } = recording;
  return {
    id,
    changed,
    problem: run.problem,
    student: run.header?.student.name ?? '',
    callRatio: run.metrics.callRatio,
    tokens: run.tokens.length,
    answer: finishedText(run) === null ? null : (answerOf(run)?.answer ?? null),
    known,
    isOver: run.status.kind === 'ended',
    ...(set === undefined ? {} : { set }),
  };
}
