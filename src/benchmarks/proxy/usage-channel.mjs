// Preloaded into a measured server (node --import): reports its resources over Node's IPC channel on request, so that
// neither the product nor a peer needs code for the measurement. Needs --expose-gc.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Memory that a callback frees, such as a socket's, is gone only a turn and a collection later. */
async function collect() {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await nextTurn();
  }
}

/** @param {{ id: number, collect: boolean }} question */
async function report({ id, collect: isCollected }) {
  if (isCollected) await collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const answer = { rss, retained: heapUsed + external, processorMs: (user + system) / 1000 };
  process.send?.({ id, answer });
}

process.on('message', (question) => {
  if (question?.ask === 'usage') void report(question);
});
// Ends with the measuring process.
process.on('disconnect', () => process.exit());
// The channel alone does not keep the process alive.
process.channel?.unref();
