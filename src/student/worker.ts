/**
 * The student's Web Worker: it offers the service to the page, and loads students from the model files at a URL on the
 * browser's ONNX Runtime. The caller provides the teacher (see src/ui/student.worker.ts).
 */
import { expose } from 'comlink';
import { readModelFiles } from '../engine/model.ts';
import { ModelError } from '../engine/errors.ts';
import { urlSource } from '../engine/model-source.ts';
import { webRuntime } from '../engine/web-runtime.ts';
import { openOnDevice, planDevice, type OpenedModel } from './device.ts';
import { readDeviceFacts } from './device-facts.ts';
import { modelCache } from './downloads/model-cache.ts';
import { parseModelAddress } from './model-address.ts';
import { studentService, type StudentPorts } from './service.ts';
import { engineStudent } from './student.ts';

/** Whether a load failed for want of a network or a server, which says nothing of the files that came. */
function isCut(error: unknown): boolean {
  const codes = ['file-unreachable', 'file-broke-off', 'file-status', 'download-broke-off'];
  return error instanceof ModelError && codes.includes(error.code);
}

/** Makes this worker a student. Call it once, at the top of the worker's script. */
export function serveStudent(teacher: StudentPorts['teacher']): void {
  expose(studentService({ teacher, load }));
}

const load: StudentPorts['load'] = async (url, device, onProgress, signal) => {
  const { folder, weights, isElsewhere } = parseModelAddress(url);
  let isKept = true;
  const onNotKept = (): void => {
    isKept = false;
  };
  const cache = isElsewhere ? modelCache(url, { folder, onNotKept, onProgress }) : null;
  const source = cache?.source ?? urlSource(folder, { onProgress });
  // Before anything is fetched: some weights cannot run on some adapters.
  const plan = planDevice(weights, device, await readDeviceFacts({ isSecureContext, gpu: navigator.gpu }));
  const open = async (): Promise<OpenedModel> =>
    openOnDevice(await readModelFiles(source, signal, weights), plan, webRuntime, signal);
  const { model, fallback } = await open().catch(async (error: unknown) => {
    if (!signal.aborted && !isCut(error)) await cache?.discard();
    throw error;
  });
  await cache?.keep();
  return {
    student: engineStudent(model),
    fallback,
    cache: model.cache,
    isKept,
    deviceFailure: () => model.deviceFailure(),
    release: () => model.release(),
  };
};
