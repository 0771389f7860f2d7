/** Looks back at a run: a position in its recording, moved by the person or by a clock. */
import { Recording } from '../../relay/recording.ts';
import type { RunState } from '../../relay/run-state.ts';

export const speeds = [0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

export interface PlayerState {
  /** The run from its first event to the last one that has come. */
  readonly recording: Recording;
  /** How many events are shown; null follows the end, also while it moves. */
  readonly position: number | null;
  /** The run as it stood at the position. */
  readonly shown: RunState;
  readonly isPlaying: boolean;
  readonly speed: Speed;
}

export interface PlayerActions {
  /** Goes to where `count` tokens stand, and stays there. */
  showTokens(count: number): void;
  /** Shows the run again as fast as it was, times the speed: from the position on, or from its start. */
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
}

/** Calls back once, in the next frame, with the time in milliseconds. @returns a way to call it off */
export type NextFrame = (callback: (now: number) => void) => () => void;

export const emptyPlayer: PlayerState = {
  ...shownWhole(Recording.empty),
  isPlaying: false,
  speed: 1,
};

/** What is shown when a recording begins, or is another one. */
export function shownWhole(recording: Recording): Pick<PlayerState, 'recording' | 'position' | 'shown'> {
  return { recording, position: null, shown: recording.run };
}

/** What is shown when a recording grows: a person who looks back stays at that position. */
export function grown({ position, shown }: PlayerState, recording: Recording): Partial<PlayerState> {
  return { recording, shown: position === null ? recording.run : shown };
}

interface Store {
  readonly getState: () => PlayerState;
  readonly setState: (change: Partial<PlayerState>) => void;
}

export function playerOn({ getState: get, setState: set }: Store, nextFrame: NextFrame): PlayerActions {
  let callOff: () => void = () => undefined;

  function pause(): void {
    callOff();
    if (get().isPlaying) set({ isPlaying: false });
  }

  function show(count: number): void {
    const { recording } = get();
    const position = count >= recording.length ? null : count;
    set({ position, shown: recording.at(count) });
  }

  return {
    showTokens(count) {
      pause();
      show(get().recording.eventsWithTokens(count));
    },

    play() {
      pause();
      const { recording, position } = get();
      let clock = recording.timeOf(position ?? 0);
      let before: number | null = null;
      const frame = (now: number): void => {
        clock += before === null ? 0 : (now - before) * get().speed;
        before = now;
        show(get().recording.eventsUntil(clock));
        if (get().position === null) set({ isPlaying: false });
        else callOff = nextFrame(frame);
      };
      set({ isPlaying: true });
      callOff = nextFrame(frame);
    },

    pause,

    setSpeed: (speed) => set({ speed }),
  };
}
