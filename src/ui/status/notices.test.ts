import { describe, expect, it } from 'vitest';

import { commonError } from '../../errors/coded-error.ts';
import { Recording } from '../../relay/recording.ts';
import { failure } from '../../relay/testing/scripted-teacher.ts';
import type { PageState } from '../page-state.ts';
import { createPageStore } from '../store.ts';
import { defaultPreferences } from '../settings.ts';
import { en as strings } from '../locales/en/index.ts';
import { defaultScript, recordedRun } from '../testing/recorded-run.ts';
import { loadedStudent } from '../testing/replaying-student.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { originNotices, pageNotices, runNotices } from './notices.ts';

const noticesOf = (state: PageState) => [
  ...pageNotices(state),
  ...originNotices(state),
  ...runNotices(state),
];

function stateWith(change: Partial<PageState>): PageState {
  return { ...createPageStore(scriptedServices(), defaultPreferences).getState(), ...change };
}

function texts(change: Partial<PageState>): string[] {
  return noticesOf(stateWith(change)).map(({ text }) => text);
}

const text = (message: string) => commonError('message', { message });

describe('the notices', () => {
  it('is empty while nothing is wrong', async () => {
    expect(texts({})).toEqual([]);
    expect(texts({ recording: Recording.of(await recordedRun()) })).toEqual([]);
  });

  it('says why the student runs on WASM, and when it cannot call', () => {
    const fallback = { code: 'insecure-context' };
    const student = { kind: 'ready', student: { ...loadedStudent, fallback, canCall: false } } as const;
    expect(texts({ student })).toEqual([strings.errors['insecure-context'](), strings.notices.cannotCall(1)]);
  });

  it('never show again what the person closed for good, for the same reason', () => {
    const why = (reason: 'no-webgpu' | 'insecure-context') =>
      ({
        kind: 'ready',
        student: { ...loadedStudent, fallback: { code: reason } },
      }) as const;
    const settings = { ...defaultPreferences.settings, dismissed: ['fallback-no-webgpu'] };
    expect(texts({ student: why('no-webgpu'), settings })).toEqual([]);
    expect(texts({ student: why('insecure-context'), settings })).toEqual([
      strings.errors['insecure-context'](),
    ]);
    const teacher = { kind: 'known', teacher: null, reason: text('There is no answer.') } as const;
    expect(noticesOf(stateWith({ teacher })).some(({ isDismissible }) => isDismissible)).toBe(false);
  });

  it('offers another try where the student cannot be loaded', () => {
    const [notice] = noticesOf(stateWith({ student: { kind: 'failed', error: text('No such file.') } }));
    expect(notice).toMatchObject({ tone: 'problem', detail: 'No such file.', action: 'retry-load' });
  });

  it('reports that the teacher is away, unless no run would ask it', () => {
    const teacher = { kind: 'known', teacher: null, reason: text('There is no answer.') } as const;
    expect(texts({ teacher })).toEqual([strings.notices.teacherAway('There is no answer.')]);
    expect(texts({ teacher, stayOnDevice: true })).toEqual([]);
    expect(texts({ teacher, settings: { ...defaultPreferences.settings, policy: 'never' } })).toEqual([]);
  });

  it('reports that the student continued alone after a failed call', async () => {
    const log = await recordedRun(defaultScript, [[failure('offline', text('The network is down.'))]]);
    const recording = Recording.of(log);
    expect(texts({ recording })).toEqual([strings.notices.callFailed(1, 'The network is down.')]);
  });

  it.each([
    [{ kind: 'length' } as const, strings.notices.length],
    [{ kind: 'context-full' } as const, strings.notices.contextFull],
    [{ kind: 'repetition', author: 'student' } as const, strings.notices.repetition.student],
    [{ kind: 'stopped' } as const, strings.notices.stopped],
    [{ kind: 'failed', error: text('why') } as const, strings.notices.runFailed('why')],
  ])('says how a run ended: %o', async (reason, text) => {
    const log = (await recordedRun()).slice(0, -1);
    const recording = Recording.of([...log, { type: 'run-ended', reason, at: 0 }]);
    expect(texts({ recording })).toEqual([text]);
  });

  it('says that an opened run was recorded, and when where that is a date', async () => {
    const recording = Recording.of(await recordedRun());
    const name = recording.run.header?.student.name ?? '';
    const opened = (saved: string | null) =>
      texts({ recording, origin: { kind: 'opened', saved, fragment: '' } });
    expect(opened('2026-01-02T12:00:00Z')).toEqual([strings.trace.opened(name, 'Jan 2, 2026')]);
    expect(opened('<b>yesterday</b>')).toEqual([strings.trace.opened(name, null)]);
    expect(texts({ recording, traceError: text('It is broken.') })).toEqual([strings.trace.notOpened]);
  });
});
