import { describe, expect, it, vi } from 'vitest';

import type { RelayEvent } from '../relay/events.ts';
import { reduceLog } from '../relay/run-state.ts';
import { formatTrace } from '../relay/trace.ts';
import { DeviceLostError, studentError } from '../student/errors.ts';
import type { SolveRequest } from '../student/protocol.ts';
import type { ProxyHealth } from '../teacher/client.ts';
import { defaultPreferences } from './settings.ts';
import type { PageServices } from './page-state.ts';
import { createPageStore } from './store.ts';
import { foreignRun, recordedRun } from './testing/recorded-run.ts';
import { loadedStudent, ReplayingStudent } from './testing/replaying-student.ts';
import { scriptedServices } from './testing/scripted-services.ts';

const teacherHere = {
  teacher: { name: 'a teacher', kind: 'embedded', fingerprint: null },
} as const satisfies ProxyHealth;

async function page(overrides: Partial<PageServices> = {}, log: readonly RelayEvent[] = []) {
  const student = new ReplayingStudent(log);
  const askHealth = vi.fn(() => Promise.resolve(teacherHere));
  const services = scriptedServices({ student, askHealth, ...overrides });
  const store = createPageStore(services, defaultPreferences);
  return { store, student, askHealth, actions: store.actions };
}

describe('the page store', () => {
  it('keeps the run as the fold of what the worker sends, and the log itself', async () => {
    const log = await recordedRun();
    const { store, actions } = await page({}, log);
    await actions.loadStudent();
    actions.writeProblem('What is 2 + 3?');
    await actions.solve();
    const { recording, activity } = store.getState();
    const { run } = recording;
    expect([...recording.events]).toEqual(log);
    expect(run.metrics).toEqual(reduceLog(log).metrics);
    expect(run.status.kind).toBe('ended');
    expect(activity.kind).toBe('idle');
  });

  it('lets the teacher write the problem of a run that has not ended', async () => {
    const { store, student, actions } = await page({}, (await foreignRun()).slice(0, 4));
    await actions.loadStudent();
    actions.writeProblem('What is 2 + 3?');
    student.holdsBack = true;
    const solving = actions.solve();
    await expect.poll(() => store.getState().recording.run.familiarity?.warns).toBe(true);
    student.holdsBack = false;
    await actions.letTeacherWrite();
    await solving;
    expect(student.stops).toBeGreaterThan(0);
    expect(student.requests.map(({ policy, problem }) => [policy, problem])).toEqual([
      ['learned', 'What is 2 + 3?'],
      ['always', 'What is 2 + 3?'],
    ]);
    expect(store.getState().versions).toHaveLength(2);
    expect(store.getState().settings.policy).toBe('learned');
  });

  it('asks for what the settings say, and for the teacher in the page while it stays on this device', async () => {
    const { student, actions } = await page();
    await actions.loadStudent();
    actions.writeProblem('2 + 2?');
    actions.changeSettings({
      policy: 'always',
      maxCalls: 2,
      maxTeacherTokens: 40,
      seed: 7,
      temperature: 0.5,
    });
    await actions.solve();
    actions.setStayOnDevice(true);
    await actions.solve();
    const [asked, alone] = student.requests as [SolveRequest, SolveRequest];
    expect(asked).toMatchObject({ policy: 'always', seed: 7, sampling: { temperature: 0.5 } });
    expect(asked.limits).toMatchObject({ maxCalls: 2, maxTeacherTokens: 40 });
    expect(asked.teacher).toEqual({ kind: 'proxy', url: 'https://page.example' });
    expect(alone.teacher).toEqual({
      kind: 'in-page',
      model: 'https://page.example/models/relay-teacher/',
    });
  });

  it('has the teacher prefill where the person wants it and the teacher can', async () => {
    const reads: ProxyHealth = { teacher: { ...teacherHere.teacher, prefills: true } };
    for (const [health, wanted, expected] of [
      [reads, true, true],
      [reads, false, false],
      [teacherHere, true, false],
    ] as const) {
      const { student, actions } = await page({ askHealth: () => Promise.resolve(health) });
      await actions.loadStudent();
      await actions.checkTeacher();
      actions.writeProblem('2 + 2?');
      actions.changeSettings({ prefill: wanted });
      await actions.solve();
      expect(student.requests.at(-1)?.prefill).toBe(expected);
      actions.setStayOnDevice(true);
      await actions.solve();
      expect(student.requests.at(-1)?.prefill).toBe(wanted);
    }
  });

  it('does not ask the proxy while it stays on this device', async () => {
    const { store, askHealth, actions } = await page();
    actions.setStayOnDevice(true);
    await actions.checkTeacher();
    expect(askHealth).not.toHaveBeenCalled();
    actions.setStayOnDevice(false);
    await expect.poll(() => store.getState().teacher).toMatchObject({ kind: 'known', ...teacherHere });
  });

  it('drops an answer about the teacher that comes after the switch', async () => {
    let answer: (health: ProxyHealth) => void = () => undefined;
    const askHealth = () => new Promise<ProxyHealth>((resolve) => (answer = resolve));
    const { store, actions } = await page({ askHealth });
    const check = actions.checkTeacher();
    actions.setStayOnDevice(true);
    answer(teacherHere);
    await check;
    expect(store.getState().teacher.kind).toBe('unknown');
  });

  it('stops a run that might ask the teacher when the switch is turned', async () => {
    const { store, student, actions } = await page({}, (await recordedRun()).slice(0, 3));
    await actions.loadStudent();
    actions.writeProblem('2 + 2?');
    student.holdsBack = true;
    const run = actions.solve();
    await expect.poll(() => store.getState().recording.run.header).not.toBeNull();
    actions.setStayOnDevice(true);
    expect(store.getState().activity.kind).toBe('stopping');
    await run;
    expect(student.stops).toBeGreaterThan(0);
    expect(store.getState().runError).toEqual({ code: 'privacy-stopped' });
  });

  it('starts a run that was asked for while the student loads; Stop takes it back', async () => {
    const { store, student, actions } = await page();
    actions.writeProblem('2 + 2?');
    await actions.solve();
    expect(store.getState().activity.kind).toBe('waiting');
    actions.stop();
    expect(store.getState().activity.kind).toBe('idle');
    await actions.solve();
    await actions.loadStudent();
    expect(student.requests).toHaveLength(1);
  });

  it('loads the chosen student, after the current run if there is one', async () => {
    const { store, student, actions } = await page({}, (await recordedRun()).slice(0, 3));
    await actions.loadStudent();
    actions.changeSettings({ seed: 3 });
    expect(student.loads).toEqual(['/models/relay-student/ on auto']);
    actions.writeProblem('2 + 2?');
    student.holdsBack = true;
    const run = actions.solve();
    await expect.poll(() => store.getState().recording.run.header).not.toBeNull();
    actions.changeSettings({ student: 'relay-student-base', device: 'wasm' });
    expect(student.loads).toHaveLength(1);
    actions.stop();
    await run;
    expect(student.loads).toEqual(['/models/relay-student/ on auto', '/models/relay-student-base/ on wasm']);
  });

  it('keeps the student before usable while the next one loads', async () => {
    const { store, student, actions } = await page({}, await recordedRun());
    await actions.loadStudent();
    student.holdsLoad = true;
    actions.changeSettings({ student: 'relay-student-base' });
    expect(store.getState()).toMatchObject({
      student: { kind: 'ready' },
      nextStudent: { name: 'relay-student-base', files: [{ loadedBytes: 1 }] },
    });
    actions.writeProblem('What is 2 + 3?');
    await actions.solve();
    expect(store.getState().recording.run.status.kind).toBe('ended');
    student.letLoadThrough();
    await expect.poll(() => store.getState().nextStudent).toBeNull();
    expect(store.getState().settings.student).toBe('relay-student-base');
  });

  it('stays with the student before where the next one cannot be loaded, and loads it again on demand', async () => {
    const { store, student, actions } = await page();
    await actions.loadStudent();
    student.loadError = new Error('No such file.');
    actions.changeSettings({ student: 'relay-student-base' });
    await expect.poll(() => store.getState().loadError).not.toBeNull();
    expect(store.getState()).toMatchObject({
      student: { kind: 'ready' },
      settings: { student: 'relay-student' },
      loadError: { student: 'relay-student-base', error: { params: { detail: 'No such file.' } } },
    });
    student.loadError = null;
    await actions.retryLoad();
    expect(store.getState()).toMatchObject({
      student: { kind: 'ready' },
      settings: { student: 'relay-student-base' },
      loadError: null,
    });
  });

  it('stays with the student before, without a message, when the person stops the load', async () => {
    const { store, student, actions } = await page();
    await actions.loadStudent();
    student.holdsLoad = true;
    actions.changeSettings({ student: 'relay-student-base' });
    actions.cancelLoad();
    await expect.poll(() => store.getState().nextStudent).toBeNull();
    expect(store.getState()).toMatchObject({ settings: { student: 'relay-student' }, loadError: null });
  });

  it('says what may be wrong with a proxy elsewhere that gives no answer, and asks none where there is none', async () => {
    const askHealth = vi.fn(() => Promise.resolve({ teacher: null, reason: { code: 'teacher-away' } }));
    const environment = {
      origin: 'https://page.example',
      ownProxy: null,
      teacherModel: 'https://page.example/models/t/',
    };
    const { store, actions } = await page({ askHealth, environment });
    await actions.checkTeacher();
    expect(askHealth).not.toHaveBeenCalled();
    expect(store.getState().teacher).toMatchObject({ teacher: null, reason: { code: 'no-proxy' } });
    actions.changeSettings({ proxy: 'https://relay.example' });
    await actions.checkTeacher();
    expect(store.getState().teacher).toMatchObject({
      teacher: null,
      reason: {
        code: 'proxy-refused',
        params: {
          cause: { code: 'teacher-away' },
          address: 'https://relay.example',
          origin: 'https://page.example',
        },
      },
    });
  });

  it('sends the saved access code, and forgets one that the proxy does not know', async () => {
    const proxy = { code: 'owl-and-oak' };
    const askHealth = vi.fn((_: string, accessCode: string): Promise<ProxyHealth> => {
      if (accessCode === proxy.code) return Promise.resolve(teacherHere);
      const access = accessCode === '' ? 'wanted' : 'wrong';
      return Promise.resolve({ teacher: null, reason: { code: `it-is-${access}` }, access });
    });
    const { store, actions } = await page({ askHealth });
    const check = async () => {
      await actions.checkTeacher();
      return store.getState().teacher;
    };
    expect(await check()).toMatchObject({ teacher: null, access: 'wanted' });
    actions.changeSettings({ accessCode: proxy.code });
    expect(await check()).toMatchObject(teacherHere);
    proxy.code = 'another';
    expect(await check()).toMatchObject({
      teacher: null,
      access: 'wrong',
      reason: { code: 'it-is-wrong' },
    });
    expect(store.getState().settings.accessCode).toBe('');
    // The next check, without a code, still reports that it was wrong.
    expect(await check()).toMatchObject({ access: 'wrong', reason: { code: 'it-is-wrong' } });
    expect(askHealth.mock.lastCall?.[1]).toBe('');
    actions.changeSettings({ accessCode: proxy.code });
    expect(await check()).toMatchObject(teacherHere);
  });

  it('takes an access code to no other proxy than the one it was given for', async () => {
    const { store, actions } = await page();
    const code = () => store.getState().settings.accessCode;
    actions.changeSettings({ proxy: 'https://relay.example' });
    actions.changeSettings({ accessCode: 'owl-and-oak' });
    actions.changeSettings({ proxy: 'https://relay.example', seed: 5 });
    expect(code()).toBe('owl-and-oak');
    actions.changeSettings({ proxy: 'https://other.example' });
    expect(code()).toBe('');
  });

  it('says why a student cannot be loaded, and loads it again on demand', async () => {
    const { store, student, actions } = await page();
    student.loadError = new Error('There is no such model.');
    await actions.loadStudent();
    expect(store.getState().student).toEqual({
      kind: 'failed',
      error: { code: 'unexpected', params: { detail: 'There is no such model.' } },
    });
    student.loadError = null;
    await actions.loadStudent();
    expect(store.getState().student).toEqual({ kind: 'ready', student: loadedStudent });
  });

  it('keeps what was written when the worker dies', async () => {
    const log = (await recordedRun()).slice(0, 5);
    const { store, student, actions } = await page({}, log);
    await actions.loadStudent();
    student.solveError = new Error('The worker died.');
    actions.writeProblem('2 + 2?');
    await actions.solve();
    expect(store.getState().recording.run.tokens).toHaveLength(reduceLog(log).tokens.length);
    expect(store.getState()).toMatchObject({
      runError: { params: { detail: 'The worker died.' } },
      activity: { kind: 'idle' },
    });
  });

  it('continues a run at the same token on WASM when the device of the student is lost', async () => {
    const log = await recordedRun();
    const tokens = log.filter(({ type }) => type === 'token').length;
    const student = new ReplayingStudent(log.slice(0, -1));
    student.solveError = new DeviceLostError(studentError('gpu-lost', { detail: 'process died' }));
    const solve = student.solve.bind(student);
    student.solve = async function* (request) {
      if (student.requests.length > 0) student.solveError = null;
      if (request.resume === null) return yield* solve(request);
      student.requests.push(request);
      yield [...request.resume.events, ...log.slice(-1)];
    };
    const { store, actions } = await page({ student }, log);
    await actions.loadStudent();
    actions.writeProblem('What is 2 + 3?');
    await actions.solve();
    const state = store.getState();
    expect(student.loads.map((load) => load.split(' on ')[1])).toEqual(['auto', 'wasm']);
    expect(student.requests[1]?.resume).toMatchObject({ action: { kind: 'continue' } });
    expect(state.recording.run.tokens).toHaveLength(tokens);
    expect(state.recording.run.status.kind).toBe('ended');
    expect(state.activity.kind).toBe('idle');
    expect(state.student).toMatchObject({ kind: 'ready', student: { fallback: { code: 'gpu-lost' } } });
    expect(state.runError).toBeNull();
  });

  it('says why where the student cannot be loaded again after its device is lost', async () => {
    const student = new ReplayingStudent((await recordedRun()).slice(0, 4));
    student.solveError = new DeviceLostError(studentError('gpu-lost', { detail: 'process died' }));
    const { store, actions } = await page({ student });
    await actions.loadStudent();
    student.loadError = new Error('No such file.');
    actions.writeProblem('What is 2 + 3?');
    await actions.solve();
    expect(store.getState().student).toMatchObject({ kind: 'failed' });
    expect(store.getState().activity.kind).toBe('idle');
    expect(store.getState().runError).not.toBeNull();
  });

  it('refuses what is no problem with a sentence, and runs nothing', async () => {
    const { store, student, actions } = await page();
    await actions.loadStudent();
    for (const text of ['', '   ', 'x'.repeat(100_000), '\u0000\u0001']) {
      actions.writeProblem(text);
      await actions.solve();
      expect(store.getState().problemError).not.toBeNull();
    }
    expect(student.requests).toHaveLength(0);
    actions.writeProblem('Wie viele?');
    expect(store.getState().problemError).toBeNull();
  });

  it('knows the answer only of the problem that it was chosen with', async () => {
    const { store, actions } = await page({}, await recordedRun());
    await actions.loadStudent();
    await actions.pickRandomProblem();
    await actions.solve();
    expect(store.getState().runAnswer).toBe('5');
    actions.writeProblem('What is 2 + 4?');
    expect(store.getState().known).toBeNull();
    expect(store.getState().runAnswer).toBe('5');
    await actions.solve();
    expect(store.getState().runAnswer).toBeNull();
  });

  it('leaves a setting as it was when a value is out of bounds', async () => {
    const { store, actions } = await page();
    for (const change of [{ maxCalls: -1 }, { temperature: Number.NaN }, { seed: 1.5 }]) {
      actions.changeSettings(change);
    }
    expect(store.getState().settings).toEqual(defaultPreferences.settings);
  });

  it('opens a saved run in the place of the one that is there', async () => {
    const log = await recordedRun();
    const { store, actions } = await page();
    actions.pickProblem({ problem: 'What is 2 + 2?', answer: '4' });
    await actions.openTrace(() => Promise.resolve(formatTrace(log, '2026-01-02')));
    const { recording, shown, origin, problem, known, runAnswer } = store.getState();
    expect([...recording.events]).toEqual(log);
    expect(shown).toBe(recording.run);
    expect(origin).toEqual({ kind: 'opened', saved: '2026-01-02', fragment: '' });
    expect({ problem, known, runAnswer }).toEqual({
      problem: recording.run.problem,
      known: null,
      runAnswer: null,
    });
  });

  it('keeps the run that is there when what is opened is none, and says why', async () => {
    const { store, actions } = await page();
    await actions.openTrace(async () => formatTrace(await recordedRun()));
    const { recording } = store.getState();
    await actions.openTrace(() => Promise.resolve('{"format":"relay-trace/4","events":[]}'));
    expect(store.getState().recording).toBe(recording);
    expect(store.getState().traceError).toMatchObject({
      code: 'trace-format-unknown',
      params: { format: 'relay-trace/4' },
    });
    await actions.openTrace(() => Promise.reject(new DOMException('gone', 'NotReadableError')));
    expect(store.getState().traceError).toEqual({ code: 'file-unreadable' });
    await actions.openTrace(async () => formatTrace(await recordedRun()));
    expect(store.getState().traceError).toBeNull();
  });

  it('opens nothing during a run', async () => {
    const { store, student, actions } = await page({}, (await recordedRun()).slice(0, 3));
    await actions.loadStudent();
    actions.writeProblem('2 + 2?');
    student.holdsBack = true;
    const run = actions.solve();
    await expect.poll(() => store.getState().recording.length).toBe(3);
    await actions.openTrace(async () => formatTrace(await recordedRun()));
    expect(store.getState()).toMatchObject({ origin: { kind: 'here' }, activity: { kind: 'solving' } });
    actions.stop();
    await run;
  });
});
