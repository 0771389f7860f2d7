// What the container runs: the product on the page that is built already, at PORT, until it is asked to stop.
import { serveProduct } from '../src/cli/serve.ts';
import { stopperOf } from '../src/cli/stopper.ts';

const stop = stopperOf(
  await serveProduct(Number(process.env['PORT'] ?? 4173)),
  () => process.exit(0),
  console.log,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
