/**
 * How large a request's body may be. Where its header tells, the body is not looked at: on Node that look alone would
 * make a stream and a whole Request of it.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refuse } from '../refusal.ts';

/** Turns away bodies of more than `bytes`. No server reads more of a body than `Content-Length` says. */
export function sizeLimit(bytes: number): MiddlewareHandler {
  const onError = (context: Context): Response =>
    refuse(
      context,
      413,
      `The body is larger than ${Math.floor(bytes / 1024)} KiB. Shorten the problem or the solution so far.`,
    );
  const countAll = bodyLimit({ maxSize: bytes, onError });
  return async (context, next) => {
    const told = context.req.header('Content-Length');
    const isTold =
      told !== undefined && /^\d+$/.test(told) && context.req.header('Transfer-Encoding') === undefined;
    if (!isTold) return countAll(context, next);
    return Number(told) > bytes ? onError(context) : next();
  };
}
