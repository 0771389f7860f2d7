/**
 * The run of an activity: the lead's page gives it to the room and sends where its timeline is; every other page opens it
 * and follows. So does the lead's own page after a reload.
 */
import { codedError } from '../../../errors/coded-error.ts';
import { RoomError } from '../../../room/client.ts';
import { leadNumber, type ActivityStart, type MaterialId } from '../../../room/events.ts';
import type { RoomActivity } from '../../../room/state.ts';
import { wordsOf } from '../../predict/words.ts';
import type { ClassSession } from '../class-session.ts';
import { runMaterial } from './run-material.ts';
import { until } from './until.ts';

export interface SharedRun {
  /** Sends the run in the sheet to all devices, and begins an activity with it. */
  start(mode: 'watch' | 'predict' | 'teach'): Promise<void>;
  /** Sends the run of the activity again, as it is now. */
  replace(): Promise<void>;
  /** Opens the run of the activity again, for a device that looked at another one. */
  show(): Promise<void>;
}

/** An activity whose run all pages show. */
const isOfRun = (activity: RoomActivity | null): activity is Exclude<RoomActivity, { mode: 'solve' }> =>
  activity !== null && activity.mode !== 'solve';

/** Where the devices are to be, as one value; null where they are nowhere. */
function placeOf(activity: RoomActivity | null): string | null {
  if (activity === null || !('position' in activity)) return null;
  const isHidden = activity.mode === 'predict' && activity.revealed === null;
  return `${activity.number} ${activity.position} ${isHidden}`;
}

/** Connects the page's sheet and timeline with those of the class. */
export function shareRuns({ store, page, ...session }: ClassSession): SharedRun {
  const { getState: get, setState: set } = store;
  /** The material that is being opened, so that each is opened once. */
  let opening: MaterialId | null = null;
  /** The one that could not be opened: it is tried again when the connection is back. */
  let failed: MaterialId | null = null;

  const isLead = (): boolean => get().membership?.member === leadNumber;
  const isShown = (): boolean => get().shared?.recording === page.getState().recording;

  async function open(material: MaterialId): Promise<void> {
    opening = material;
    failed = material;
    try {
      const text = await session.read(material);
      // A device that solves something of its own is called together.
      page.actions.stop();
      await until(page, ({ activity }) => activity.kind === 'idle');
      if (opening !== material) return;
      await page.actions.openTrace(() => Promise.resolve(text));
      const { recording, traceError } = page.getState();
      if (opening !== material || traceError !== null) return;
      failed = null;
      const before = get().shared?.recording.tokens ?? Infinity;
      set({ shared: { material, recording } });
      followPosition();
      if (get().room?.activity?.mode === 'teach' && before < recording.tokens) playFrom(before);
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      set({ error: codedError(error) });
    } finally {
      if (opening === material) opening = null;
    }
  }

  /** Puts the timeline where the lead's is. */
  function followPosition(): void {
    const activity = get().room?.activity ?? null;
    if (activity === null || !('position' in activity) || !isShown()) return;
    if (activity.mode === 'predict' && activity.revealed === null) return;
    if (page.getState().shown.tokens.length !== activity.position) page.actions.showTokens(activity.position);
  }

  /** Shows what the student did with the text that was taken. */
  function playFrom(tokens: number): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    page.actions.showTokens(tokens);
    page.actions.play();
  }

  let seen: RoomActivity | null = null;
  store.subscribe(({ room, shared, connection }, before) => {
    const activity = room?.activity ?? null;
    if (connection.kind === 'open' && before.connection.kind !== 'open') failed = null;
    if (isOfRun(activity) && shared?.material !== activity.material) {
      seen = activity;
      if (activity.material !== opening && activity.material !== failed) void open(activity.material);
      return;
    }
    if (activity === seen) return;
    const wasAt = placeOf(seen);
    seen = activity;
    if (!isLead() && placeOf(activity) !== wasAt) followPosition();
  });

  page.subscribe(({ shown }, before) => {
    if (!isLead() || shown === before.shown || !isShown()) return;
    sendPosition();
  });

  function sendPosition(): void {
    const activity = get().room?.activity ?? null;
    if (activity === null || !('position' in activity) || activity.material !== get().shared?.material)
      return;
    const position = page.getState().shown.tokens.length;
    if (position === activity.position && !session.waits('move')) return;
    session.send({ do: 'move', activity: activity.number, position });
  }

  /** Gives the room the run in the sheet. */
  async function keepRun(): Promise<MaterialId | null> {
    const { recording, runAnswer, activity } = page.getState();
    if (activity.kind !== 'idle' || recording.length === 0) return null;
    const material = await session.keep(runMaterial(recording.events, runAnswer));
    // Before the room tells of it: this page has it open already.
    if (material !== null) set({ shared: { material, recording } });
    return material;
  }

  return {
    async start(mode) {
      const material = await keepRun();
      if (material === null) return;
      const { recording, shown } = page.getState();
      const starts: Readonly<Record<typeof mode, () => ActivityStart>> = {
        watch: () => ({ mode: 'watch', material, position: shown.tokens.length }),
        predict: () => ({ mode: 'predict', material, words: wordsOf(recording.run).length }),
        teach: () => ({ mode: 'teach', material }),
      };
      session.send({ do: 'start', start: starts[mode]() });
    },
    async replace() {
      const activity = get().room?.activity ?? null;
      if (!isOfRun(activity)) return;
      const material = await keepRun();
      if (material !== null && material !== activity.material) {
        session.send({ do: 'replace', activity: activity.number, material });
      }
    },
    async show() {
      const activity = get().room?.activity ?? null;
      if (isOfRun(activity)) await open(activity.material);
    },
  };
}
