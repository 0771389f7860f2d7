/** Keeps what the class does on the lead's page, saves it as a file, and opens such a file. */
import { codedError } from '../../errors/coded-error.ts';
import { RoomError } from '../../room/client.ts';
import { leadNumber } from '../../room/events.ts';
import type { RoomActivity } from '../../room/state.ts';
import { readingError } from '../page-error.ts';
import { readTextFile } from '../trace/file.ts';
import type { ClassSession } from './class-session.ts';
import { formatLesson, materialsOf, parseLesson } from './lesson-file.ts';
import { withActivity } from './lesson-parts.ts';
import { savedParts, saveParts } from './saved-class.ts';

export interface SharedLesson {
  /** The lesson so far as a text; null, with an error, where the room no longer has its runs. */
  text(): Promise<string | null>;
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
  store.subscribe(({ room, membership }, previous) => {
    if (membership?.member !== leadNumber) return;
    // After a reload the lesson continues where it was.
    if (previous.membership === null) set({ parts: savedParts(membership.room) });
    const activity = room?.activity ?? null;
    if (activity === null || activity === seen) return;
    seen = activity;
    const { parts: before } = get();
    const parts = withActivity(before, activity);
    if (parts === before) return;
    set({ parts });
    saveParts(membership.room, parts);
  });
  return {
    async text() {
      const { parts } = get();
      try {
        const texts = await Promise.all(
          materialsOf(parts).map(async (id) => [id, await session.read(id)] as const),
        );
        return formatLesson({
          saved: new Date(now()).toISOString(),
          parts,
          materials: Object.fromEntries(texts),
        });
      } catch (error) {
        if (!(error instanceof RoomError)) throw error;
        set({ error: codedError(error) });
        return null;
      }
    },
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
