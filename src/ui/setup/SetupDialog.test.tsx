// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { SetupSession, TeacherEntry, TestResult } from '../../teacher/setup-schema.ts';
import { en as strings } from '../locales/en/index.ts';
import { PageContext } from '../page-context.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { stubBrowserParts } from '../testing/browser-parts.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import SetupDialog from './SetupDialog.tsx';

const session: SetupSession = {
  token: 't1',
  file: '/home/me/.config/relay/teacher.json',
  lockedBy: [],
  chosen: null,
  kinds: [
    { kind: 'ollama', usesTemplate: true, hostedAt: null },
    { kind: 'completions', usesTemplate: true, hostedAt: null },
    { kind: 'anthropic', usesTemplate: false, hostedAt: 'https://api.anthropic.com/v1' },
  ],
};
const ollama = {
  url: 'http://localhost:11434',
  usual: 'Ollama',
  server: 'Ollama 0.12.1',
  kind: 'ollama',
  inexactKinds: ['completions'],
  models: ['qwen2.5:7b', 'llama3'],
};
const result: TestResult = {
  kind: 'ollama',
  server: 'Ollama 0.12.1',
  request: { url: 'http://localhost:11434/api/generate', body: '{"model":"llama3"}' },
  firstTokenMs: 41,
  totalMs: 1250,
  kindAdvice: null,
  outcome: { type: 'answer', text: ' 36', tokens: 2, endedSolution: false },
};

/** What the proxy answers to each action, and what it was sent. */
let answers: Record<string, unknown> = {};
let sent: { readonly action: string; readonly token: string | null; readonly body: TeacherEntry }[] = [];

beforeAll(stubBrowserParts);
beforeEach(() => {
  sent = [];
  answers = { session, scan: { servers: [ollama] }, test: result };
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init: RequestInit) => {
    const action = String(input).split('/').at(-1) ?? '';
    const headers = new Headers(init.headers);
    sent.push({
      action,
      token: headers.get('X-Setup-Token'),
      body: JSON.parse(String(init.body)) as TeacherEntry,
    });
    const answer = answers[action];
    const status = typeof answer === 'object' && answer !== null && 'code' in answer ? 400 : 200;
    return Promise.resolve(Response.json(answer, { status }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open() {
  const askHealth = vi.fn(() =>
    Promise.resolve({ teacher: null, reason: { code: 'teacher-away' } } as const),
  );
  const store = createPageStore(scriptedServices({ askHealth }), defaultPreferences);
  await act(async () => {
    render(
      <PageContext value={store}>
        <SetupDialog proxy="http://localhost:4173" onClose={() => undefined} />
      </PageContext>,
    );
  });
  const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
  const type = (label: string, value: string) =>
    act(async () => fireEvent.change(screen.getByLabelText(label), { target: { value } }));
  return { askHealth, press, type };
}

const { setup } = strings;

describe('SetupDialog', () => {
  it('lists what was found, tries a model, and makes it the teacher', async () => {
    answers['save'] = {
      chosen: { ...ollama, model: 'llama3', template: '', kind: '', hasKey: true },
      kindAdvice: null,
    };
    const { askHealth, press, type } = await open();
    await act(async () => fireEvent.click(screen.getByLabelText(/^Ollama 0\.12\.1 at/)));
    expect(screen.getByText('2 models')).toBeDefined();
    const test = screen.getByRole('button', { name: setup.test });
    expect(test).toHaveProperty('disabled', true);
    await type(setup.model, 'llama3');
    await type(setup.key, 'sk-1');
    await press(setup.test);
    const report = screen.getByRole('region', { name: setup.result }).textContent;
    for (const shown of [' 36', '41 ms', '1.3 s', 'POST http://localhost:11434/api/generate', '"llama3"']) {
      expect(report).toContain(shown);
    }
    await press(setup.save);
    const entry = { url: ollama.url, model: 'llama3', kind: '', template: '', apiKey: 'sk-1' };
    expect(sent.slice(-2)).toEqual([
      { action: 'test', token: 't1', body: entry },
      { action: 'save', token: 't1', body: entry },
    ]);
    expect(screen.getByRole('status').textContent).toBe(setup.saved('llama3'));
    expect(screen.getByLabelText(setup.key)).toHaveProperty('value', '');
    expect(askHealth).toHaveBeenCalledOnce();
  });

  it('warns of a kind that the server answers without continuing the text', async () => {
    const { type } = await open();
    await act(async () => fireEvent.click(screen.getByLabelText(/^Ollama 0\.12\.1 at/)));
    expect(screen.queryByRole('alert')).toBeNull();
    await type(setup.kind, 'completions');
    const advice = { server: 'Ollama 0.12.1', kind: 'completions', use: 'ollama' };
    expect(screen.getByRole('alert').textContent).toBe(setup.inexact(advice));
    await type(setup.kind, 'ollama');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('warns after a test too, where nothing was known of the server before', async () => {
    const advice = { server: 'Ollama 0.33', kind: 'completions', use: 'ollama' };
    answers['scan'] = { servers: [] };
    answers['test'] = { ...result, kind: 'completions', kindAdvice: advice };
    answers['save'] = {
      chosen: { url: 'http://localhost:9', model: 'm', kind: '', template: '', hasKey: false },
      kindAdvice: advice,
    };
    const { press, type } = await open();
    await type(setup.address, 'http://localhost:9');
    await type(setup.model, 'm');
    await type(setup.kind, 'completions');
    expect(screen.queryByRole('alert')).toBeNull();
    await press(setup.test);
    expect(screen.getByRole('alert').textContent).toBe(setup.inexact(advice));
    await type(setup.kind, '');
    expect(screen.queryByRole('alert')).toBeNull();
    await press(setup.save);
    expect(screen.getByRole('alert').textContent).toBe(setup.inexact(advice));
  });

  it('says what the proxy refuses, and that nothing was found', async () => {
    answers['scan'] = { servers: [] };
    answers['look'] = { code: 'setup-no-server', params: { url: 'http://localhost:9' } };
    const { press, type } = await open();
    expect(screen.getByText(setup.none)).toBeDefined();
    await type(setup.address, 'http://localhost:9');
    await press(setup.look);
    expect(screen.getByRole('alert').textContent).toBe(
      strings.errors['setup-no-server']({ url: 'http://localhost:9' }),
    );
  });

  it('shows why a test failed, with the request', async () => {
    const error = { code: 'server-refused-key', params: { status: 401 } };
    answers['test'] = { ...result, firstTokenMs: null, outcome: { type: 'error', error } };
    const { press, type } = await open();
    await type(setup.address, 'http://localhost:9');
    await type(setup.model, 'm');
    await press(setup.test);
    expect(screen.getByRole('alert').textContent).toContain(
      strings.errors['server-refused-key']({ status: 401 }),
    );
    expect(screen.getByRole('region', { name: setup.result }).textContent).toContain('POST http');
  });

  it('leaves out the template where the kind does not use it, also one that was chosen before', async () => {
    const { press, type } = await open();
    await type(setup.address, 'http://localhost:9');
    await type(setup.model, 'm');
    await type(setup.template, 'chatml');
    await type(setup.kind, 'anthropic');
    expect(screen.queryByLabelText(setup.template)).toBeNull();
    await press(setup.test);
    expect(sent.at(-1)?.body).toMatchObject({ kind: 'anthropic', template: '' });
  });

  it('takes the template of the server, one with a name, or one from a file', async () => {
    const { press, type } = await open();
    await type(setup.address, 'http://localhost:9');
    await type(setup.model, 'm');
    const sentTemplate = async () => {
      await press(setup.test);
      return sent.at(-1)?.body.template;
    };
    expect(screen.queryByLabelText(setup.templateFile)).toBeNull();
    expect(await sentTemplate()).toBe('');
    await type(setup.template, 'none');
    expect(await sentTemplate()).toBe('none');
    await type(setup.template, 'file');
    expect(await sentTemplate()).toBe('');
    await type(setup.templateFile, '/models/chat_template.jinja');
    expect(await sentTemplate()).toBe('/models/chat_template.jinja');
    await type(setup.templateFile, '');
    expect(screen.getByLabelText(setup.templateFile)).toBeDefined();
    await type(setup.template, 'chatml');
    expect(screen.queryByLabelText(setup.templateFile)).toBeNull();
    // Another server has another model.
    await act(async () => fireEvent.click(screen.getByLabelText(/^Ollama 0\.12\.1 at/)));
    expect(screen.getByLabelText(setup.template)).toHaveProperty('value', '');
  });

  it('shows the file of a saved template', async () => {
    const template = '/models/x.gguf';
    answers['session'] = {
      ...session,
      chosen: { url: ollama.url, model: 'llama3', kind: 'ollama', template, hasKey: false },
    };
    await open();
    expect(screen.getByLabelText(setup.templateFile)).toHaveProperty('value', template);
  });

  it('keeps a saved key, of which it knows only that there is one', async () => {
    answers['session'] = {
      ...session,
      chosen: { url: ollama.url, model: 'llama3', kind: 'ollama', template: '', hasKey: true },
    };
    answers['reset'] = {};
    const { press } = await open();
    expect(screen.getByLabelText(setup.key)).toHaveProperty('placeholder', setup.keySaved);
    await press(setup.test);
    expect(sent.at(-1)?.body.apiKey).toBeNull();
    await press(setup.reset);
    expect(screen.getByText(setup.notChosen)).toBeDefined();
  });

  it('only says so where the environment chooses', async () => {
    answers['session'] = { ...session, lockedBy: ['TEACHER_URL'] };
    await open();
    expect(screen.getByText(strings.errors['setup-locked']({ variables: ['TEACHER_URL'] }))).toBeDefined();
    expect(screen.queryByLabelText(setup.address)).toBeNull();
    expect(sent.map(({ action }) => action)).toEqual(['session']);
  });

  it('gets another token where the proxy was restarted', async () => {
    const { press, type } = await open();
    await type(setup.address, 'http://localhost:9');
    await type(setup.model, 'm');
    answers['test'] = { code: 'setup-token-wrong' };
    answers['session'] = { ...session, token: 't2' };
    await press(setup.test);
    expect(sent.slice(-3).map(({ action, token }) => [action, token])).toEqual([
      ['test', 't1'],
      ['session', 't1'],
      ['test', 't2'],
    ]);
    expect(screen.getByRole('alert').textContent).toBe(strings.errors['setup-token-wrong']());
  });
});
