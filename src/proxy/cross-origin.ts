/**
 * What pages elsewhere may read of the API: nothing, but for those from origins that are allowed (CORS). hono's own
 * middleware answers what a browser asks beforehand; on all other requests it would make an answer before there is one
 * and then put the two together, which costs more than all headers, so those are set here.
 */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

const exposed = ['Retry-After'];

/** @param origins scheme, host and port, as browsers send them */
export function crossOrigin(origins: readonly string[]): MiddlewareHandler {
  const beforehand = cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Content-Type', 'Authorization'],
    exposeHeaders: exposed,
    maxAge: 600,
  });
  return async (context, next) => {
    if (context.req.method === 'OPTIONS') return beforehand(context, next);
    await next();
    const { headers } = context.res;
    headers.append('Vary', 'Origin');
    const origin = context.req.header('Origin');
    if (origin === undefined || !origins.includes(origin)) return;
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', exposed.join(','));
  };
}
