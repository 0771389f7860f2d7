// Programs of this project as plain JavaScript for Node: what `npm start`, the container, the browser tests and the
// benchmarks run. A server that compiled itself as it ran would answer its first calls late, and each one a little slower:
// the compiler for development gives every function its name again whenever it is made.
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../set-up/install.mjs';

/** As deep as their sources lie: a program finds the project's files from where it is. */
const serverFolder = 'dist-server/node';

/** @param {string} name */
const benchFolder = (name) => `.cache/bench-${name}`;

/** Programs of the server: the one that serves, what stops it, and both together as a container runs them. */
const serverPrograms = {
  serve: 'src/cli/server/serve-product.ts',
  stopper: 'src/cli/server/stopper.ts',
  server: 'deploy/serve.ts',
};

/**
 * Compiles the server.
 *
 * @returns {Promise<string>} the folder of its programs
 */
export function compileServer() {
  return compile(serverPrograms, serverFolder);
}

/**
 * Compiles a program of a benchmark, the way the server is compiled.
 *
 * @param {string} name
 * @param {string} source
 * @returns {Promise<string>} the file to run
 */
export async function compileForBench(name, source) {
  return join(await compile({ [name]: source }, benchFolder(name)), `${name}.js`);
}

/**
 * @param {Record<string, string>} input sources by the names of their programs, from the project's folder
 * @param {string} folder it is emptied
 */
async function compile(input, folder) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        checks: { pluginTimings: false },
      },
    },
  });
  return join(root, folder);
}
