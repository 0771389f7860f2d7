/** Looks back at a run: a position in its recording, moved by the person or by a clock. */
import { Recording } from '../../relay/recording.ts';
import type { RunState } from '../../relay/run-state.ts';

/** Tokens a second, from letter by letter to faster than anyone reads; `recorded` keeps the times of the run. */
export const speeds = [1, 2, 5, 10, 20, 50, 100, 200, 'recorded'] as const;
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
  /** One token forwards or back. */
  stepTokens(direction: 1 | -1): void;
  /** To the next place where a call begins, or the one before; then to the end or the start of the run. */
  stepCalls(direction: 1 | -1): void;
  /** Shows the run again at the speed: from the position on, or from its start. */
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
  /** The next faster or slower speed. */
  stepSpeed(direction: 1 | -1): void;
}

/** Calls back once, in the next frame, with the time in milliseconds. @returns a way to call it off */
export type NextFrame = (callback: (now: number) => void) => () => void;

export const emptyPlayer: PlayerState = {
  ...shownWhole(Recording.empty),
  isPlaying: false,
  speed: 10,
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

/** The actions of the player over a store. */
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

  function showTokens(count: number): void {
    pause();
    show(get().recording.eventsWithTokens(count));
  }

  /** How far a clock that began at the position has come: events to show. */
  function clockFrom(position: number): (elapsedMs: number) => number {
    const { recording, speed } = get();
    if (speed === 'recorded') {
      const start = recording.timeOf(position);
      return (elapsedMs) => get().recording.eventsUntil(start + elapsedMs);
    }
    const start = recording.at(position).tokens.length;
    return (elapsedMs) => get().recording.eventsWithTokens(start + Math.floor((elapsedMs / 1000) * speed));
  }

  function play(): void {
    pause();
    const position = get().position ?? 0;
    const eventsAfter = clockFrom(position);
    let began: number | null = null;
    const frame = (now: number): void => {
      began ??= now;
      show(Math.max(position, eventsAfter(now - began)));
      if (get().position === null) set({ isPlaying: false });
      else callOff = nextFrame(frame);
    };
    set({ isPlaying: true });
    callOff = nextFrame(frame);
  }

  function setSpeed(speed: Speed): void {
    set({ speed });
    // A new clock, from where the old one is.
    if (get().isPlaying) play();
  }

  return {
    showTokens,

    stepTokens(direction) {
      showTokens(Math.max(0, get().shown.tokens.length + direction));
    },

    stepCalls(direction) {
      const { shown, recording } = get();
      const at = shown.tokens.length;
      const places = recording.run.calls.map(({ position }) => position);
      const next =
        direction > 0 ? places.find((place) => place > at) : places.findLast((place) => place < at);
      showTokens(next ?? (direction > 0 ? Infinity : 0));
    },

    play,
    pause,
    setSpeed,

    stepSpeed(direction) {
      const next = speeds[speeds.indexOf(get().speed) + direction];
      if (next !== undefined) setSpeed(next);
    },
  };
}
