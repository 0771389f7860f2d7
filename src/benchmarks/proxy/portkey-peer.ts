/**
 * The proxy that the benchmark compares this project's with. It is not a dependency: the benchmark installs it on first
 * use, into a folder that git ignores.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Peer } from './servers.ts';
import { runNpm } from '../../cli/set-up/install.mjs';
import { inProject } from '../../cli/project.ts';

const name = '@portkey-ai/gateway';
const version = '1.15.2';

/**
 * Later versions answer every stream with an error, because they change immutable headers.
 * https://github.com/Portkey-AI/gateway/issues/1389
 */
const overrides = { '@hono/node-server': '1.14.1' };

/** https://github.com/Portkey-AI/gateway: headers name the upstream, and it accepts local addresses. */
export async function portkeyPeer(): Promise<Peer> {
  const folder = inProject('.cache/bench-peers');
  const home = join(folder, 'node_modules', name);
  const manifest = JSON.stringify({ private: true, dependencies: { [name]: version }, overrides }, null, 2);
  if (!(await isInstalled(folder, manifest))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), manifest);
    // A program may read the benchmark's stdout, so npm's output does not go there.
    const code = await runNpm(
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    if (code !== 0) {
      return {
        absence: `${name} ${version} could not be installed (npm's exit code was ${code}), so nothing was held against it. Check the network and run the benchmark again.`,
      };
    }
  }
  return {
    name,
    version,
    script: join(home, 'build/start-server.js'),
    arguments: (port) => [`--port=${port}`, '--headless'],
    base: (port) => `http://127.0.0.1:${port}/v1`,
    headers: (upstream) => ({
      'x-portkey-provider': 'openai',
      'x-portkey-custom-host': upstream,
      Authorization: 'Bearer none',
    }),
  };
}

/** Whether an installation of the same manifest came to its end: npm then leaves a lock file of its own. */
async function isInstalled(folder: string, manifest: string): Promise<boolean> {
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) return false;
  return (await readFile(join(folder, 'package.json'), 'utf8')) === manifest;
}
