/**
 * The student's Web Worker: it offers the service to the page, and loads students from the model files at a URL on the
 * browser's ONNX Runtime. The caller provides the teacher (see src/ui/student.worker.ts).
 */
import { expose } from 'comlink';
import { readModelFiles } from '../engine/model.ts';
import { ModelError } from '../engine/errors.ts';
import { modelCache } from './model-cache.ts';
import { urlSource } from '../engine/model-source.ts';
import { defaultWeightsFile } from '../engine/weights.ts';
import { webRuntime } from '../engine/web-runtime.ts';
import { openOnDevice, planDevice, type OpenedModel } from './device.ts';
import { readDeviceFacts } from './device-facts.ts';
import { studentService, type StudentPorts } from './service.ts';
import { engineStudent } from './student.ts';

/** Splits a model's URL into its folder and the weights, which follow `#` where the folder has several. */
function modelAddress(text: string): { folder: string; weights: string; isElsewhere: boolean } {
  const url = new URL(text);
  const weights = decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  return { folder: url.href, weights: weights || defaultWeightsFile, isElsewhere: weights !== '' };
}

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
  const { folder, weights, isElsewhere } = modelAddress(url);
  let isKept = true;
  const onNotKept = (): void => {
    isKept = false;
  };
  const cache = isElsewhere ? modelCache(url, { folder, onNotKept }) : null;
  const source = urlSource(folder, { onProgress, ...(cache !== null && { fetch: cache.fetch }) });
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
