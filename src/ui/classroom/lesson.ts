/** A lesson: the student solves a set of problems, one after the other. The person can stop it and continue it. */
import type { StoreApi } from 'zustand/vanilla';

import type { LessonActions, LessonServices, LessonState, PageState } from '../page-state.ts';
import { codedError } from '../../errors/coded-error.ts';
import { pageError, readingError } from '../page-error.ts';
import { shownWhole, type PlayerActions } from '../timeline/player.ts';
import type { Runner } from '../versions/runner.ts';
import type { SetProblem } from './set-problem.ts';

export const emptyLesson: LessonState = { items: [], lessonError: null };

/** The actions of a lesson over a store. */
export function lessonOn(
  { getState: get, setState: set }: StoreApi<PageState>,
  services: LessonServices,
  runner: Runner,
  player: PlayerActions,
): LessonActions {
  async function take(read: () => Promise<readonly SetProblem[]>): Promise<void> {
    if (get().activity.kind !== 'idle') return;
    try {
      const problems = await read();
      set({ items: problems.map((problem) => ({ ...problem, recording: null })), lessonError: null });
    } catch (error) {
      set({ lessonError: readingError(error) });
    }
  }

  const firstOpen = (): number => get().items.findIndex(({ recording }) => recording === null);

  return {
    readProblems: (read) => take(async () => services.parseProblems(await read())),

    drawProblems: (count, seed) => take(() => services.builtInProblems(count, seed)),

    async runLesson() {
      const { activity, student } = get();
      if (activity.kind !== 'idle' || firstOpen() < 0) return;
      if (student.kind !== 'ready') {
        set({ lessonError: pageError('student-not-ready') });
        return;
      }
      set({ activity: { kind: 'lesson' }, lessonError: null });
      try {
        for (let at = firstOpen(); at >= 0 && get().activity.kind === 'lesson'; at = firstOpen()) {
          const item = get().items[at];
          if (item === undefined) break;
          const recording = await runner.attempt(item.problem, item.answer);
          const { status } = recording.run;
          // A run that was stopped starts again when the lesson continues.
          if (status.kind !== 'ended' || status.reason.kind === 'stopped') break;
          set(({ items }) => ({ items: items.map((each, i) => (i === at ? { ...each, recording } : each)) }));
        }
      } catch (error) {
        set({ lessonError: codedError(error) });
      } finally {
        set({ activity: { kind: 'idle' } });
      }
    },

    forgetRuns() {
      if (get().activity.kind !== 'idle') return;
      set(({ items }) => ({ items: items.map((item) => ({ ...item, recording: null })), lessonError: null }));
    },

    openItem(index) {
      const item = get().items[index];
      if (item === undefined || item.recording === null || get().activity.kind !== 'idle') return;
      player.pause();
      const { problem, answer, recording } = item;
      set({
        ...shownWhole(recording),
        versions: [{ id: null, recording, from: null }],
        version: 0,
        origin: { kind: 'here' },
        problem,
        known: answer === null ? null : { problem, answer },
        problemError: null,
        traceError: null,
        runAnswer: answer,
        runError: null,
      });
    },
  };
}
