/** Keeps what the class does on the lead's page, saves it as a file, and opens such a file. */
import { leadNumber } from '../../../room/events.ts';
import type { RoomActivity } from '../../../room/state.ts';
import { readingError } from '../../page-error.ts';
import { readTextFile } from '../../trace/file.ts';
import type { ClassSession } from '../class-session.ts';
import type { ClassState } from '../class-store.ts';
import { formatLesson, lessonOf, materialsOf, parseLesson, type SavedLesson } from './lesson-file.ts';
import { withActivity } from './lesson-parts.ts';
import { LessonTexts } from './lesson-texts.ts';
import { savedParts, saveParts } from '../saved-class.ts';

export interface SharedLesson {
  /** The lesson so far as a text; null, with an error, while its runs cannot be read. */
  text(): Promise<string | null>;
  /** The lesson so far was saved, or the lead decided not to save it: nothing warns of losing it. */
  settle(): void;
  /** The same for a lesson whose class is over. */
  forget(lesson: SavedLesson): void;
  /** Shows a saved lesson. */
  open(file: Blob): Promise<void>;
  close(): void;
  /** Shows a run of the opened lesson in the sheet. */
  openRun(material: string): Promise<void>;
}

/** @param now when it is saved */
export function keepLesson({ store, page, ...session }: ClassSession, now: () => number): SharedLesson {
  const { getState: get, setState: set } = store;
  let seen: RoomActivity | null = null;
  let texts = new LessonTexts(session.read);

  /** A class that is over takes nothing with it. */
  function keepUnsaved({ parts, isSettled }: ClassState): void {
    const lesson = lessonOf(parts, texts.all, new Date(now()));
    texts = new LessonTexts(session.read);
    seen = null;
    if (!isSettled && lesson.parts.length > 0) set({ unsaved: [...get().unsaved, lesson] });
  }

  store.subscribe(({ room, membership, connection }, previous) => {
    if (membership === null && previous.membership?.member === leadNumber) return keepUnsaved(previous);
    if (membership?.member !== leadNumber) return;
    // After a reload the lesson continues where it was.
    if (previous.membership === null) set(savedParts(membership.room));
    const activity = room?.activity ?? null;
    if (activity !== null && activity !== seen) {
      seen = activity;
      const { parts: before } = get();
      const parts = withActivity(before, activity);
      if (parts !== before) {
        set({ parts, isSettled: false });
        saveParts(membership.room, { parts, isSettled: false });
      }
    }
    if (connection.kind === 'open') void texts.follow(materialsOf(get().parts));
  });
  return {
    async text() {
      const { parts } = get();
      const error = await texts.follow(materialsOf(parts));
      if (error === null) return formatLesson(lessonOf(parts, texts.all, new Date(now())));
      set({ error });
      return null;
    },
    settle() {
      const { membership, parts } = get();
      set({ isSettled: true });
      if (membership !== null) saveParts(membership.room, { parts, isSettled: true });
    },
    forget: (lesson) => set({ unsaved: get().unsaved.filter((each) => each !== lesson) }),
    async open(file) {
      try {
        set({ lesson: parseLesson(await readTextFile(file)), error: null, end: null });
      } catch (error) {
        set({ error: readingError(error) });
      }
    },
    close: () => set({ lesson: null }),
    async openRun(material) {
      const text = get().lesson?.materials[material];
      if (text !== undefined) await page.actions.openTrace(() => Promise.resolve(text));
    },
  };
}
