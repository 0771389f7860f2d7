import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';

import type { RelayEvent } from '../../relay/events.ts';
import { Recording } from '../../relay/recording.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import {
  emptyPlayer,
  grown,
  playerOn,
  shownWhole,
  speeds,
  type PlayerActions,
  type PlayerState,
} from './player.ts';

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = (await recordedRun()).map((event, i) => ({ ...event, at: 10 * i }));
});

let store: StoreApi<PlayerState>;
let player: PlayerActions;
let waiting: ((now: number) => void)[] = [];
const frame = (now: number) => waiting.splice(0).forEach((callback) => callback(now));

beforeEach(() => {
  waiting = [];
  store = createStore<PlayerState>(() => ({ ...emptyPlayer, ...shownWhole(Recording.of(log)) }));
  player = playerOn(store, (callback) => {
    waiting.push(callback);
    return () => {
      waiting = waiting.filter((each) => each !== callback);
    };
  });
});

const position = () => store.getState().position;

describe('the player', () => {
  it('goes to where so many tokens stand', () => {
    player.showTokens(5);
    expect(store.getState().shown.tokens.length).toBe(5);
    player.showTokens(10_000);
    expect(position()).toBeNull();
    expect(store.getState().shown).toBe(store.getState().recording.run);
  });

  it('plays from the start in tokens a second, and stops at the end', () => {
    player.setSpeed(10);
    player.play();
    frame(1000);
    expect(store.getState().shown.tokens.length).toBe(0);
    frame(1500);
    expect(store.getState().shown.tokens.length).toBe(5);
    player.setSpeed(100);
    frame(1600);
    frame(1650);
    expect(store.getState().shown.tokens.length).toBe(10);
    frame(100_000);
    expect(store.getState()).toMatchObject({ position: null, isPlaying: false });
    expect(waiting).toEqual([]);
  });

  it('plays in the times of the run where that is the speed', () => {
    player.setSpeed('recorded');
    player.play();
    frame(1000);
    expect(position()).toBe(1);
    frame(1060);
    expect(position()).toBe(7);
  });

  it('goes from slow to fast step by step, and no further', () => {
    const seen = speeds.map(() => {
      player.stepSpeed(1);
      return store.getState().speed;
    });
    expect(seen.slice(-2)).toEqual(['recorded', 'recorded']);
    for (const _ of speeds) player.stepSpeed(-1);
    expect(store.getState().speed).toBe(1);
  });

  it('steps by tokens, and by calls from one to the next', () => {
    const { calls, tokens } = store.getState().recording.run;
    const [call] = calls.map(({ position: place }) => place);
    const shown = () => store.getState().shown.tokens.length;
    player.showTokens(0);
    player.stepTokens(-1);
    expect(shown()).toBe(0);
    player.stepTokens(1);
    player.stepTokens(1);
    expect(shown()).toBe(2);
    player.stepCalls(1);
    expect(shown()).toBe(call);
    player.stepCalls(1);
    expect(shown()).toBe(tokens.length);
    player.stepCalls(-1);
    expect(shown()).toBe(call);
    player.stepCalls(-1);
    expect(shown()).toBe(0);
  });

  it('continues from where it was paused, or from where it was put', () => {
    player.setSpeed('recorded');
    player.play();
    frame(0);
    frame(50);
    player.pause();
    expect(store.getState()).toMatchObject({ position: 6, isPlaying: false });
    expect(waiting).toEqual([]);
    player.play();
    frame(9000);
    expect(position()).toBe(6);
    player.showTokens(3);
    expect(store.getState().isPlaying).toBe(false);
  });

  it('stays where the person looks back while the run grows', () => {
    const half = Recording.of(log.slice(0, 20));
    store.setState(shownWhole(half));
    player.showTokens(4);
    const { shown } = store.getState();
    store.setState(grown(store.getState(), half.append(log.slice(20))));
    expect(store.getState().shown).toBe(shown);
    player.showTokens(Infinity);
    expect(store.getState().shown).toBe(store.getState().recording.run);
  });
});
