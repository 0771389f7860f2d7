/** What the page needs from outside, for its tests: nothing in it reaches out, and no frame comes by itself. */
import type { PageServices } from '../page-state.ts';
import { parseProblemSet } from '../classroom/problem-set.ts';
import { MemoryHistoryStore } from './memory-history-store.ts';
import { ReplayingStudent } from './replaying-student.ts';

export function scriptedServices(overrides: Partial<PageServices> = {}): PageServices {
  let ids = 0;
  const historyStore = new MemoryHistoryStore();
  return {
    student: new ReplayingStudent([]),
    studentModel: (name) => `/models/${name}/`,
    forgetModel: () => Promise.resolve(),
    environment: {
      origin: 'https://page.example',
      ownProxy: 'https://page.example',
      teacherModel: 'https://page.example/models/relay-teacher/',
    },
    askHealth: () =>
      Promise.resolve({ teacher: { name: 'a-teacher', kind: 'embedded', fingerprint: null } as const }),
    randomProblem: () => Promise.resolve({ problem: 'What is 2 + 3?', answer: '5' }),
    parseProblems: (text) => Promise.resolve().then(() => parseProblemSet(text)),
    builtInProblems: (count, seed) =>
      Promise.resolve(
        Array.from({ length: count }, (_, i) => ({
          problem: `What is ${seed} + ${i}?`,
          answer: '5',
          family: i % 2 === 0 ? 'even' : 'odd',
          difficulty: null,
        })),
      ),
    nextFrame: () => () => undefined,
    newId: () => `run ${(ids += 1)}`,
    historyStore: () => Promise.resolve(historyStore),
    ...overrides,
  };
}
