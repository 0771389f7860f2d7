/** A Vite plugin that puts the documentation into the build, below `docs/`, and serves it during development. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Plugin } from 'vite';
import { missingPage, rootFrom } from './standins.ts';
import { buildWebsite } from './website.ts';

/** Types of the files, by the ends of their names. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
};

/** The plugin. Nothing of the documentation takes part in the bundle of the page. */
export function documentation(): Plugin {
  let project = '';
  return {
    name: 'documentation',
    configResolved: ({ root }) => void (project = root),
    async generateBundle() {
      for (const [path, source] of await buildWebsite(project)) {
        this.emitFile({ type: 'asset', fileName: `docs/${path}`, source });
      }
    },
    configureServer: ({ middlewares }) =>
      void middlewares.use((request, response, next) => {
        const path = pathInDocs(request);
        if (path === null) return next();
        // Links are relative to a folder, whose address ends with a slash.
        if (path === undefined) return void response.writeHead(302, { Location: 'docs/' }).end();
        answer(project, path === '' ? 'index.html' : path, response).catch(next);
      }),
  };
}

/** Undefined for the folder without a slash at its end, null for an address elsewhere. */
function pathInDocs({ url = '' }: IncomingMessage): string | undefined | null {
  const found = /^\/docs(?:\/([^?#]*))?(?:[?#]|$)/.exec(url);
  return found === null ? null : found[1];
}

/** Renders everything again, so that a reload shows what was changed. */
async function answer(project: string, path: string, response: ServerResponse): Promise<void> {
  const website = await buildWebsite(project);
  const found = website.get(path);
  const type = types[found === undefined ? '.html' : extname(path)] ?? 'application/octet-stream';
  response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': type });
  response.end(found ?? missingPage(rootFrom(path)));
}
