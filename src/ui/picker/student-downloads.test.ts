import { describe, expect, it } from 'vitest';

import type { ModelProgress } from '../../student/downloads/model-files.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { ReplayingStudent } from '../testing/replaying-student.ts';
import { ScriptedDownloads } from '../testing/scripted-downloads.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { rateOf } from './rate.ts';

const address = 'https://hub.example/org/name/resolve/main/#onnx/model_q4.onnx';
const request = { address, listing: null, disk: null };

async function page() {
  const downloads = new ScriptedDownloads();
  const student = new ReplayingStudent([]);
  let now = 0;
  const services = scriptedServices({ downloads, student, now: () => now });
  const store = createPageStore(services, defaultPreferences);
  await store.actions.loadStudent();
  return {
    store,
    student,
    downloads,
    actions: store.actions,
    at: (time: number): void => {
      now = time;
    },
  };
}

const running = (downloads: ScriptedDownloads) => expect.poll(() => downloads.running).toHaveLength(1);

describe('a student that is added', () => {
  it('is downloaded while the one in use stays, then taken into use and put on the menu', async () => {
    const { store, student, downloads, actions, at } = await page();
    const added = actions.addStudent(request);
    await running(downloads);
    const progress = (bytes: number): ModelProgress => ({
      loadedBytes: bytes,
      totalBytes: 4000,
      networkBytes: bytes,
      files: [],
    });
    for (const [time, bytes] of [
      [0, 0],
      [1000, 1000],
      [2000, 2000],
    ] as const) {
      at(time);
      downloads.running[0]?.progress(progress(bytes));
    }
    const [download] = store.getState().downloads;
    expect(download).toMatchObject({ status: 'running', progress: { loadedBytes: 2000 } });
    expect(rateOf(download?.samples ?? [], 2000, 2000)).toBe(1000);
    expect(store.getState().settings.student).toBe('relay-student');
    downloads.end(address, { kind: 'kept' });
    await added;
    expect(store.getState()).toMatchObject({
      downloads: [],
      kept: [{ address, isComplete: true }],
      settings: { student: address, otherStudents: [address] },
    });
    expect(student.loads.at(-1)).toBe(`${address} on auto`);
  });

  it('is taken into use at once where it is kept', async () => {
    const { student, downloads, actions } = await page();
    downloads.stored = [{ address, bytes: 1, totalBytes: 1, isComplete: true }];
    await actions.addStudent(request);
    expect(downloads.running).toEqual([]);
    expect(student.loads.at(-1)).toBe(`${address} on auto`);
  });

  it('can be paused and continued, and its failure is said and can be tried again', async () => {
    const { store, downloads, actions } = await page();
    void actions.addStudent(request);
    await running(downloads);
    actions.pauseDownload(address);
    await expect.poll(() => store.getState().downloads[0]?.status).toBe('paused');
    void actions.resumeDownload(address);
    await running(downloads);
    downloads.end(address, { kind: 'failed', error: { code: 'download-hash', params: { file: 'a' } } });
    await expect.poll(() => store.getState().downloads[0]?.status).toBe('failed');
    expect(store.getState().downloads[0]?.error?.code).toBe('download-hash');
    void actions.addStudent(request);
    await running(downloads);
    downloads.end(address, { kind: 'kept' });
    await expect.poll(() => store.getState().settings.student).toBe(address);
  });

  it('continues by itself when the network is back, if that was missing', async () => {
    const { store, downloads, actions } = await page();
    void actions.addStudent(request);
    await running(downloads);
    downloads.end(address, { kind: 'failed', error: { code: 'download-broke-off', params: { file: 'a' } } });
    await expect.poll(() => store.getState().downloads[0]?.status).toBe('failed');
    actions.resumeBroken();
    await running(downloads);
    downloads.end(address, { kind: 'failed', error: { code: 'download-hash', params: { file: 'a' } } });
    await expect.poll(() => store.getState().downloads[0]?.status).toBe('failed');
    actions.resumeBroken();
    expect(downloads.running).toEqual([]);
  });

  it('is not taken into use where the person chose another one meanwhile', async () => {
    const { store, downloads, actions } = await page();
    const added = actions.addStudent(request);
    await running(downloads);
    actions.useStudent('relay-student-base');
    downloads.end(address, { kind: 'kept' });
    await added;
    expect(store.getState().settings.student).toBe('relay-student-base');
    expect(store.getState().kept).toHaveLength(1);
  });

  it('can be used without being kept', async () => {
    const { store, student, downloads, actions } = await page();
    const added = actions.addStudent(request);
    await running(downloads);
    downloads.end(address, { kind: 'failed', error: { code: 'no-room', params: { bytes: 2, free: 1 } } });
    await added;
    actions.useStudent(address);
    expect(student.loads.at(-1)).toBe(`${address} on auto`);
    expect(store.getState()).toMatchObject({ downloads: [], settings: { otherStudents: [address] } });
  });
});

it('a student that is deleted leaves the menu and the storage, also while it arrives', async () => {
  const { store, student, downloads, actions } = await page();
  const added = actions.addStudent(request);
  await running(downloads);
  await actions.removeStudent(address);
  expect(store.getState().downloads).toEqual([]);
  downloads.end(address, { kind: 'paused' });
  await added;
  expect(store.getState().downloads).toEqual([]);
  actions.useStudent(address);
  await actions.removeStudent(address);
  expect(downloads.removed).toEqual([address, address]);
  expect(store.getState().settings).toMatchObject({ student: 'relay-student', otherStudents: [] });
  expect(student.loads.at(-1)).toBe('/models/relay-student/ on auto');
});
