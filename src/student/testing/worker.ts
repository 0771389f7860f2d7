/** For tests: a worker without a thread. Messages are copied and arrive in a later task, as real ones do. */
import { tinyModelSource, tinyVocabularySize } from '../../engine/testing/model.ts';
import { openModel, readModelFiles } from '../../engine/model.ts';
import type { RecordingOptions, RecordingRuntime } from '../../engine/testing/session.ts';
import { recordingRuntime } from '../../engine/testing/session.ts';
import type { Teacher } from '../../relay/teacher.ts';
import type { StudentWorker } from '../client.ts';
import { StudentHost } from '../host.ts';
import type { WorkerMessage } from '../protocol.ts';
import { engineStudent } from '../student.ts';

export interface TestWorkerOptions {
  readonly model?: RecordingOptions;
  readonly contextLength?: number;
  readonly teacher?: Teacher;
  /** WASM, if not given. */
  readonly device?: 'wasm' | 'webgpu';
  /** Called before each load; may throw, or wait. */
  readonly beforeLoad?: (signal: AbortSignal) => Promise<void>;
}

export class TestWorker implements StudentWorker {
  onmessage: StudentWorker['onmessage'] = null;
  onerror: StudentWorker['onerror'] = null;
  onmessageerror: StudentWorker['onmessageerror'] = null;
  terminated = false;
  /** Everything the page was sent, in order. */
  readonly sent: WorkerMessage[] = [];
  readonly runtime: RecordingRuntime;
  readonly #host: StudentHost;

  constructor({ model, teacher, ...loading }: TestWorkerOptions = {}) {
    this.runtime = recordingRuntime({ vocabularySize: tinyVocabularySize, ...model });
    this.#host = new StudentHost({
      post: (message) => {
        this.sent.push(message);
        this.deliver(structuredClone(message));
      },
      teacher: (choice) => (choice.kind === 'none' ? null : (teacher ?? null)),
      load: async ({ model: file }, onProgress, signal) => {
        await loading.beforeLoad?.(signal);
        onProgress({ file, loadedBytes: 7, totalBytes: 7 });
        const { contextLength = 256, device = 'wasm' } = loading;
        const files = await readModelFiles(tinyModelSource({ contextLength }), signal);
        const opened = await openModel(files, this.runtime, device);
        return {
          student: engineStudent(opened),
          fallback: null,
          deviceFailure: () => opened.deviceFailure(),
          release: () => opened.release(),
        };
      },
    });
  }

  postMessage(message: unknown): void {
    const copy: unknown = structuredClone(message);
    setImmediate(() => {
      if (!this.terminated) this.#host.receive(copy);
    });
  }

  /** Sends the page anything. */
  deliver(data: unknown): void {
    setImmediate(() => {
      if (!this.terminated) this.onmessage?.(new MessageEvent('message', { data }));
    });
  }

  terminate(): void {
    this.terminated = true;
  }
}
