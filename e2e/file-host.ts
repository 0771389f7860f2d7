// A plain file host: it sends files and no header of its own, and the page lies in a folder of it.
import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../dist-static', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface FileHost {
  /** Of the page, with a slash at its end. */
  readonly url: string;
  /** From now on another version of the page lies there. */
  publishNewVersion(): Promise<void>;
  stop(): Promise<void>;
}

/** Serves the static build below `/some/folder/`. */
export async function startFileHost(): Promise<FileHost> {
  const folder = await mkdtemp(join(tmpdir(), 'file-host-'));
  for (const name of ['assets', 'models', 'gallery']) await symlink(join(built, name), join(folder, name));
  await cp(built, folder, {
    recursive: true,
    filter: (source) => !/\/(?:assets|models|gallery)$/.test(source),
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    const inside = path.startsWith('/some/folder/') ? path.slice('/some/folder/'.length) : null;
    const file = join(folder, inside === '' ? 'index.html' : (inside ?? 'nothing'));
    void stat(file).then(
      (found) => {
        if (!found.isFile()) return response.writeHead(404).end();
        response.writeHead(200, {
          'Content-Type': types[extname(file)] ?? 'application/octet-stream',
          'Content-Length': found.size,
          'Cache-Control': 'no-cache',
        });
        return createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/some/folder/`,
    async publishNewVersion() {
      const worker = join(folder, 'service-worker.js');
      await writeFile(worker, `${await readFile(worker, 'utf8')}\n// another version\n`);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
