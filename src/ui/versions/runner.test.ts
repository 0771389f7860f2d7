import { beforeAll, describe, expect, it } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { truncateLog } from '../../relay/resume.ts';
import { formatTrace } from '../../relay/trace.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { idsAnswer } from '../../relay/testing/scripted-teacher.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { loadedStudent, ReplayingStudent } from '../testing/replaying-student.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { depthOf } from './versions.ts';

/** What the page's student is called in these logs, so that it is the one that wrote them. */
const byLoaded = (log: readonly RelayEvent[]): RelayEvent[] =>
  log.map((event) =>
    event.type === 'run-started' ? { ...event, student: loadedStudent.identity, seed: 7 } : event,
  );

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = byLoaded(
    await recordedRun('ab<call>2</call>c<|im_end|>', [idsAnswer(new ByteVocabulary().encode('XY'))]),
  );
});

/** A page that shows `log`, its student ready to replay another. */
async function page(next: readonly RelayEvent[]) {
  const student = new ReplayingStudent(next);
  const store = createPageStore(scriptedServices({ student }), defaultPreferences);
  await store.actions.loadStudent();
  await store.actions.openTrace(() => Promise.resolve(formatTrace(log)));
  return { store, student, actions: store.actions };
}

const call = { by: 'person', requested: 3, commandTokens: 0 } as const;

describe('a change', () => {
  it('continues from its position, with all else as it was', async () => {
    const { student, actions, store } = await page(log);
    await actions.branch(1, { kind: 'call', request: call }, { kind: 'call', requested: 3 });
    const { header } = store.getState().recording.run;
    expect(student.requests[0]).toMatchObject({
      problem: header?.problem,
      seed: 7,
      limits: header?.limits,
      pauses: false,
      resume: { events: truncateLog(log, 1), action: { kind: 'call', request: call } },
    });
  });

  it('is a further version of the run, and can be changed in turn', async () => {
    const { store, actions } = await page(log);
    await actions.branch(1, { kind: 'continue' }, { kind: 'decline' });
    await actions.branch(2, { kind: 'continue' }, { kind: 'token', text: 'x' });
    actions.showVersion(0);
    await actions.branch(0, { kind: 'continue' }, { kind: 'decline' });
    const { versions, version, recording } = store.getState();
    expect(versions.map(({ from }) => from)).toEqual([
      null,
      { version: 0, tokens: 1, change: { kind: 'decline' } },
      { version: 1, tokens: 2, change: { kind: 'token', text: 'x' } },
      { version: 0, tokens: 0, change: { kind: 'decline' } },
    ]);
    expect(versions.map((_, i) => depthOf(versions, i))).toEqual([0, 1, 2, 1]);
    expect(version).toBe(3);
    expect([...(versions[3]?.recording.events ?? [])]).toEqual(log);
    expect(versions[3]?.recording).toBe(recording);
    actions.showVersion(1);
    expect(store.getState().recording).toBe(versions[1]?.recording);
  });

  it('shows what stays at once, and never less than that', async () => {
    const { store, actions } = await page(log);
    const lengths: number[] = [];
    store.subscribe(({ recording }) => lengths.push(recording.length));
    await actions.branch(4, { kind: 'continue' }, { kind: 'decline' });
    const kept = truncateLog(log, 4).length;
    expect(Math.min(...lengths)).toBe(kept);
    expect(lengths.at(-1)).toBe(log.length);
  });

  it('is refused where another student wrote the run, and while none is ready', async () => {
    const { store, student, actions } = await page(log);
    const other = (await recordedRun('a<|im_end|>')) satisfies readonly RelayEvent[];
    await actions.openTrace(() => Promise.resolve(formatTrace(other)));
    await actions.branch(1, { kind: 'continue' }, { kind: 'decline' });
    expect(store.getState().runError).toEqual({
      code: 'other-student',
      params: { name: 'scripted-student' },
    });
    expect(student.requests).toHaveLength(0);
    store.setState({ student: { kind: 'loading', files: [] } });
    await actions.branch(1, { kind: 'continue' }, { kind: 'decline' });
    expect(store.getState().runError).toEqual({ code: 'student-not-ready' });
  });

  it('of a problem that was solved again is gone', async () => {
    const { store, actions } = await page(log);
    await actions.branch(1, { kind: 'continue' }, { kind: 'decline' });
    actions.writeProblem('2 + 2?');
    await actions.solve();
    expect(store.getState().versions).toHaveLength(1);
  });
});

describe('the same problem again', () => {
  it('is solved by another student under another policy, with the same seed', async () => {
    const { store, student, actions } = await page(log);
    await actions.again('relay-student-base', 'never');
    expect(student.loads).toEqual(['/models/relay-student/ on auto', '/models/relay-student-base/ on auto']);
    const { header } = store.getState().versions[0]?.recording.run ?? {};
    expect(student.requests[0]).toMatchObject({
      problem: header?.problem,
      seed: 7,
      limits: header?.limits,
      policy: 'never',
      resume: null,
    });
    const change = { kind: 'setup', student: 'relay-student-base', policy: 'never' };
    expect(store.getState().versions.map(({ from }) => from)).toEqual([
      null,
      { version: 0, tokens: 0, change },
    ]);
    expect(store.getState().versions.map((_, index, all) => depthOf(all, index))).toEqual([0, 0]);
    // The next problem is for the policy that was chosen.
    expect(store.getState().settings).toMatchObject({ student: 'relay-student-base', policy: 'learned' });
  });

  it('loads nothing where the student is there', async () => {
    const { student, actions } = await page(log);
    await actions.again('relay-student', 'always');
    expect(student.loads).toHaveLength(1);
    expect(student.requests[0]).toMatchObject({ policy: 'always' });
  });

  it('is not solved where the student cannot be loaded', async () => {
    const { store, student, actions } = await page(log);
    student.loadError = new Error('There is no such model.');
    await actions.again('relay-student-base', 'never');
    expect(student.requests).toHaveLength(0);
    expect(store.getState().versions).toHaveLength(1);
  });
});

describe('a run that paused', () => {
  const paused = (): RelayEvent[] => {
    const before = log.slice(
      0,
      log.findIndex((event) => event.type === 'call-requested'),
    );
    const request = { by: 'student', requested: 2, commandTokens: 3 } as const;
    return [...before, { type: 'run-ended', reason: { kind: 'paused', request }, at: 0 }];
  };

  it('continues with the answer, as the same version', async () => {
    const { store, student, actions } = await page(paused());
    actions.writeProblem('2 + 2?');
    await actions.solve();
    expect(store.getState().recording.run.status).toMatchObject({ reason: { kind: 'paused' } });
    const request = { by: 'student', requested: 5, commandTokens: 3 } as const;
    await actions.answer({ kind: 'call', request });
    expect(student.requests[1]?.resume).toEqual({
      events: paused().slice(0, -1),
      action: { kind: 'call', request },
    });
    expect(store.getState().versions).toHaveLength(1);
  });

  it('is the only one that takes an answer', async () => {
    const { student, actions } = await page(log);
    await actions.answer({ kind: 'continue' });
    expect(student.requests).toHaveLength(0);
  });
});
