// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { App } from '../App.tsx';
import { PageContext } from '../page-context.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { bracketedLocale, unbracketed } from '../testing/bracketed-locale.ts';
import { stubBrowserParts } from '../testing/browser-parts.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { ReplayingStudent } from '../testing/replaying-student.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { en } from './en/index.ts';
import { setLocale } from './spoken.ts';

vi.mock('katex/dist/katex.min.css', () => ({}));
vi.mock('katex/contrib/copy-tex', () => ({}));

const made = bracketedLocale('x-made');

// The parts that the page loads on demand, before the time of a test begins.
beforeAll(async () => {
  stubBrowserParts();
  await Promise.all([
    import('../solution/SolutionPanel.tsx'),
    import('../problem/ProblemChoices.tsx'),
    import('../tokens/TokenView.tsx'),
    import('../problem-sets/SetPanel.tsx'),
    import('../teacher/TeacherPanel.tsx'),
    import('../tour/Tour.tsx'),
    import('../picker/StudentPicker.tsx'),
    import('../display/KeysDialog.tsx'),
  ]);
});
beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  setLocale(made);
});
afterEach(() => {
  cleanup();
  setLocale(en);
});

async function open() {
  const student = new ReplayingStudent(await recordedRun());
  const store = createPageStore(scriptedServices({ student }), defaultPreferences);
  render(
    <PageContext value={store}>
      <App />
    </PageContext>,
  );
  await act(async () => {
    await store.actions.loadStudent();
    await store.actions.checkTeacher();
    await store.actions.startSavingRuns();
  });
  await screen.findByText(made.solution.empty);
  await screen.findByText(made.settings.heading);
  return store;
}

const press = (role: 'button' | 'switch', name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getAllByRole(role, { name })[0] ?? document.body));

/** Names of models and of formats, which are the same in every language. */
const names =
  /a-student|a-teacher|relay-student[\w-]*|scripted-student|scripted-teacher|Ctrl \+ Enter|https?:\/\/\S+|(?:Qwen|SmolLM|Llama)[\d.-][\w.-]*|Apache-2\.0|Llama 3\.2 Community License/g;

/** Texts on the page that do not come from its language. Problems and solutions are English: the models learned no other language. */
function foreignTexts(): string[] {
  const texts: string[] = [];
  const add = (text: string | null) => {
    const rest = unbracketed(text ?? '').replaceAll(names, '');
    if (/\p{L}/u.test(rest)) texts.push(rest);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (
      element?.closest(
        'textarea, pre, kbd, .katex, .restated, .history-problem, .problem-row, .kept-set-name, .set-name, .token-chip-text, option',
      ) != null
    )
      continue;
    if (element?.closest('[lang="en"], [lang=""]') != null && !(node instanceof Element)) continue;
    if (!(node instanceof Element)) add(node.textContent);
    else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) add(node.getAttribute(name));
  }
  return texts;
}

it('is that of each text before a run, with the settings and the panels open', async () => {
  const store = await open();
  expect(foreignTexts()).toEqual([]);
  await press('button', made.display.menu);
  await press('button', made.keys.heading);
  await screen.findByText(made.keys.what.play);
  expect(foreignTexts()).toEqual([]);
  await act(async () => store.actions.openPicker());
  await screen.findByRole('region', { name: made.picker.suggestions });
  expect(foreignTexts()).toEqual([]);
  await act(async () => store.actions.closePicker());
  await press('button', made.tour.start);
  await press('button', /a-teacher/);
  await screen.findByRole('dialog');
  expect(foreignTexts()).toEqual([]);
});

it('is that of each text of a run, as text, as tokens and to predict', async () => {
  const store = await open();
  await press('button', made.problem.random);
  await press('button', made.problem.solve);
  await waitFor(() => expect(store.getState().activity.kind).toBe('idle'));
  expect(foreignTexts()).toEqual([]);
  for (const view of [made.tokens.asTokens, made.predict.view, made.tokens.asText]) {
    await press('button', view);
    expect(foreignTexts()).toEqual([]);
  }
  await press('button', /Teacher call 1/);
  expect(foreignTexts()).toEqual([]);
});

it('is that of an error that arose before the language changed', async () => {
  const store = await open();
  await press('button', made.problem.solve);
  expect(screen.getByRole('alert').textContent).toBe(made.errors['problem-empty']());
  act(() => setLocale(en));
  expect(screen.getByRole('alert').textContent).toBe(en.errors['problem-empty']());
  expect(store.getState().problemError).toEqual({ code: 'problem-empty' });
});

it('is that of a problem set and its results', async () => {
  const store = await open();
  await act(async () => store.actions.setPanelOpen(true));
  await screen.findByText(made.problemSets.what);
  await act(() => store.actions.drawProblems(2, 1));
  expect(foreignTexts()).toEqual([]);
});
