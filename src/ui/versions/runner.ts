/**
 * Runs the student for the page: from the start, from a position in another run, or after a pause. Each run is a version,
 * whose log is shown.
 */
import type { StoreApi } from 'zustand/vanilla';

import { samplingOf } from '../../relay/defaults.ts';
import { truncateLog, type ResumePoint } from '../../relay/resume.ts';
import { Recording } from '../../relay/recording.ts';
import { DeviceLostError } from '../../student/errors.ts';
import type { SolveRequest } from '../../student/protocol.ts';
import type { PageActions, PageEnvironment, PageServices, PageState } from '../page-state.ts';
import { policyName, writesCommands } from '../policies.ts';
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { pageError } from '../page-error.ts';
import { canPrefill, chosenTeacher } from '../teacher/teacher-location.ts';
import { grown, shownWhole, type PlayerActions } from '../timeline/player.ts';
import { countsUnboxed } from '../answer/run-answer.ts';
import { isUnfinished, withRecording } from './versions.ts';

export interface Runner {
  /** Solves a problem from the start. */
  readonly run: (problem: string) => Promise<void>;
  /**
   * Runs a request for a problem set: it leaves `activity` to the caller and never pauses.
   * @param answer of its problem, if known
   * @param problemSet its id
   * @returns the run, with the id under which it is saved
   * @throws StudentError when the run cannot start or the worker dies
   */
  readonly attempt: (
    request: SolveRequest,
    answer: string | null,
    problemSet: string,
  ) => Promise<{ readonly id: string; readonly recording: Recording }>;
  readonly actions: Pick<PageActions, 'branch' | 'again' | 'answer' | 'resume' | 'showVersion'>;
}

/** Loads the student of the settings. */
export interface StudentLoader {
  /** Loads the student of the settings, unless it is loaded; resolves when it is loaded or has failed. */
  readonly ensure: () => Promise<void>;
  /**
   * Loads it again on WASM, because its device is gone.
   * @throws StudentError when it cannot be loaded
   */
  readonly leaveDevice: (reason: CodedError) => Promise<void>;
}

/** The runner over a store and its services. */
export function runnerOn(
  { getState: get, setState: set }: StoreApi<PageState>,
  services: PageServices,
  player: PlayerActions,
  students: StudentLoader,
): Runner {
  /** Shows a recording as the current version, as it grows. */
  function show(recording: Recording): void {
    set((state) => ({
      ...grown(state, recording),
      versions: withRecording(state.versions, state.version, recording),
    }));
  }

  /** Runs what is asked for; its log is that of the current version. */
  async function stream(request: SolveRequest): Promise<Recording> {
    let recording = Recording.empty;
    // The log that it continues is shown already.
    const before = request.resume?.events.length ?? 0;
    try {
      for await (const events of services.student.solve(request)) {
        recording = recording.append(events);
        if (recording.length > before) show(recording);
      }
      return recording;
    } catch (error) {
      if (!(error instanceof DeviceLostError)) throw error;
      await students.leaveDevice(codedError(error));
      // From the same token; a run of which nothing came starts as it was asked for.
      if (recording.length <= before) return stream(request);
      const resume = {
        events: truncateLog(recording.events, Infinity),
        action: { kind: 'continue' },
      } as const;
      return stream({ ...request, resume });
    }
  }

  async function follow(request: SolveRequest): Promise<void> {
    try {
      await stream(request);
    } catch (error) {
      set({ runError: codedError(error) });
    } finally {
      set({ activity: { kind: 'idle' } });
      void students.ensure();
    }
  }

  /** An empty sheet for a new problem. */
  function clear(runAnswer: string | null, problemSet?: string): string {
    player.pause();
    const id = services.newId();
    set({
      ...shownWhole(Recording.empty),
      origin: { kind: 'here' },
      versions: [
        {
          id,
          recording: Recording.empty,
          from: null,
          ...(problemSet === undefined ? {} : { set: problemSet }),
        },
      ],
      version: 0,
      traceError: null,
      runAnswer,
      runError: null,
      saveError: null,
    });
    return id;
  }

  async function run(problem: string): Promise<void> {
    const { known, expected } = get();
    set({ activity: { kind: 'solving' } });
    clear(known?.problem.trim() === problem ? known.answer : expected.trim() || null);
    await follow(solveRequest(problem, get(), services.environment));
  }

  async function attempt(request: SolveRequest, answer: string | null, problemSet: string) {
    const id = clear(answer, problemSet);
    return { id, recording: await stream({ ...request, pauses: false }) };
  }

  /** The request that continues the shown run: all as it was, with `resume`. Null, with an error, if that is impossible. */
  function resumeRequest(resume: ResumePoint): SolveRequest | null {
    const { recording, student } = get();
    const { header } = recording.run;
    if (header === null || get().activity.kind !== 'idle') return null;
    if (student.kind !== 'ready') {
      set({ runError: pageError('student-not-ready') });
      return null;
    }
    const { name, weights } = student.student.identity;
    if (header.student.name !== name || header.student.weights !== weights) {
      set({ runError: pageError('other-student', { name: header.student.name }) });
      return null;
    }
    const { problem, policy, seed, sampling, limits, thinks } = header;
    return {
      problem,
      policy,
      seed,
      sampling,
      limits,
      ...(thinks !== undefined && { thinks }),
      ...currentOptions(get(), services.environment),
      resume,
    };
  }

  /** Continues the shown run as the same version. */
  async function continueRun(resume: ResumePoint): Promise<void> {
    const request = resumeRequest(resume);
    if (request === null) return;
    player.pause();
    set(({ versions, version }) => ({
      activity: { kind: 'solving' },
      origin: { kind: 'here' },
      // A run of a problem set that the person continues is a run of their own: the set starts its problem again.
      versions: versions.map((each, index) => {
        const { set: _, ...own } = each;
        return index === version ? own : each;
      }),
      runError: null,
    }));
    await follow(request);
  }

  return {
    run,
    attempt,
    actions: {
      async branch(tokens, action, change) {
        const { recording, version, versions } = get();
        const resume = { events: truncateLog(recording.events, tokens), action };
        const request = resumeRequest(resume);
        if (request === null) return;
        player.pause();
        const kept = Recording.of(resume.events);
        const from = { version, tokens: kept.tokens, change };
        set({
          activity: { kind: 'solving' },
          ...shownWhole(kept),
          origin: { kind: 'here' },
          versions: [...versions, { id: services.newId(), recording: kept, from }],
          version: versions.length,
          runError: null,
        });
        await follow(request);
      },

      async again(student, policy) {
        const { header } = get().recording.run;
        if (header === null || get().activity.kind !== 'idle') return;
        // The student is there to stay; the policy is this run's only.
        set(({ settings }) => ({ settings: { ...settings, student } }));
        await students.ensure();
        const { activity, student: loaded, versions, version, settings } = get();
        // The person may have started something else while it loaded, or the student could not be loaded.
        if (activity.kind !== 'idle' || loaded.kind !== 'ready' || settings.student !== student) return;
        player.pause();
        const canCall = writesCommands(loaded.student.canCall, settings);
        const name = policyName({ ...settings, policy }, canCall);
        const from = { version, tokens: 0, change: { kind: 'setup', student, policy: name } } as const;
        set({
          activity: { kind: 'solving' },
          ...shownWhole(Recording.empty),
          origin: { kind: 'here' },
          versions: [...versions, { id: services.newId(), recording: Recording.empty, from }],
          version: versions.length,
          runError: null,
        });
        const { problem, seed, sampling, limits, thinks } = header;
        const same = { problem, seed, sampling, limits, ...(thinks !== undefined && { thinks }) };
        await follow({ ...same, policy: name, ...currentOptions(get(), services.environment), resume: null });
      },

      async answer(action) {
        const { events, run: paused } = get().recording;
        if (paused.status.kind !== 'ended' || paused.status.reason.kind !== 'paused') return;
        await continueRun({ events: events.slice(0, -1), action });
      },

      async resume() {
        if (!isUnfinished(get().recording.run)) return;
        await continueRun({
          events: truncateLog(get().recording.events, Infinity),
          action: { kind: 'continue' },
        });
      },

      showVersion(index) {
        const version = get().versions[index];
        if (version === undefined || get().activity.kind !== 'idle') return;
        player.pause();
        set({ ...shownWhole(version.recording), version: index });
      },
    },
  };
}

/** The request that solves a problem from the start, with the settings of the page. */
export function solveRequest(problem: string, state: PageState, environment: PageEnvironment): SolveRequest {
  const { seed, maxCalls, maxTeacherTokens, maxTokens } = state.settings;
  const thinks =
    state.settings.thinks && state.student.kind === 'ready' && state.student.student.canThink === true;
  const canCall = state.student.kind !== 'ready' || state.student.student.canCall;
  return {
    problem,
    policy: policyName(state.settings, writesCommands(canCall, state.settings)),
    seed,
    sampling: samplingOf(state.settings),
    limits: { maxCalls, maxTeacherTokens, maxTokens },
    ...(thinks && { thinks }),
    ...currentOptions(state, environment),
    resume: null,
  };
}

/** The part of a request that no log contains: as the page is now, also when a run continues. */
function currentOptions(state: PageState, environment: PageEnvironment) {
  const { tokensPerCall, pauses, prefill } = state.settings;
  return {
    policyCallTokens: tokensPerCall,
    teacher: chosenTeacher(state, environment),
    unboxed: countsUnboxed(state.settings.student),
    pauses,
    prefill: prefill && canPrefill(state, environment),
  };
}
