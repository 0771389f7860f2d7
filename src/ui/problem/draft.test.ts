// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';

import { createPageStore } from '../store.ts';
import { defaultPreferences } from '../settings.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { savedDraft, saveDraftOf } from './draft.ts';

beforeEach(() => sessionStorage.clear());

it('is what stood in the box, with its answer, after a reload', () => {
  expect(savedDraft()).toBeNull();
  const store = createPageStore(scriptedServices(), defaultPreferences);
  saveDraftOf(store);
  store.actions.writeProblem('What is 2 + 3?');
  store.actions.writeExpected('5');
  expect(savedDraft()).toEqual({ problem: 'What is 2 + 3?', known: null, expected: '5' });

  const reloaded = createPageStore(scriptedServices(), defaultPreferences);
  reloaded.actions.restoreDraft(savedDraft() ?? { problem: '', known: null, expected: '' });
  expect(reloaded.getState()).toMatchObject({ problem: 'What is 2 + 3?', expected: '5' });
});

it('forgets an answer with its problem', () => {
  const { actions, getState } = createPageStore(scriptedServices(), defaultPreferences);
  actions.writeProblem('What is 2 + 3?');
  actions.writeExpected('5');
  actions.writeProblem('What is 2 + 4?');
  expect(getState().expected).toBe('5');
  actions.writeProblem('');
  expect(getState().expected).toBe('');
  actions.writeExpected('5');
  actions.pickProblem({ problem: 'What is 3 + 3?', answer: '6' });
  expect(getState().expected).toBe('');
});

it('is nothing where something else is stored', () => {
  sessionStorage.setItem('relay-draft', '{"problem":5}');
  expect(savedDraft()).toBeNull();
});
