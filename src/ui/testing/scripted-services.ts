/** What the page needs from outside, for its tests: nothing in it reaches out, and no frame comes by itself. */
import type { PageServices } from '../page-state.ts';
import { MemoryHistoryStore } from './memory-history-store.ts';
import { MemorySetStore } from './memory-set-store.ts';
import { ReplayingStudent } from './replaying-student.ts';
import { ScriptedDownloads } from './scripted-downloads.ts';

export function scriptedServices(overrides: Partial<PageServices> = {}): PageServices {
  let ids = 0;
  const historyStore = new MemoryHistoryStore();
  const setStore = new MemorySetStore();
  return {
    student: new ReplayingStudent([]),
    studentModel: (name) => `/models/${name}/`,
    downloads: new ScriptedDownloads(),
    environment: {
      origin: 'https://page.example',
      ownProxy: 'https://page.example',
      teacherModel: 'https://page.example/models/relay-teacher/',
    },
    askHealth: () =>
      Promise.resolve({ teacher: { name: 'a-teacher', kind: 'embedded', fingerprint: null } as const }),
    randomProblem: () => Promise.resolve({ problem: 'What is 2 + 3?', answer: '5' }),
    setStore: () => Promise.resolve(setStore),
    nextFrame: () => () => undefined,
    now: () => 0,
    newId: () => `run ${(ids += 1)}`,
    historyStore: () => Promise.resolve(historyStore),
    ...overrides,
  };
}
