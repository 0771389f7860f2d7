/**
 * The state of the page and what can be done with it, without React. A run is the fold of the events that the student's
 * worker sends; nothing about it is kept twice.
 *
 * It knows the student's client and the teacher's health by their interfaces, not browsers or servers.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

import { Recording } from '../relay/recording.ts';
import type { Turn } from '../relay/past.ts';
import { parseTrace, TraceError } from '../relay/trace.ts';
import type { StudentClient } from '../student/client.ts';
import type { LoadedStudent, LoadProgress } from '../student/protocol.ts';
import type { ProxyHealth } from '../teacher/client.ts';
import type { Archive } from './history/archive.ts';
import { keeperOn, type KeeperActions, type KeeperState } from './history/keeper.ts';
import {
  emptyLesson,
  lessonOn,
  type LessonActions,
  type LessonServices,
  type LessonState,
} from './classroom/lesson.ts';
import { checkProblem } from './problem/check-problem.ts';
import type { Preferences, Settings } from './settings.ts';
import { changed } from './settings.ts';
import { strings } from './strings.ts';
import type { StudentName } from './students.ts';
import { runnerOn } from './versions/runner.ts';
import type { Change, Version } from './versions/versions.ts';
import {
  emptyPlayer,
  playerOn,
  shownWhole,
  type NextFrame,
  type PlayerActions,
  type PlayerState,
} from './timeline/player.ts';

export interface KnownProblem {
  readonly problem: string;
  readonly answer: string;
}

/** What the page needs from outside. */
export interface PageServices extends LessonServices {
  readonly student: Pick<StudentClient, 'load' | 'solve' | 'stop' | 'dispose'>;
  /** URL of a student's folder. */
  readonly studentModel: (name: StudentName) => string;
  /** Address of the proxy. */
  readonly teacherUrl: string;
  readonly askHealth: (signal: AbortSignal) => Promise<ProxyHealth>;
  readonly randomProblem: () => Promise<KnownProblem>;
  readonly nextFrame: NextFrame;
  /** Something that no other run is called. */
  readonly newId: () => string;
  /** Where runs are kept. */
  readonly archive: () => Promise<Archive>;
}

export type StudentState =
  | { readonly kind: 'loading'; readonly files: readonly LoadProgress[] }
  | { readonly kind: 'ready'; readonly student: LoadedStudent }
  | { readonly kind: 'failed'; readonly message: string };

export type TeacherState = { readonly kind: 'unknown' } | ({ readonly kind: 'known' } & ProxyHealth);

export type Activity =
  | { readonly kind: 'idle' }
  /** The person asked for a run while the student loads. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'solving' }
  | { readonly kind: 'stopping' }
  /** A set of problems is solved, one after the other. */
  | { readonly kind: 'lesson' };

/** The run is what the player holds: all of it in `recording`, what the person looks at in `shown`. */
/** Where the run comes from: this page wrote it, or it was opened, and then nothing of it was computed here. */
export type RunOrigin =
  | { readonly kind: 'here' }
  /** @param saved when, as the trace says: ISO 8601 */
  | { readonly kind: 'opened'; readonly saved: string | null }
  /** It was kept by this browser. */
  | { readonly kind: 'kept' };

export interface PageState extends PlayerState, KeeperState, LessonState {
  readonly problem: string;
  /** The answer of the problem in the box, while it is the one that it was chosen as. */
  readonly known: KnownProblem | null;
  readonly settings: Settings;
  readonly stayOnDevice: boolean;
  readonly student: StudentState;
  readonly teacher: TeacherState;
  readonly activity: Activity;
  readonly origin: RunOrigin;
  /** The run and what became of it where it was changed; the player holds one of them, `version`. */
  readonly versions: readonly Version[];
  readonly version: number;
  /** Why a trace was not opened. */
  readonly traceError: string | null;
  /** The answer of the problem that the run solves. */
  readonly runAnswer: string | null;
  /** Why the problem was not taken. */
  readonly problemError: string | null;
  /** Why the run broke off, other than what its log says. */
  readonly runError: string | null;
}

export interface PageActions extends PlayerActions, KeeperActions, LessonActions {
  writeProblem(text: string): void;
  pickProblem(known: KnownProblem): void;
  pickRandomProblem(): Promise<void>;
  changeSettings(change: Partial<Settings>): void;
  setStayOnDevice(on: boolean): void;
  loadStudent(): Promise<void>;
  /** Lists the runs that are kept, and keeps every run from now on. */
  keepRuns(): Promise<void>;
  /** Asks once which teacher serves; does nothing while the page stays on this device. */
  checkTeacher(): Promise<void>;
  solve(): Promise<void>;
  stop(): void;
  /** Goes on behind the first `tokens` tokens of what is shown, with something done differently: as a new version. */
  branch(tokens: number, turn: Turn, change: Change): Promise<void>;
  /** Solves the problem of the run again, by this student under this policy, all else as it was: as a new version. */
  again(student: StudentName, policy: Settings['policy']): Promise<void>;
  /** Answers a run that paused at a call. */
  answer(turn: Turn): Promise<void>;
  /** Goes on with a run that was stopped or broke off, and with one whose page was closed. */
  resume(): Promise<void>;
  showVersion(index: number): void;
  /**
   * Shows a saved run in the place of the one that is there; not while one goes on.
   * @param read gives the text of a trace; what it throws is told as the reason why nothing was opened
   * @param answer the right one, where it is known
   */
  openTrace(read: () => Promise<string>, answer?: string): Promise<void>;
}

export type PageStore = StoreApi<PageState> & { readonly actions: PageActions };

export function createPageStore(services: PageServices, preferences: Preferences): PageStore {
  const store = createStore<PageState>(() => ({
    problem: '',
    known: null,
    ...preferences,
    student: { kind: 'loading', files: [] },
    teacher: { kind: 'unknown' },
    activity: { kind: 'idle' },
    ...emptyPlayer,
    ...emptyLesson,
    kept: null,
    keepError: null,
    origin: { kind: 'here' },
    versions: [],
    version: 0,
    traceError: null,
    runAnswer: null,
    problemError: null,
    runError: null,
  }));
  return Object.assign(store, { actions: actionsOn(store, services) });
}

function actionsOn(store: StoreApi<PageState>, services: PageServices): PageActions {
  const set = store.setState;
  const get = store.getState;
  const player = playerOn(store, services.nextFrame);
  let healthCheck = new AbortController();
  /** The settings that the student was loaded for, or is being loaded for. */
  let loadedFor: Settings | null = null;

  /** Loads the student that the settings ask for, unless it is there; not under a run, which goes on with its own. */
  async function followSettings(): Promise<void> {
    const { settings, activity } = get();
    const isAnother =
      loadedFor !== null && (loadedFor.student !== settings.student || loadedFor.device !== settings.device);
    const runs = activity.kind !== 'idle' && activity.kind !== 'waiting';
    if (isAnother && !runs) await actions.loadStudent();
  }

  const keeper = keeperOn(store, services.archive);
  const runner = runnerOn(store, services, player, { ensure: followSettings });

  const actions: PageActions = {
    ...player,
    ...runner.actions,
    ...keeper.actions,
    ...lessonOn(store, services, runner, player),

    writeProblem(text) {
      set(({ known }) => ({
        problem: text,
        known: known?.problem === text ? known : null,
        problemError: null,
      }));
    },

    pickProblem(known) {
      set({ problem: known.problem, known, problemError: null });
    },

    async pickRandomProblem() {
      try {
        const known = await services.randomProblem();
        set({ problem: known.problem, known, problemError: null });
      } catch {
        // Its module is fetched on demand: the page's server may be gone.
        set({ problemError: strings.problem.randomFailed });
      }
    },

    changeSettings(change) {
      set(({ settings }) => ({ settings: changed(settings, change) }));
      void followSettings();
    },

    setStayOnDevice(stayOnDevice) {
      set({ stayOnDevice, teacher: { kind: 'unknown' } });
      if (!stayOnDevice) {
        void actions.checkTeacher();
        return;
      }
      healthCheck.abort();
      const mayAsk = get().recording.run.header?.teacher !== null;
      const runs = get().activity.kind === 'solving' || get().activity.kind === 'lesson';
      if (runs && mayAsk) {
        actions.stop();
        set({ runError: strings.privacy.stopped });
      }
    },

    keepRuns: keeper.start,

    async loadStudent() {
      const { settings } = get();
      loadedFor = settings;
      services.student.stop();
      set({ student: { kind: 'loading', files: [] } });
      const onProgress = (progress: LoadProgress) => {
        set(({ student }) => (student.kind === 'loading' ? { student: withFile(student, progress) } : {}));
      };
      try {
        const student = await services.student.load(
          services.studentModel(settings.student),
          settings.device,
          onProgress,
        );
        set({ student: { kind: 'ready', student } });
      } catch (error) {
        // Another load may have taken this one's place.
        if (loadedFor !== settings) return;
        set({ student: { kind: 'failed', message: messageOf(error) }, activity: { kind: 'idle' } });
        return;
      }
      if (get().activity.kind === 'waiting') await actions.solve();
    },

    async checkTeacher() {
      if (get().stayOnDevice) return;
      healthCheck.abort();
      const check = (healthCheck = new AbortController());
      try {
        const health = await services.askHealth(check.signal);
        if (!check.signal.aborted) set({ teacher: { kind: 'known', ...health } });
      } catch (error) {
        if (!check.signal.aborted) throw error;
      }
    },

    async solve() {
      const { activity, student, problem } = get();
      if (activity.kind !== 'idle' && activity.kind !== 'waiting') return;
      const checked = checkProblem(problem);
      set({ problemError: checked.ok ? null : checked.message });
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

    async openTrace(read, answer) {
      if (get().activity.kind !== 'idle') return;
      try {
        const { events, saved } = parseTrace(await read());
        if (get().activity.kind !== 'idle') return;
        player.pause();
        const recording = Recording.of(events);
        set({
          ...shownWhole(recording),
          versions: [{ id: null, recording, from: null }],
          version: 0,
          origin: { kind: 'opened', saved },
          problem: events[0].problem,
          known: answer === undefined ? null : { problem: events[0].problem, answer },
          problemError: null,
          traceError: null,
          runAnswer: answer ?? null,
          runError: null,
        });
      } catch (error) {
        const message = error instanceof TraceError ? error.message : strings.trace.unreadable;
        set({ traceError: message });
      }
    },
  };
  return actions;
}

function withFile(student: Extract<StudentState, { kind: 'loading' }>, progress: LoadProgress): StudentState {
  const others = student.files.filter(({ file }) => file !== progress.file);
  return { ...student, files: [...others, progress] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
