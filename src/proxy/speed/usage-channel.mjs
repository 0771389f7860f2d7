// Loaded before a server that is measured (node --import): tells what it uses when it is asked over Node's own channel
// to the parent process, so that neither the product nor a peer has to know of the measuring. Needs --expose-gc.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** What is freed by a callback, such as a socket's memory, is gone only a turn and a collection later. */
async function collect() {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await nextTurn();
  }
}

process.on('message', async (question) => {
  if (question?.ask !== 'usage') return;
  if (question.collect) await collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const answer = { rss, retained: heapUsed + external, processorMs: (user + system) / 1000 };
  process.send?.({ id: question.id, answer });
});
// It does not outlive the process that measures.
process.on('disconnect', () => process.exit());
// The channel alone keeps nothing alive that would have ended.
process.channel?.unref();
