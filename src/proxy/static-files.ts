/**
 * Serves the built page from a folder, in Node. Files below `/assets` have a hash in their name and are cached forever; all
 * others are revalidated each time, and sent only when they have changed. Where the build left a compressed form next to a
 * file (src/cli/build/precompress.ts), browsers that take it get that. An unknown address in the documentation has a page of its
 * own.
 */
import { statSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { missingPage, rootFrom } from '../docs/standins.ts';

/** The path of the file that the file server sends, for the caching headers. */
interface FoundFile {
  Variables: { file?: string };
}

export interface StaticOptions {
  /** The folder of index.html. */
  readonly directory: string;
}

/** An app that answers GET and HEAD from `directory`; no path leads out of it. */
export function staticFiles({ directory }: StaticOptions): Hono<FoundFile> {
  const app = new Hono<FoundFile>();
  // Links in the documentation are relative to its folder, whose address ends with a slash.
  app.get('/docs', (context) => context.redirect('docs/', 308));
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    const file = context.get('file');
    if (file === undefined) return;
    const immutable = context.req.path.startsWith('/assets/');
    context.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    context.header('ETag', entityTag(file));
  });
  app.use(
    serveStatic<FoundFile>({
      root: directory,
      precompressed: true,
      onFound: (file, context) => context.set('file', file),
    }),
  );
  app.get('/docs/*', (context) =>
    context.html(missingPage(rootFrom(context.req.path.slice('/docs/'.length))), 404, {
      'Cache-Control': 'no-cache',
    }),
  );
  return app;
}

/** Made of size and time, so that a model of many megabytes need not be hashed. Each compressed form has its own. */
function entityTag(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
}
