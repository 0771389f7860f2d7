// A page for tests of the engine in a browser: it gives the logits after each step of a task.
import { openModel, readModelFiles, type LanguageModel } from '../../src/engine/model.ts';
import { urlSource } from '../../src/engine/model-source.ts';
import { webRuntime } from '../../src/engine/web-runtime.ts';
import type { EngineTask } from './task.ts';

let opened: { readonly key: string; readonly model: LanguageModel } | null = null;

/** The model of a task; the one that was opened last stays open. */
async function modelOf({ model, weights, device }: EngineTask): Promise<LanguageModel> {
  const key = [model, weights, device].join();
  if (opened?.key === key) return opened.model;
  await opened?.model.release();
  const source = urlSource(new URL(`/models/${model}/`, location.href).href);
  const files = await readModelFiles(source, undefined, weights);
  opened = { key, model: await openModel(files, await webRuntime(device, files.weights), device) };
  return opened.model;
}

async function logitsOf(task: EngineTask): Promise<number[][]> {
  const model = await modelOf(task);
  if (task.options?.cache === 'in-place' && !model.canBeInPlace) throw new Error('It cannot be in place.');
  const decoder = model.decoder(task.options);
  const logits: number[][] = [];
  for (const { cutTo, ids } of task.steps) {
    decoder.truncate(cutTo);
    logits.push(Array.from(await decoder.forward(ids)));
  }
  decoder.dispose();
  return logits;
}

Object.assign(globalThis, { logitsOf });
