/**
 * The built page from a folder, in Node: right types, and caching by what a file is. Files below `/assets` carry their
 * hash in the name and never change; all others are asked for again each time, and sent only when they changed.
 */
import { statSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

/** What the file server leaves for the caching: the path of the file that it sends. */
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
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    const file = context.get('file');
    if (file === undefined) return;
    const immutable = context.req.path.startsWith('/assets/');
    context.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    context.header('ETag', entityTag(file));
  });
  app.use(serveStatic<FoundFile>({ root: directory, onFound: (file, context) => context.set('file', file) }));
  app.notFound((context) => context.text('There is nothing at this address.', 404));
  return app;
}

/** From size and time, so that no model of many megabytes is read to name it. */
function entityTag(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
}
