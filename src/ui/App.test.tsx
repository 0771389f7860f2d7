// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { RelayEvent } from '../relay/events.ts';
import { idsAnswer, textAnswer } from '../relay/testing/scripted-teacher.ts';
import { ByteVocabulary } from '../relay/testing/byte-vocabulary.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { PageContext } from './page-context.ts';
import { defaultPreferences } from './settings.ts';
import { createPageStore } from './store.ts';
import { en as strings } from './locales/en/index.ts';
import { stubBrowserParts } from './testing/browser-parts.ts';
import { foreignRun, recordedRun } from './testing/recorded-run.ts';
import { ReplayingStudent } from './testing/replaying-student.ts';
import { scriptedServices } from './testing/scripted-services.ts';

vi.mock('katex/dist/katex.min.css', () => ({}));
vi.mock('katex/contrib/copy-tex', () => ({}));

/** The page before the first run, its student loaded. */
async function open(log: readonly RelayEvent[]) {
  const student = new ReplayingStudent(log);
  const store = createPageStore(scriptedServices({ student }), defaultPreferences);
  render(
    <PageContext value={store}>
      <App />
    </PageContext>,
  );
  await act(async () => {
    await store.actions.loadStudent();
    await store.actions.checkTeacher();
  });
  await screen.findByText(strings.solution.empty);
  await screen.findByText(strings.settings.heading);
  return { store, student };
}

async function solveRandom() {
  await act(async () => fireEvent.click(screen.getByRole('button', { name: strings.problem.random })));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: strings.problem.solve })));
}

const solution = () => screen.getByRole('region', { name: strings.solution.region });

// These parts are loaded on demand: not within the time of a test.
beforeAll(async () => {
  stubBrowserParts();
  await import('./solution/SolutionPanel.tsx');
  await import('./problem/ProblemChoices.tsx');
});
// The list of recorded runs is asked for from the page's own server, which is not there.
beforeEach(() => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch'))));
afterEach(cleanup);

describe('the page', () => {
  it('shows who wrote what, the answer, its check and the meter', async () => {
    const log = await recordedRun();
    await open(log);
    await solveRandom();
    const marks = [...solution().querySelectorAll('[data-author="teacher"]')];
    expect(marks.map((mark) => [mark.textContent, mark.getAttribute('data-tokens')])).toEqual([['5', '1']]);
    expect(solution().textContent).not.toContain('<call>');
    const answer = screen.getByRole('region', { name: strings.answer.region });
    expect(answer.textContent).toContain(strings.answer.right);
    const meter = screen.getByRole('region', { name: strings.meter.region });
    expect(meter.textContent).toContain(strings.meter.ofLimit(1, 5));
    expect(screen.getByRole('status').textContent).toContain(strings.announce.answered('5'));
  });

  it('solves with Enter; Shift+Enter and the end of a composed letter do not', async () => {
    const { student } = await open([]);
    const box = screen.getByRole('textbox', { name: strings.problem.label });
    fireEvent.change(box, { target: { value: '2 + 2?' } });
    await act(async () => fireEvent.keyDown(box, { key: 'Enter', shiftKey: true }));
    await act(async () => fireEvent.keyDown(box, { key: 'Enter', isComposing: true }));
    expect(student.requests).toHaveLength(0);
    await act(async () => fireEvent.keyDown(box, { key: 'Enter' }));
    expect(student.requests).toHaveLength(1);
  });

  it('has no meter and no timeline before a run, and a meter with explanations after it', async () => {
    await open(await recordedRun());
    const meter = () => screen.queryByRole('region', { name: strings.meter.region });
    expect([meter(), screen.queryByRole('region', { name: strings.timeline.region })]).toEqual([null, null]);
    await solveRandom();
    fireEvent.click(screen.getByRole('button', { name: strings.meter.details }));
    for (const hint of Object.values(strings.meter.hints)) expect(meter()?.textContent).toContain(hint);
    fireEvent.keyDown(meter() as Element, { key: 'Escape' });
    expect(meter()?.textContent).not.toContain(strings.meter.hints.cost);
  });

  it('says nothing of an answer where the run was stopped', async () => {
    const stopped = (await recordedRun()).slice(0, -1);
    await open([...stopped, { type: 'run-ended', reason: { kind: 'stopped' }, at: 0 }]);
    await solveRandom();
    expect(screen.queryByRole('region', { name: strings.answer.region })).toBeNull();
    expect(within(solution()).getByText(strings.notices.stopped)).toBeDefined();
  });

  it('says at the end of the solution that a run which repeats itself was ended', async () => {
    const log = (await recordedRun()).slice(0, -1);
    const reason = { kind: 'repetition', author: 'student' } as const;
    await open([...log, { type: 'run-ended', reason, at: 0 }]);
    await solveRandom();
    const sentence = within(solution()).getByText(strings.notices.repetition.student);
    const text = solution().querySelector('.solution') as Element;
    expect(text.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('offers prefill only where the teacher has it', async () => {
    const { store } = await open([]);
    const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: strings.settings.prefill });
    expect([box().disabled, box().checked]).toEqual([true, false]);
    expect(screen.getByText(strings.settings.prefillUnavailable)).toBeDefined();
    // The teacher in the page can prefill.
    act(() => store.actions.setStayOnDevice(true));
    fireEvent.click(box());
    expect([box().disabled, box().checked]).toEqual([false, true]);
    expect(store.getState().settings.prefill).toBe(true);
  });

  it('shows what a call sent', async () => {
    await open(await recordedRun());
    await solveRandom();
    fireEvent.click(screen.getByRole('button', { name: /^Teacher call 1: asked for 1 token, got 1/ }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('So $2 + 3 =')).toBeDefined();
    expect(dialog.getByText(strings.call.sent)).toBeDefined();
  });

  it('says of a call in plain words what was estimated or remarked', async () => {
    const answer = textAnswer(['5'], { remarks: ['approximate', 'cut'] });
    await open(await recordedRun(undefined, [answer]));
    await solveRandom();
    fireEvent.click(screen.getByRole('button', { name: /^Teacher call 1/ }));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain(`1 (${strings.call.deliveredBy['student-tokenizer']})`);
    expect(dialog.textContent).toContain(strings.call.remarks.approximate);
    expect(dialog.textContent).toContain(strings.call.remarks.cut);
  });

  it('shows markup of the teacher as text', async () => {
    const markup = '<img src=x onerror=alert(1)> $\\htmlClass{a}{b}$';
    const answer = idsAnswer(new ByteVocabulary().encode(markup));
    await open(await recordedRun('It is <call>60</call>.<|im_end|>', [answer]));
    await solveRandom();
    expect(solution().querySelector('img')).toBeNull();
    expect(solution().textContent).toContain(markup);
  });

  it('solves with Ctrl+Enter and refuses an empty problem with a sentence', async () => {
    const { student } = await open([]);
    await act(async () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true }));
    expect(screen.getByRole('alert').textContent).toBe(strings.errors['problem-empty']());
    fireEvent.change(screen.getByRole('textbox', { name: strings.problem.label }), {
      target: { value: '2 + 2?' },
    });
    await act(async () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true }));
    expect(student.requests).toHaveLength(1);
  });

  it('warns before the solution of a problem that is foreign to the student, and offers what helps', async () => {
    const { store, student } = await open(await foreignRun());
    await solveRandom();
    const sentence = within(solution()).getByText(
      'This is unlike the problems this student learned. Its answer is right in about 12 % of such cases.',
    );
    const text = solution().querySelector('.solution') as Element;
    expect(sentence.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: strings.familiarity.largerStudent }));
    // The panel is loaded on demand: not within the time of a test.
    expect(store.getState().isPickerOpen).toBe(true);
    await act(async () =>
      fireEvent.click(screen.getByRole('button', { name: strings.familiarity.teacherWrites })),
    );
    expect(student.requests.map(({ policy }) => policy)).toEqual(['learned', 'always']);
  });

  it('says where everything runs, and that nothing leaves once the switch is on', async () => {
    await open([]);
    const status = screen.getByRole('region', { name: strings.status.region });
    expect(status.textContent).toMatch(/a-student.*WASM.*a-teacher.*online/);
    const toggle = screen.getByRole('switch', { name: strings.privacy.label });
    await act(async () => fireEvent.click(toggle));
    expect(toggle.getAttribute('aria-checked')).toBe('true');
    expect(status.textContent).toContain(strings.status.networks.onDevice);
    expect(status.textContent).toContain(strings.privacy.on);
  });
});

describe('ErrorBoundary', () => {
  it('shows a sentence in place of a blank page', () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Broken = () => {
      throw new Error('Something gave way.');
    };
    render(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByRole('alert').textContent).toContain('Something gave way.');
    silence.mockRestore();
  });
});
