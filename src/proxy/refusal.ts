/** An answer that refuses, as JSON with a sentence for the person. */
import type { Context } from 'hono';

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 500 | 501 | 503;

/** @param retryAfterSeconds told to the client in `Retry-After`, rounded up to whole seconds */
export function refuse(
  context: Context,
  status: RefusalStatus,
  message: string,
  retryAfterSeconds?: number,
): Response {
  context.header('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined) context.header('Retry-After', String(Math.ceil(retryAfterSeconds)));
  return context.json({ message }, status);
}
