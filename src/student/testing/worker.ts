/** For tests: the student's worker without a thread, with a tiny model. */
import { tinyModelSource, tinyVocabularySize } from '../../engine/testing/model.ts';
import { openModel, readModelFiles } from '../../engine/model.ts';
import type { RecordingOptions, RecordingRuntime } from '../../engine/testing/session.ts';
import { recordingRuntime } from '../../engine/testing/session.ts';
import type { Teacher } from '../../relay/teacher.ts';
import { ChannelWorker } from '../../workers/testing/channel-worker.ts';
import { studentService } from '../service.ts';
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

export class TestWorker extends ChannelWorker {
  readonly runtime: RecordingRuntime;

  constructor({ model, teacher, ...loading }: TestWorkerOptions = {}) {
    const runtime = recordingRuntime({ vocabularySize: tinyVocabularySize, ...model });
    super(
      studentService({
        teacher: (choice) => (choice.kind === 'none' ? null : (teacher ?? null)),
        load: async (file, _device, onProgress, signal) => {
          await loading.beforeLoad?.(signal);
          onProgress({ file, loadedBytes: 7, totalBytes: 7 });
          const { contextLength = 256, device = 'wasm' } = loading;
          const files = await readModelFiles(tinyModelSource({ contextLength }), signal);
          const opened = await openModel(files, runtime, device);
          return {
            student: engineStudent(opened),
            fallback: null,
            deviceFailure: () => opened.deviceFailure(),
            release: () => opened.release(),
          };
        },
      }),
    );
    this.runtime = runtime;
  }
}
