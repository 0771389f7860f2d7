// The container's program: serves the page, which is built already, at PORT until a signal stops it.
import { reportFailure } from '../src/cli/arguments/command-line.ts';
import { portFromEnvironment } from '../src/cli/server/port.mjs';
import { serveProduct } from '../src/cli/server/serve-product.ts';
import { stopperOf } from '../src/cli/server/stopper.ts';

try {
  const stop = stopperOf(await serveProduct(portFromEnvironment()), () => process.exit(0), console.log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
} catch (error) {
  process.exit(reportFailure(error));
}
