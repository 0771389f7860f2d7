/**
 * The page's store: its state and its actions, without React. The state of a run is reduced from the events that the
 * student's worker sends.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

import { Recording } from '../relay/recording.ts';
import type { ProxyHealth } from '../teacher/client.ts';
import { calibrationOn } from './calibration.ts';
import { createRunHistory } from './history/run-history.ts';
import type { PageActions, PageServices, PageState, PageStore, TeacherState } from './page-state.ts';
import { checkProblem } from './problem/check-problem.ts';
import { emptySets, problemSetsOnDemand } from './problem-sets/on-demand.ts';
import type { Preferences } from './settings.ts';
import { changed } from './settings.ts';
import { pageError, readingError } from './page-error.ts';
import { noDownloads } from './picker/download-state.ts';
import { studentDownloadsOn } from './picker/student-downloads.ts';
import { studentLoadingOn } from './student-loading.ts';
import { proxyAddress } from './teacher/teacher-location.ts';
import { openedRun } from './versions/opened-run.ts';
import { runnerOn } from './versions/runner.ts';
import { emptyPlayer, playerOn, shownWhole } from './timeline/player.ts';

type KnownTeacher = Extract<TeacherState, { kind: 'known' }>;

/** A store over the services of a browser or of a test. */
export function createPageStore(services: PageServices, preferences: Preferences): PageStore {
  const store = createStore<PageState>(() => ({
    problem: '',
    known: null,
    expected: '',
    ...preferences,
    student: { kind: 'loading', files: [] },
    nextStudent: null,
    loadError: null,
    ...noDownloads,
    teacher: { kind: 'unknown' },
    activity: { kind: 'idle' },
    ...emptyPlayer,
    ...emptySets,
    savedRuns: null,
    removedRuns: [],
    importReport: null,
    saveError: null,
    origin: { kind: 'here' },
    versions: [],
    version: 0,
    predictions: [],
    worksOffline: false,
    newVersion: null,
    traceError: null,
    runAnswer: null,
    problemError: null,
    runError: null,
    classroom: null,
    calibration: null,
  }));
  return Object.assign(store, { actions: actionsOn(store, services), environment: services.environment });
}

function actionsOn(store: StoreApi<PageState>, services: PageServices): PageActions {
  const set = store.setState;
  const get = store.getState;
  const player = playerOn(store, services.nextFrame);
  let healthCheck = new AbortController();
  const runHistory = createRunHistory(store, services.historyStore);
  const students = studentLoadingOn(store, services, () => actions.solve());
  const downloads = studentDownloadsOn(store, services, (change) => actions.changeSettings(change));

  const runner = runnerOn(store, services, player, students);
  const sets = problemSetsOnDemand(store, { services, runner, player, history: runHistory.actions });

  /** Browsers do not say why a server elsewhere gave no answer, so the error names the likeliest reasons. */
  function teacherStateOf(health: ProxyHealth, proxy: string): KnownTeacher {
    if (health.teacher !== null) {
      const { teachers, setup } = health;
      const chosen = teachers?.find(({ id }) => id === get().settings.teacherName) ?? health.teacher;
      return {
        kind: 'known',
        teacher: chosen,
        ...(teachers === undefined ? {} : { teachers }),
        ...(setup === undefined ? {} : { setup }),
      };
    }
    const { ownProxy, origin } = services.environment;
    const { reason: cause, ...others } = health;
    const isExplained = others.access !== undefined || proxy === ownProxy;
    const reason = isExplained ? cause : pageError('proxy-refused', { cause, address: proxy, origin });
    return { kind: 'known', ...others, reason };
  }

  /** Clears a code that the proxy does not know: repeated wrong codes would lock out all pages of this network. */
  function remember(answer: KnownTeacher): void {
    const { teacher, settings } = get();
    if (answer.teacher === null && answer.access === 'wrong') {
      set({ settings: changed(settings, { accessCode: '' }) });
    }
    // Asked again without the code, the proxy wants one; that the last one was wrong is still what matters.
    const wasWrong = teacher.kind === 'known' && teacher.teacher === null && teacher.access === 'wrong';
    if (wasWrong && answer.teacher === null && answer.access === 'wanted') return;
    set({ teacher: answer });
  }

  const actions: PageActions = {
    ...player,
    ...runner.actions,
    ...runHistory.actions,
    ...students.actions,
    ...downloads,
    ...sets,
    ...calibrationOn(store, services),

    async openSavedRun(id) {
      await runHistory.actions.openSavedRun(id);
      // The run of a problem set has a way back to it.
      await sets.findRow();
    },

    writeProblem(text) {
      set(({ known }) => ({
        problem: text,
        known: known?.problem === text ? known : null,
        // Another problem has another answer.
        ...(text.trim() === '' ? { expected: '' } : {}),
        problemError: null,
      }));
    },

    writeExpected(expected) {
      set(({ problem, known, recording: { run } }) => {
        const isShown = known === null && run.header !== null && run.problem === problem.trim();
        return { expected, ...(isShown ? { runAnswer: expected.trim() || null } : {}) };
      });
    },

    restoreDraft: (draft) => set({ ...draft, problemError: null }),

    pickProblem(known) {
      set({ problem: known.problem, known, expected: '', problemError: null });
    },

    async pickRandomProblem() {
      try {
        const known = await services.randomProblem();
        actions.pickProblem(known);
      } catch {
        // Its module is fetched on demand: the page's server may be gone.
        set({ problemError: pageError('random-problem-failed') });
      }
    },

    changeSettings(change) {
      set(({ settings }) => ({ settings: changed(settings, change) }));
      void students.ensure();
    },

    setStayOnDevice(stayOnDevice) {
      set({ stayOnDevice, teacher: { kind: 'unknown' } });
      if (!stayOnDevice) {
        void actions.checkTeacher();
        return;
      }
      healthCheck.abort();
      const mayAsk = get().recording.run.header?.teacher?.device === 'remote';
      const runs = get().activity.kind === 'solving' || get().activity.kind === 'lesson';
      if (runs && mayAsk) {
        actions.stop();
        set({ runError: pageError('privacy-stopped') });
      }
    },

    startSavingRuns: runHistory.start,

    async checkTeacher() {
      if (get().stayOnDevice) return;
      healthCheck.abort();
      const check = (healthCheck = new AbortController());
      const proxy = proxyAddress(get(), services.environment);
      if (proxy === null) {
        set({ teacher: { kind: 'known', teacher: null, reason: pageError('no-proxy') } });
        return;
      }
      try {
        const health = await services.askHealth(proxy, get().settings.accessCode, check.signal);
        if (!check.signal.aborted) remember(teacherStateOf(health, proxy));
      } catch (error) {
        if (!check.signal.aborted) throw error;
      }
    },

    async solve() {
      const { activity, student, problem } = get();
      if (activity.kind !== 'idle' && activity.kind !== 'waiting') return;
      const checked = checkProblem(problem);
      set({ problemError: checked.ok ? null : checked.error });
      if (!checked.ok) return;
      if (student.kind === 'failed') void actions.loadStudent();
      if (student.kind === 'ready') await runner.run(checked.problem);
      else set({ activity: { kind: 'waiting' } });
    },

    stop() {
      const { activity } = get();
      if (activity.kind === 'waiting') set({ activity: { kind: 'idle' } });
      if (activity.kind !== 'solving' && activity.kind !== 'lesson') return;
      set({ activity: { kind: 'stopping' } });
      services.student.stop();
    },

    async letTeacherWrite() {
      actions.stop();
      await untilIdle(store);
      await actions.again(get().settings.student, 'always');
    },

    addPrediction: (prediction) => set(({ predictions }) => ({ predictions: [...predictions, prediction] })),
    forgetPredictions: () => set({ predictions: [] }),

    async openTrace(read, { answer: given, fragment = '' } = {}) {
      if (get().activity.kind !== 'idle') return;
      try {
        const [text, { parseTrace }] = await Promise.all([read(), import('../relay/trace.ts')]);
        const { events, saved, answer = given } = parseTrace(text);
        if (get().activity.kind !== 'idle') return;
        player.pause();
        set(openedRun(null, Recording.of(events), { kind: 'opened', saved, fragment }, answer ?? null));
      } catch (error) {
        set({ traceError: readingError(error) });
      }
    },

    closeRun() {
      if (get().activity.kind !== 'idle') return;
      player.pause();
      set({
        ...shownWhole(Recording.empty),
        versions: [],
        version: 0,
        origin: { kind: 'here' },
        traceError: null,
        runAnswer: null,
        runError: null,
      });
    },
  };
  return actions;
}

/** Waits until whatever the page is doing is over. */
function untilIdle(store: StoreApi<PageState>): Promise<void> {
  if (store.getState().activity.kind === 'idle') return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe(({ activity }) => {
      if (activity.kind !== 'idle') return;
      unsubscribe();
      resolve();
    });
  });
}
