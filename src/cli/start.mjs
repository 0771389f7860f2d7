// `npm start`: installs what is missing, builds page and server, and serves the page with the proxy and the embedded
// teacher from this one process until Ctrl-C. Plain JavaScript, since it runs before anything is installed.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, requireNode, root, SetUpError } from './set-up/install.mjs';
import { portFromEnvironment } from './server/port.mjs';

let stop = () => process.exit(0);
let reasonOf = (error) => error.message;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop());
stopWithNpm();

try {
  requireNode();
  const port = portFromEnvironment();
  await requireFree(port);
  process.chdir(root);
  await ensureDependencies();
  console.log('Building the page ...');
  await (await import('vite')).build({ logLevel: 'warn' });
  const programs = await (await import('./build/compile.mjs')).compileServer();
  const program = await import(pathToFileURL(join(programs, 'serve.js')));
  ({ reasonOf } = program);
  const { stopperOf } = await import(pathToFileURL(join(programs, 'stopper.js')));
  stop = stopperOf(await program.serveProduct(port), () => process.exit(0), console.log);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(
    error instanceof SetUpError ? error.message : `The page could not be served. ${reasonOf(error)}`,
  );
  process.exit(1);
}

/** npm passes a signal on to the shell between it and this process only, and the shell may die of it alone. */
function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop();
  }, 250).unref();
}

/**
 * Checks the port before the installation and the build, so that a port in use shows at once.
 *
 * @param {number} port
 * @returns {Promise<void>}
 */
function requireFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${error.code})`;
      reject(new SetUpError(`Port ${port} ${why}. Choose another one: PORT=4174 npm start`));
    });
    probe.listen(port, 'localhost', () => probe.close(() => resolve()));
  });
}
