// Loaded before a server that is measured (node --import): tells what it uses when it is asked over Node's own channel
// to the parent process, so that neither the product nor a peer has to know of the measuring. Needs --expose-gc.
process.on('message', (question) => {
  if (question?.ask !== 'usage') return;
  if (question.collect) globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const answer = { rss, retained: heapUsed + external, processorMs: (user + system) / 1000 };
  process.send?.({ id: question.id, answer });
});
// It does not outlive the process that measures.
process.on('disconnect', () => process.exit());
// The channel alone keeps nothing alive that would have ended.
process.channel?.unref();
