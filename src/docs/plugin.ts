/** A Vite plugin that puts the documentation into the build, below `docs/`, and serves it during development. */
import type { ServerResponse } from 'node:http';
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

/** The address of the documentation. */
const folder = '/docs/';

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
      void middlewares.use(({ url = '' }, response, next) => {
        const path = url.replace(/[?#].*$/, '');
        // Links are relative to a folder, whose address ends with a slash.
        if (path === folder.slice(0, -1)) return void response.writeHead(302, { Location: 'docs/' }).end();
        if (!path.startsWith(folder)) return next();
        answer(project, path.slice(folder.length) || 'index.html', response).catch(next);
      }),
  };
}

/** Renders everything again, so that a reload shows what was changed. */
async function answer(project: string, path: string, response: ServerResponse): Promise<void> {
  const website = await buildWebsite(project);
  const found = website.get(path);
  const type = types[found === undefined ? '.html' : extname(path)] ?? 'application/octet-stream';
  response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': type });
  response.end(found ?? missingPage(rootFrom(path)));
}
