/** The services of the page in a browser: the student's worker, the proxy, the problem generator, the run store. */
import type { HistoryStore } from './history/history-store.ts';
import { modelCacheName } from '../student/model-cache-name.ts';
import { defaultModel } from '../student/model-index.ts';
import type { PageServices } from './page-state.ts';
import { StudentOnDemand } from './student-on-demand.ts';

function createWorker(): Worker {
  return new Worker(new URL('./student.worker.ts', import.meta.url), { type: 'module', name: 'student' });
}

const modelAddress = (name: string): string => new URL(`models/${name}/`, document.baseURI).href;

async function openHistoryStore(): Promise<HistoryStore> {
  const { IndexedDbHistoryStore } = await import('./history/history-store.ts');
  return IndexedDbHistoryStore.open();
}

/** The services of this browser. */
export function browserServices(): PageServices {
  let historyStore: Promise<HistoryStore> | null = null;
  return {
    student: new StudentOnDemand(async () => {
      const { StudentClient } = await import('../student/client.ts');
      return new StudentClient(createWorker);
    }),
    studentModel: modelAddress,
    async forgetModel(address) {
      await caches.delete(modelCacheName(address));
    },
    environment: {
      origin: window.location.origin,
      ownProxy: import.meta.env.MODE === 'static' ? null : window.location.origin,
      teacherModel: modelAddress(defaultModel('teacher').name),
    },
    nextFrame(callback) {
      const frame = requestAnimationFrame(callback);
      return () => cancelAnimationFrame(frame);
    },
    async askHealth(proxy, accessCode, signal) {
      const { fetchHealth } = await import('../teacher/client.ts');
      return fetchHealth(proxy, { accessCode, signal });
    },
    newId: () => {
      // randomUUID is not there on a page that came over plain HTTP.
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    historyStore: () => (historyStore ??= openHistoryStore()),
    async parseProblems(text) {
      const { parseProblemSet } = await import('./classroom/problem-set.ts');
      return parseProblemSet(text);
    },
    async builtInProblems(count, seed) {
      const { builtInSet } = await import('./classroom/built-in.ts');
      return builtInSet(count, seed);
    },
    async randomProblem() {
      const { randomRelayMathProblem } = await import('../math/relay-math/relay-math.ts');
      const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
      const { problem, answer } = randomRelayMathProblem(seed);
      return { problem, answer };
    },
  };
}
