/** The types of the page's store: its state, its actions, and the services that it needs from outside. */
import type { StoreApi } from 'zustand/vanilla';

import type { ResumeAction } from '../relay/resume.ts';
import type { LoadedStudent, FileProgress } from '../student/protocol.ts';
import type { ProxyHealth } from '../teacher/client.ts';
import type { NamedTeacher } from '../teacher/api-schema.ts';
import type { HistoryStore, RunLabel, RunSummary } from './history/history-store.ts';
import type { ImportReport } from './history/run-archive.ts';
import type { CodedError } from '../errors/coded-error.ts';
import type { PageClass } from './class/class-entry.ts';
import type { DownloadActions, DownloadState } from './picker/download-state.ts';
import type { DownloadClient } from '../student/downloads/client.ts';
import type { Prediction } from './predict/words.ts';
import type { SetupResults } from './problem-sets/figures.ts';
import type { ProblemSet, SetProblem, SetSummary } from './problem-sets/set-problem.ts';
import type { SetStore } from './problem-sets/set-store.ts';
import type { Settings } from './settings.ts';
import type { PageStudent } from './student-on-demand.ts';
import type { EmbeddedStudent, StudentName } from './students.ts';
import type { NextFrame, PlayerActions, PlayerState } from './timeline/player.ts';
import type { VersionChange, Version } from './versions/versions.ts';

export interface HistoryState {
  /** The saved runs, the last one first; null until they are loaded. */
  readonly savedRuns: readonly RunSummary[] | null;
  /** The runs that were deleted last and can come back. */
  readonly removedRuns: readonly string[];
  /** What the last import brought; null where there was none. */
  readonly importReport: ImportReport | null;
  /** Why a run could not be saved, opened or deleted. */
  readonly saveError: CodedError | null;
}

export interface HistoryActions {
  /** Shows a saved run; does nothing during a run. */
  openSavedRun(id: string): Promise<void>;
  /** Names a saved run, or stars it. */
  labelSavedRun(id: string, label: RunLabel): Promise<void>;
  /** Deletes runs. They can come back until the next ones are deleted or the page is closed. */
  removeSavedRuns(ids: readonly string[]): Promise<void>;
  /** Brings back the runs that were deleted last. */
  restoreRemovedRuns(): Promise<void>;
  /** All saved runs as one file; null if they cannot be read. */
  exportRuns(): Promise<Blob | null>;
  /** Adds the runs of such a file to the saved ones. */
  importRuns(file: Blob): Promise<void>;
}

export interface SetState {
  /** The kept sets, the one that was used last first; null until they are loaded. */
  readonly keptSets: readonly SetSummary[] | null;
  /** The open set, and its results under each setup, the oldest first. */
  readonly set: ProblemSet | null;
  readonly setups: readonly SetupResults[];
  /** What was deleted last and can come back: a set, or one setup of it. */
  readonly removedFromSets: { readonly set: string; readonly setup: string | null } | null;
  /** The result whose run was opened last, by its row or by its address. */
  readonly openedRow: {
    readonly setup: string;
    readonly index: number;
    readonly run: string;
    readonly by: 'row' | 'address';
  } | null;
  /** Whether the panel of problem sets is open. */
  readonly isPanelOpen: boolean;
  /** The problem whose row comes into view as soon as it is there. */
  readonly soughtRow: number | null;
  /** Why a set was not kept or opened, or why solving it broke off. */
  readonly setError: CodedError | null;
}

export interface SetActions {
  /** Lists the kept sets, and opens the one that was used last. */
  loadSets(): Promise<void>;
  /** Keeps a set, and opens it; does nothing during a run. The same problems are the same set. */
  keepSet(name: string, problems: readonly SetProblem[]): Promise<void>;
  /** The same with problems of the project's own generator. */
  drawProblems(count: number, seed: number): Promise<void>;
  openSet(id: string): Promise<void>;
  /** Names the open set. */
  renameSet(name: string): Promise<void>;
  /** Deletes a set with its results. It can come back until the next deletion or until the page is closed. */
  removeSet(id: string): Promise<void>;
  /** The same for the results of the open set under one setup. */
  removeSetup(key: string): Promise<void>;
  /** Brings back what was deleted last. */
  restoreRemoved(): Promise<void>;
  /** Solves the problems that have no result under the present settings yet. */
  runSet(): Promise<void>;
  /** Shows the run of a result. */
  openRow(setup: string, index: number): Promise<void>;
  /** Finds the row of the run that is shown, and opens its set: after a reload of the page, too. */
  findRow(): Promise<void>;
}

export interface SetPanelActions {
  setPanelOpen(isOpen: boolean): void;
  /** Opens the panel, and brings the row of a problem into view. */
  seekRow(index: number): void;
  endSeeking(): void;
}

/** What is typed for the next run. */
export type ProblemDraft = Pick<PageState, 'problem' | 'known' | 'expected'>;

/** What the page knows of a trace apart from its text. */
export interface TraceFacts {
  /** The right answer, where the trace does not hold it. */
  readonly answer?: string;
  /** The fragment of the page's address that leads to it. */
  readonly fragment?: string;
}

export interface KnownProblem {
  readonly problem: string;
  readonly answer: string;
}

/** Where the page came from, and what is served with it. */
export interface PageEnvironment {
  /** Of the page, as a proxy elsewhere must allow it. */
  readonly origin: string;
  /** Address of the proxy that serves the page; null where a plain file host does. */
  readonly ownProxy: string | null;
  /** URL of the embedded teacher's folder. */
  readonly teacherModel: string;
}

/** What the page needs from outside. */
export interface PageServices {
  readonly student: PageStudent;
  /** URL of an embedded student's folder. */
  readonly studentModel: (name: EmbeddedStudent) => string;
  /** The students from elsewhere that this browser keeps. */
  readonly downloads: Pick<DownloadClient, 'download' | 'pause' | 'kept' | 'remove' | 'storage'>;
  readonly environment: PageEnvironment;
  /** Asks the proxy at an address which teacher serves, with the access code, or '' for none. */
  readonly askHealth: (proxy: string, accessCode: string, signal: AbortSignal) => Promise<ProxyHealth>;
  readonly randomProblem: () => Promise<KnownProblem>;
  readonly nextFrame: NextFrame;
  /** A new unique id. */
  readonly newId: () => string;
  /** A time in milliseconds that only grows. */
  readonly now: () => number;
  /** The store of saved runs. */
  readonly historyStore: () => Promise<HistoryStore>;
  /** The store of kept problem sets. */
  readonly setStore: () => Promise<SetStore>;
}

export type StudentState =
  | { readonly kind: 'loading'; readonly files: readonly FileProgress[] }
  | { readonly kind: 'ready'; readonly student: LoadedStudent }
  | { readonly kind: 'failed'; readonly error: CodedError };

export type TeacherState =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      readonly teacher: NonNullable<ProxyHealth['teacher']>;
      /** All teachers of a proxy that has several. */
      readonly teachers?: readonly NamedTeacher[];
      /** Whether this page may choose the teacher of its proxy. */
      readonly setup?: boolean;
    }
  | {
      readonly kind: 'known';
      readonly teacher: null;
      /** Why no teacher answers there. */
      readonly reason: CodedError;
      /** The proxy answers, but needs an access code: none was sent, or it does not know the one that was. */
      readonly access?: 'wanted' | 'wrong';
      /** Whether this page may choose a teacher for its proxy. */
      readonly setup?: boolean;
    };

export type Activity =
  | { readonly kind: 'idle' }
  /** The person asked for a run while the student loads. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'solving' }
  | { readonly kind: 'stopping' }
  /** A set of problems is solved, one after the other. */
  | { readonly kind: 'lesson' };

export interface NewVersion {
  /** It waits; another tab has changed to it; or a part of this version is gone from the server. */
  readonly kind: 'waits' | 'taken' | 'part-missing';
  /** Changes to it, which reloads the page. */
  readonly change: () => void;
}

/** Where the run comes from: this page wrote it, or it was opened, and then nothing of it was computed here. */
export type RunOrigin =
  | { readonly kind: 'here' }
  /** @param saved when, as the trace says: ISO 8601 */
  | {
      readonly kind: 'opened';
      readonly saved: string | null;
      /** The fragment that leads to it; '' for a file, which has none. */
      readonly fragment: string;
    }
  /** This browser saved it. */
  | { readonly kind: 'saved' };

/** The run is what the player holds: all of it in `recording`, what the person looks at in `shown`. */
export interface PageState extends PlayerState, HistoryState, SetState, DownloadState {
  readonly problem: string;
  /** The answer of the problem in the box, while it is the one that it was chosen as. */
  readonly known: KnownProblem | null;
  /** What the person typed as the right answer of a problem of their own; '' for nothing. */
  readonly expected: string;
  readonly settings: Settings;
  readonly stayOnDevice: boolean;
  readonly student: StudentState;
  /** The student that loads while another one is usable. */
  readonly nextStudent: { readonly name: StudentName; readonly files: readonly FileProgress[] } | null;
  /** Why the last student that was chosen could not be loaded; the one before stays. */
  readonly loadError: (Pick<Settings, 'student' | 'device'> & { readonly error: CodedError }) | null;
  readonly teacher: TeacherState;
  readonly activity: Activity;
  readonly origin: RunOrigin;
  /** The run and what became of it where it was changed; the player holds one of them, `version`. */
  readonly versions: readonly Version[];
  readonly version: number;
  /** The predictions of this lesson. */
  readonly predictions: readonly Prediction[];
  /** Whether the page opens without a network. */
  readonly worksOffline: boolean;
  /** What is known of another version of the page; null where nothing is. */
  readonly newVersion: NewVersion | null;
  /** Why a trace was not opened. */
  readonly traceError: CodedError | null;
  /** The answer of the problem that the run solves. */
  readonly runAnswer: string | null;
  /** Why the problem was refused. */
  readonly problemError: CodedError | null;
  /** Why the run broke off, other than what its log says. */
  readonly runError: CodedError | null;
  /** The class that the page leads or has joined; null for none. */
  readonly classroom: PageClass | null;
  /** How many problems the calibration of a threshold has solved; null where none runs. */
  readonly calibration: { readonly done: number; readonly of: number } | null;
}

export interface PageActions
  extends PlayerActions, HistoryActions, SetActions, SetPanelActions, DownloadActions {
  writeProblem(text: string): void;
  /** The right answer of a problem of one's own. A run of it that is shown is judged by it, too. */
  writeExpected(answer: string): void;
  /** Puts back what stood in the box before a reload. */
  restoreDraft(draft: ProblemDraft): void;
  pickProblem(known: KnownProblem): void;
  pickRandomProblem(): Promise<void>;
  changeSettings(change: Partial<Settings>): void;
  /** Sets the threshold of the policy `entropy` that suits the loaded student; does nothing during a run. */
  calibrateEntropy(): Promise<void>;
  setStayOnDevice(on: boolean): void;
  loadStudent(): Promise<void>;
  /** Loads the student again that could not be loaded. */
  retryLoad(): Promise<void>;
  /** Stops loading the next student. */
  cancelLoad(): void;
  /** Lists the saved runs, and saves every run from now on. */
  startSavingRuns(): Promise<void>;
  /** Asks once which teacher serves; does nothing while the page stays on this device. */
  checkTeacher(): Promise<void>;
  solve(): Promise<void>;
  stop(): void;
  /** Branches the shown run after its first `tokens` tokens, with a change, as a new version. */
  branch(tokens: number, action: ResumeAction, change: VersionChange): Promise<void>;
  /** Solves the problem of the run again, by this student under this policy, all else as it was: as a new version. */
  again(student: StudentName, policy: string): Promise<void>;
  /** Solves the problem of the run again with the teacher writing all of it; a current run is stopped first. */
  letTeacherWrite(): Promise<void>;
  /** Answers a run that paused at a call. */
  answer(action: ResumeAction): Promise<void>;
  /** Continues a run that was stopped or broke off, or whose page was closed. */
  resume(): Promise<void>;
  showVersion(index: number): void;
  addPrediction(prediction: Prediction): void;
  forgetPredictions(): void;
  /**
   * Shows a run from a trace in place of the current one; does nothing during a run.
   * @param read gives the text of a trace; what it throws becomes `traceError`
   */
  openTrace(read: () => Promise<string>, facts?: TraceFacts): Promise<void>;
  /** Shows the empty sheet again; does nothing during a run. */
  closeRun(): void;
}

export type PageStore = StoreApi<PageState> & {
  readonly actions: PageActions;
  readonly environment: PageEnvironment;
};
