import { expect, it, vi } from 'vitest';

import type { RelayEvent, TokenId } from '../relay/events.ts';
import { calibrationProblems } from '../relay/entropy-threshold.ts';
import { defaultPreferences } from './settings.ts';
import { createPageStore } from './store.ts';
import { ReplayingStudent } from './testing/replaying-student.ts';
import { scriptedServices } from './testing/scripted-services.ts';

const tokenOf = (entropy: number): RelayEvent => ({
  type: 'token',
  id: 1 as TokenId,
  text: 'x',
  author: 'student',
  role: 'text',
  call: null,
  stats: { probability: 0.5, entropy, alternatives: [] },
  at: 0,
});

async function setUp() {
  const student = new ReplayingStudent([0.1, 0.2, 0.3, 1.5, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map(tokenOf));
  const store = createPageStore(scriptedServices({ student }), defaultPreferences);
  await store.actions.loadStudent();
  return { student, store };
}

it('sets the threshold that few tokens of ten problems exceed, and shows no run', async () => {
  const { student, store } = await setUp();
  await store.actions.calibrateEntropy();
  expect(student.requests).toHaveLength(calibrationProblems);
  expect(new Set(student.requests.map(({ policy }) => policy))).toEqual(new Set(['never']));
  const { settings, activity, calibration, recording } = store.getState();
  expect(settings.policyParameters['entropy']).toBe(1.5);
  expect(activity).toEqual({ kind: 'idle' });
  expect(calibration).toBeNull();
  expect(recording.length).toBe(0);
});

it('changes nothing when it is stopped or fails', async () => {
  const { student, store } = await setUp();
  student.holdsBack = true;
  const stopped = store.actions.calibrateEntropy();
  await vi.waitFor(() => expect(student.requests).toHaveLength(1));
  store.actions.stop();
  await stopped;
  const before = defaultPreferences.settings.policyParameters['entropy'];
  expect(store.getState().settings.policyParameters['entropy']).toBe(before);
  student.solveError = new Error('the worker died');
  student.holdsBack = false;
  await store.actions.calibrateEntropy();
  expect(store.getState().settings.policyParameters['entropy']).toBe(before);
  expect(store.getState().runError).not.toBeNull();
  expect(store.getState().activity).toEqual({ kind: 'idle' });
});
