import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { formatTrace } from '../../relay/trace.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { strings } from '../strings.ts';
import { MemoryArchive } from '../testing/memory-archive.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { loadedStudent, ReplayingStudent } from '../testing/replaying-student.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { found } from './found.ts';

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = (await recordedRun()).map((event) =>
    event.type === 'run-started' ? { ...event, student: loadedStudent.identity } : event,
  );
});

async function page(next: readonly RelayEvent[], archive = new MemoryArchive()) {
  const student = new ReplayingStudent(next);
  const services = scriptedServices({ student, archive: () => Promise.resolve(archive) });
  const store = createPageStore(services, defaultPreferences);
  await store.actions.loadStudent();
  await store.actions.keepRuns();
  const { actions } = store;
  const solve = async () => {
    actions.pickProblem({ problem: 'What is 2 + 3?', answer: '5' });
    await actions.solve();
  };
  return { store, student, archive, actions, solve };
}

const events = (archive: MemoryArchive) => [...archive.runs.values()].map((run) => run.events);

describe('a run', () => {
  it('is kept as it grows, each event once', async () => {
    const { store, archive, solve } = await page(log);
    await solve();
    await vi.waitFor(() => expect(store.getState().kept).toHaveLength(1));
    expect(events(archive)).toEqual([log]);
    expect(archive.writes.length).toBeGreaterThan(2);
    expect(archive.writes.filter((first) => first === 0)).toHaveLength(1);
    expect(store.getState().kept?.[0]).toMatchObject({ answer: '5', known: '5', isOver: true });
  });

  it('that broke off is there after a reload, and goes on where it was', async () => {
    const archive = new MemoryArchive();
    const first = await page(log.slice(0, 9), archive);
    await first.solve();
    await vi.waitFor(() => expect(events(archive)).toEqual([log.slice(0, 9)]));

    const { store, student, actions } = await page(log, archive);
    const [facts] = store.getState().kept ?? [];
    expect(facts).toMatchObject({ isOver: false, answer: null });
    await actions.openKept(facts?.id ?? '');
    expect(store.getState()).toMatchObject({ origin: { kind: 'kept' }, runAnswer: '5' });
    expect([...store.getState().recording.events]).toEqual(log.slice(0, 9));
    await actions.resume();
    expect(student.requests[0]?.past).toEqual({ events: log.slice(0, 9), turn: { kind: 'go-on' } });
    await vi.waitFor(() => expect(events(archive)).toEqual([log]));
  });

  it('and each of its changed versions is kept on its own', async () => {
    const { archive, actions, solve } = await page(log);
    await solve();
    await actions.branch(3, { kind: 'go-on' }, { kind: 'decline' });
    await vi.waitFor(() => expect(events(archive)).toEqual([log, log]));
  });

  it('that was opened from a file is left there', async () => {
    const { archive, actions } = await page(log);
    await actions.openTrace(() => Promise.resolve(formatTrace(log)));
    await actions.removeKept('none');
    expect(archive.runs.size).toBe(0);
  });

  it('that cannot be kept goes on all the same, and the page says so', async () => {
    const { store, archive, solve } = await page(log);
    archive.writeError = new Error('No room is left.');
    await solve();
    await vi.waitFor(() =>
      expect(store.getState().keepError).toBe(`${strings.history.notKept} No room is left.`),
    );
    expect([...store.getState().recording.events]).toEqual(log);
    archive.writeError = null;
    await solve();
    await vi.waitFor(() => expect(events(archive)).toEqual([log]));
    expect(store.getState().keepError).toBeNull();
  });

  it('that is broken in the archive is refused with a sentence', async () => {
    const { store, archive, actions, solve } = await page(log);
    await solve();
    await vi.waitFor(() => expect(store.getState().kept).toHaveLength(1));
    const [[id, kept] = ['', undefined]] = archive.runs;
    archive.runs.set(id, { facts: kept?.facts as never, events: log.slice(2) });
    await actions.openKept(id);
    expect(store.getState().keepError).toContain(strings.history.notOpened);
  });
});

it('deletes one, or all', async () => {
  const { store, actions, solve } = await page(log);
  await solve();
  await solve();
  await vi.waitFor(() => expect(store.getState().kept).toHaveLength(2));
  await actions.removeKept(store.getState().kept?.[0]?.id ?? '');
  expect(store.getState().kept).toHaveLength(1);
  await actions.clearKept();
  expect(store.getState().kept).toEqual([]);
});

it('finds runs by words of their problems', async () => {
  const { store, solve } = await page(log);
  await solve();
  await vi.waitFor(() => expect(store.getState().kept).toHaveLength(1));
  const kept = store.getState().kept ?? [];
  expect(found(kept, '')).toEqual(kept);
  expect(found(kept, ' IS  what ')).toEqual(kept);
  expect(found(kept, 'what else')).toEqual([]);
});
