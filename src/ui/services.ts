/** The services of the page in a browser: the student's worker, the proxy, the generator, runs and sets. */
import type { HistoryStore } from './history/history-store.ts';
import type { SetStore } from './problem-sets/set-store.ts';
import type { DownloadClient } from '../student/downloads/client.ts';
import { defaultModel } from '../student/model-index.ts';
import type { PageServices } from './page-state.ts';
import { StudentOnDemand } from './student-on-demand.ts';

function createWorker(): Worker {
  return new Worker(new URL('./student.worker.ts', import.meta.url), { type: 'module', name: 'student' });
}

function createDownloader(): Worker {
  return new Worker(new URL('./downloads.worker.ts', import.meta.url), { type: 'module', name: 'downloads' });
}

const modelAddress = (name: string): string => new URL(`models/${name}/`, document.baseURI).href;

async function openHistoryStore(): Promise<HistoryStore> {
  const { IndexedDbHistoryStore } = await import('./history/history-store.ts');
  return IndexedDbHistoryStore.open();
}

async function openSetStore(): Promise<SetStore> {
  const { IndexedDbSetStore } = await import('./problem-sets/set-store.ts');
  return IndexedDbSetStore.open();
}

/** The client of the downloads, fetched when something of it is asked for. */
function downloadsOnDemand(): PageServices['downloads'] {
  let fetched: Promise<DownloadClient> | null = null;
  const client = async (): Promise<DownloadClient> => {
    fetched ??= import('../student/downloads/client.ts').then(
      (module) => new module.DownloadClient(createDownloader),
    );
    try {
      return await fetched;
    } catch (error) {
      fetched = null; // the next question fetches it again
      throw error;
    }
  };
  return {
    download: async (request, onProgress) => (await client()).download(request, onProgress),
    pause: async (address) => (await client()).pause(address),
    kept: async () => (await client()).kept(),
    remove: async (address) => (await client()).remove(address),
    storage: async () => (await client()).storage(),
  };
}

/** The services of this browser. */
export function browserServices(): PageServices {
  let historyStore: Promise<HistoryStore> | null = null;
  let setStore: Promise<SetStore> | null = null;
  return {
    student: new StudentOnDemand(async () => {
      const { StudentClient } = await import('../student/client.ts');
      return new StudentClient(createWorker);
    }),
    studentModel: modelAddress,
    downloads: downloadsOnDemand(),
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
    now: () => performance.now(),
    newId: () => {
      // randomUUID is not there on a page that came over plain HTTP.
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    historyStore: () => (historyStore ??= openHistoryStore()),
    setStore: () => (setStore ??= openSetStore()),
    async randomProblem() {
      const { randomRelayMathProblem } = await import('../math/relay-math/relay-math.ts');
      const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
      const { problem, answer } = randomRelayMathProblem(seed);
      return { problem, answer };
    },
  };
}
