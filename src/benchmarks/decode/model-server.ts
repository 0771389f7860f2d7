/** Serves a built page and folders of models to a browser, isolated, so that the page gets threads. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

import { isolationHeaders } from '../../proxy/request/security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
};

export interface ModelServer {
  /** Its address, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * @param page folder of the built page
 * @param models folders by the names that they have below /models/
 * @param ggufs GGUF files by the names that they have below /gguf/
 * @param headers of every answer, besides those that isolate the page
 */
export async function serveModels(
  page: string,
  models: Readonly<Record<string, string>>,
  ggufs: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<ModelServer> {
  const fileOf = (path: string): string => {
    const gguf = ggufs[/^\/gguf\/([^/]+)$/.exec(path)?.[1] ?? ''];
    if (gguf !== undefined) return gguf;
    const [, name = '', rest = ''] = /^\/models\/([^/]+)\/(.*)$/.exec(path) ?? [];
    const folder = models[name];
    return folder === undefined ? join(page, path === '/' ? 'index.html' : path) : join(folder, rest);
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const file = fileOf(path);
    stat(file).then(
      ({ size }) => {
        const type = types[extname(file)] ?? 'application/octet-stream';
        const about = { 'Content-Type': type, 'Content-Length': size };
        response.writeHead(200, { ...isolationHeaders, ...headers, ...about });
        if (request.method === 'HEAD') response.end();
        else createReadStream(file).pipe(response);
      },
      () => response.writeHead(404, { ...headers }).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
