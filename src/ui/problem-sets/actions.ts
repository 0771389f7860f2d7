/** The actions of problem sets: keep them, solve them one problem after the other, and open the runs of their results. */
import type { StoreApi } from 'zustand/vanilla';

import { codedError } from '../../errors/coded-error.ts';
import type { Recording } from '../../relay/recording.ts';
import { locale } from '../locales/index.ts';
import type { HistoryActions, PageServices, PageState, SetActions } from '../page-state.ts';
import { pageError, readingError } from '../page-error.ts';
import type { PlayerActions } from '../timeline/player.ts';
import { openedRun } from '../versions/opened-run.ts';
import type { Runner } from '../versions/runner.ts';
import type { SetupResults } from './figures.ts';
import { planOf, type RequestPlan } from './plan.ts';
import { setOf, type ProblemSet, type SetProblem } from './set-problem.ts';
import { setResultOf, withVerdict, withVerdicts, type JudgedResult } from './set-result.ts';
import type { SetStore } from './set-store.ts';
import { factsOf, fitsPlan, setupKey, type SetupFacts } from './setup.ts';

/** Runs of this visit that can be shown also where the browser saves none. More would fill the memory. */
const MOST_RECENT = 100;

/** After this many runs in a row that broke off, the next ones would as well. */
const MOST_FAILURES = 3;

export interface SetParts {
  readonly services: PageServices;
  readonly runner: Runner;
  readonly player: PlayerActions;
  readonly history: Pick<HistoryActions, 'openSavedRun'>;
  readonly now?: () => number;
}

/** The actions of problem sets over a store. */
export function problemSetsOn(
  { getState: get, setState: set }: StoreApi<PageState>,
  { services, runner, player, history, now = Date.now }: SetParts,
): SetActions {
  const recent = new Map<string, Recording>();
  const isIdle = (): boolean => get().activity.kind === 'idle';
  const shownRun = () => get().versions[get().version];

  /** Works with the store of sets. Where the browser saves nothing, the page keeps working without it. */
  async function withStore(task: (sets: SetStore) => Promise<void>): Promise<void> {
    try {
      await task(await services.setStore());
    } catch (error) {
      set({ setError: pageError('set-not-saved', { cause: codedError(error) }) });
    }
  }

  async function list(sets: SetStore): Promise<void> {
    set({ keptSets: await sets.list() });
  }

  /**
   * Deletes for good what was deleted before, and every run of a set that is no result of one: those of what is gone, and
   * those that were stopped or broke off, which the set starts again.
   */
  async function purge(sets: SetStore): Promise<void> {
    const kept = new Set(await sets.purge());
    const history = await services.historyStore();
    const shown = new Set(get().versions.map(({ id }) => id));
    const runs = (await history.list()).filter(
      ({ id, set: problemSet }) => problemSet !== undefined && !kept.has(id) && !shown.has(id),
    );
    await history.setDeleted(
      runs.map(({ id }) => id),
      true,
    );
  }

  async function show(sets: SetStore, id: string): Promise<void> {
    const found = await sets.read(id);
    if (found === null) return;
    await sets.write(found.set, now());
    const setups = found.setups.map(({ key, facts, results }) => {
      return { key, facts, results: withVerdicts(results, found.set.problems) };
    });
    set({ set: found.set, setups, openedRow: null });
    await list(sets);
  }

  async function keep(name: string, problems: readonly SetProblem[]): Promise<void> {
    if (!isIdle()) return;
    const made = await setOf(name, problems);
    if (!isIdle()) return;
    set({ set: made, setups: [], openedRow: null, setError: null });
    await withStore(async (sets) => {
      // The same problems are the same set, with the name and the results that it has.
      const known = (await sets.list()).find(({ id }) => id === made.id);
      await sets.write({ ...made, name: known?.name ?? name }, now());
      await show(sets, made.id);
    });
  }

  /** Keeps a result of the open set, then shows it: what the page shows survives a reload. */
  async function add(of: ProblemSet, key: string, facts: SetupFacts, index: number, result: JudgedResult) {
    await withStore(async (sets) => {
      const { outcome: _, ...plain } = result;
      await sets.writeResult(of.id, key, facts, index, plain);
    });
    set(({ set: open, setups }) =>
      open?.id === of.id ? { setups: withResult(setups, key, facts, index, result, of.problems.length) } : {},
    );
  }

  /** @param planned before the first run: its settings hold for all of them, whatever the person changes meanwhile */
  async function solveOpenProblems(open: ProblemSet, planned: RequestPlan): Promise<void> {
    const { request } = planned;
    let key = get().setups.find(({ facts }) => fitsPlan(facts, planned))?.key ?? null;
    let failures = 0;
    for (const [index, { problem, answer }] of open.problems.entries()) {
      if (get().activity.kind !== 'lesson') return;
      const results = get().setups.find((setup) => setup.key === key)?.results;
      if ((results?.[index] ?? null) !== null) continue;
      const { id, recording } = await runner.attempt({ ...request, problem }, answer, open.id);
      const { status, header } = recording.run;
      // A run that was stopped starts again when the set continues.
      if (header === null || status.kind !== 'ended' || status.reason.kind === 'stopped') return;
      if (status.reason.kind === 'failed') {
        failures += 1;
        set({ setError: status.reason.error });
        if (failures === MOST_FAILURES) return;
        continue;
      }
      failures = 0;
      const result = setResultOf(id, recording, now());
      if (result === null) return;
      recent.set(id, recording);
      if (recent.size > MOST_RECENT) for (const oldest of recent.keys()) if (recent.delete(oldest)) break;
      const facts = factsOf(header, request.policyCallTokens);
      const actual = setupKey(facts);
      await add(open, actual, facts, index, withVerdict(result, answer));
      if (key !== null && actual !== key) {
        set({ setError: pageError('set-setup-changed') });
        return;
      }
      key = actual;
    }
  }

  return {
    async loadSets() {
      if (get().keptSets !== null) return;
      await withStore(async (sets) => {
        await purge(sets);
        await list(sets);
        const [last] = get().keptSets ?? [];
        if (last !== undefined && get().set === null && isIdle()) await show(sets, last.id);
      });
    },

    keepSet: keep,

    async drawProblems(count, seed) {
      try {
        const { builtInSet } = await import('./built-in.ts');
        await keep(locale().problemSets.drawnName(count, seed), builtInSet(count, seed));
      } catch (error) {
        // The generator is large, so it comes on demand: the page's server may be gone.
        set({ setError: readingError(error) });
      }
    },

    async openSet(id) {
      if (!isIdle() || get().set?.id === id) return;
      set({ setError: null });
      await withStore((sets) => show(sets, id));
    },

    async renameSet(name) {
      const { set: open } = get();
      if (open === null || name.trim() === '') return;
      const renamed = { ...open, name: name.trim() };
      set({ set: renamed });
      await withStore(async (sets) => {
        await sets.write(renamed, now());
        await list(sets);
      });
    },

    async removeSet(id) {
      if (!isIdle()) return;
      await withStore(async (sets) => {
        await purge(sets);
        await sets.setDeleted(id, null, true);
        const isOpen = get().set?.id === id;
        set({
          removedFromSets: { set: id, setup: null },
          ...(isOpen ? { set: null, setups: [], openedRow: null } : {}),
        });
        await list(sets);
      });
    },

    async removeSetup(key) {
      const { set: open } = get();
      if (!isIdle() || open === null) return;
      set(({ setups }) => ({ setups: setups.filter((setup) => setup.key !== key), openedRow: null }));
      await withStore(async (sets) => {
        await purge(sets);
        await sets.setDeleted(open.id, key, true);
        set({ removedFromSets: { set: open.id, setup: key } });
        await list(sets);
      });
    },

    async restoreRemoved() {
      const { removedFromSets: removed } = get();
      if (!isIdle() || removed === null) return;
      await withStore(async (sets) => {
        await sets.setDeleted(removed.set, removed.setup, false);
        set({ removedFromSets: null });
        await show(sets, removed.set);
      });
    },

    async runSet() {
      const { set: open } = get();
      if (!isIdle() || open === null) return;
      const planned = planOf(get(), services.environment);
      if (planned === null) {
        set({ setError: pageError('student-not-ready') });
        return;
      }
      set({ activity: { kind: 'lesson' }, openedRow: null, setError: null });
      try {
        await solveOpenProblems(open, planned);
      } catch (error) {
        set({ setError: codedError(error) });
      } finally {
        set({ activity: { kind: 'idle' } });
      }
      await withStore(list);
    },

    async openRow(key, index) {
      const { set: open, setups } = get();
      const result = setups.find((setup) => setup.key === key)?.results[index] ?? null;
      const made = open?.problems[index];
      if (!isIdle() || open === null || result === null || made === undefined) return;
      const recording = recent.get(result.run);
      if (recording === undefined) await history.openSavedRun(result.run);
      else {
        player.pause();
        set(openedRun(result.run, recording, { kind: 'saved' }, made.answer, open.id));
      }
      // A run that could not be opened says so in the notices.
      if (shownRun()?.id === result.run)
        set({ openedRow: { setup: key, index, run: result.run, by: 'row' } });
    },

    async findRow() {
      const { id: run, set: of } = shownRun() ?? {};
      if (run == null || of === undefined) return;
      await withStore(async (sets) => {
        if (get().set?.id !== of) {
          const isKept = (await sets.list()).some(({ id }) => id === of);
          if (!isKept || !isIdle()) return;
          await show(sets, of);
        }
        for (const { key, results } of get().setups) {
          const index = results.findIndex((result) => result?.run === run);
          if (index >= 0 && shownRun()?.id === run)
            set({ openedRow: { setup: key, index, run, by: 'address' } });
        }
      });
    },
  };
}

/** The setups with one more result; a new setup is the last. */
function withResult(
  setups: readonly SetupResults[],
  key: string,
  facts: SetupFacts,
  index: number,
  result: JudgedResult,
  problems: number,
): readonly SetupResults[] {
  const empty: SetupResults = { key, facts, results: Array.from({ length: problems }, () => null) };
  const all = setups.some((setup) => setup.key === key) ? setups : [...setups, empty];
  return all.map((setup) =>
    setup.key === key
      ? { ...setup, results: setup.results.map((each, i) => (i === index ? result : each)) }
      : setup,
  );
}
