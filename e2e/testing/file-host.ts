// A plain file host: it sends files and no header of its own, and the page lies in a folder of it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../dist-static', import.meta.url));
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
  /** From now on another version of the page lies there, and its scripts have other names, as after a change to them. */
  publishNewVersion(): Promise<void>;
  /** From now on it answers requests for such paths with a web page, as hosts of single-page apps do. */
  answerWithPages(paths: RegExp): void;
  stop(): Promise<void>;
}

/** Serves the static build below `/some/folder/`. */
export async function startFileHost(): Promise<FileHost> {
  const folder = await mkdtemp(join(tmpdir(), 'file-host-'));
  for (const name of ['models', 'gallery']) await symlink(join(built, name), join(folder, name));
  await cp(built, folder, {
    recursive: true,
    filter: (source) => !/\/(?:models|gallery)$/.test(source),
  });
  let asPages: RegExp | null = null;
  const server = createServer((request, response) => {
    const asked = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    const path = asPages?.test(asked) === true ? '/some/folder/' : asked;
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
    publishNewVersion: () => renameScripts(folder),
    answerWithPages(paths) {
      asPages = paths;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

const integrityOf = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;
const revisionOf = (text: string): string => createHash('md5').update(text).digest('hex');

/** Gives the scripts in a built page other names, and all that refers to them, the list of the service worker included. */
async function renameScripts(folder: string): Promise<void> {
  const assets = join(folder, 'assets');
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const newName = (name: string): string => name.replace(/\.js$/, 'N.js');
  const withNewNames = (text: string): string =>
    scripts.reduce((all, name) => all.replaceAll(name, newName(name)), text);
  /** What stands for an old text in the list of the service worker, and for the new one. */
  const listed: (readonly [string, string])[] = [];
  for (const path of [...scripts.map((name) => join(assets, name)), join(folder, 'index.html')]) {
    const before = await readFile(path, 'utf8');
    const after = withNewNames(before);
    await writeFile(path, after);
    listed.push([integrityOf(before), integrityOf(after)], [revisionOf(before), revisionOf(after)]);
  }
  for (const name of scripts) await rename(join(assets, name), join(assets, newName(name)));
  const worker = join(folder, 'service-worker.js');
  const list = listed.reduce(
    (text, [before, after]) => text.replaceAll(before, after),
    withNewNames(await readFile(worker, 'utf8')),
  );
  await writeFile(worker, list);
}
