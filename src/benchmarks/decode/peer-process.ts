/** One peer in a process of its own: it gets its task as an argument, and sends its times to its parent. */
import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';

import { loadFromFolder } from '../../engine/node.ts';
import { measureEngine } from './engine-peer.ts';
import type { ContextTimes, PeerResult, PeerTask } from './figures.ts';
import { measureLlama } from './llama-peer.ts';
import { measureTransformers } from './transformers-peer.ts';

const task = JSON.parse(process.argv[2] ?? '') as PeerTask;

async function measure(): Promise<ContextTimes[]> {
  switch (task.peer) {
    case 'engine': {
      const model = await loadFromFolder(task.folder, task.weights);
      const times = await measureEngine(model, task);
      await model.release();
      return times;
    }
    case 'transformers': {
      const library = await import('@huggingface/transformers');
      library.env.allowRemoteModels = false;
      library.env.localModelPath = `${dirname(task.folder)}/`;
      return measureTransformers(library, basename(task.folder), task);
    }
    case 'llama':
      return measureLlama(task, availableParallelism());
  }
}

const contexts = await measure();
// Kilobytes on Linux and macOS.
const memoryBytes = process.resourceUsage().maxRSS * 1024;
process.send?.({ contexts, memoryBytes } satisfies PeerResult, () => process.exit(0));
