/** The Web Worker of in-page.ts: it loads the embedded teacher from a URL and runs it on the browser's ONNX Runtime. */
import { expose } from 'comlink';
import { openModel, readModelFiles, type LanguageModel } from '../engine/model.ts';
import { urlSource } from '../engine/model-source.ts';
import { webRuntime } from '../engine/web-runtime.ts';
import { embeddedTeacher } from './embedded.ts';
import { teacherService, type OpenedTeacher } from './in-page.ts';

async function open(url: string): Promise<OpenedTeacher> {
  const files = await readModelFiles(urlSource(url));
  const model: LanguageModel = await openModel(files, await webRuntime('wasm', files.weights), 'wasm');
  return { teacher: embeddedTeacher(model), release: () => model.release() };
}

/** Makes this worker a teacher. Call it once, at the top of the worker's script. */
export function serveTeacher(): void {
  expose(teacherService(open));
}
