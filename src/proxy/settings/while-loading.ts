/**
 * Waits for a server that is loading its model. It answers 503 until it is ready, which is no reason to refuse a call: the
 * call is sent again until the timeout of the first token.
 */
import { TeacherError, type TeacherChunk } from '../../relay/teacher.ts';
import { apiError } from '../../teacher/api-errors.ts';
import { defaultTimeouts } from '../../teacher/event-stream.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import { LoadingError } from '../completion/teacher-server.ts';
import { pause } from '../pause.ts';

/** Milliseconds between two attempts. */
const intervalMs = 1_000;

export interface LoadingOptions {
  /** Default: the timeout of the first token. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: LightAbortSignal | undefined;
}

/**
 * The chunks of `attempt`, which is made again while it throws a LoadingError.
 * @param attempt its argument says whether the server was loading before
 * @throws TeacherError `timeout` where the server is still loading when the time is up
 */
export async function* writeWhenLoaded(
  attempt: (isRetry: boolean) => AsyncIterable<TeacherChunk>,
  { timeoutMs = defaultTimeouts.firstTokenMs, signal }: LoadingOptions,
): AsyncGenerator<TeacherChunk> {
  const end = Date.now() + timeoutMs;
  for (let isRetry = false; ; isRetry = true) {
    try {
      yield* attempt(isRetry);
      return;
    } catch (error) {
      if (!(error instanceof LoadingError)) throw error;
      const left = end - Date.now();
      if (left <= 0) {
        throw new TeacherError('timeout', apiError('server-loading-timeout', { milliseconds: timeoutMs }), {
          cause: error,
        });
      }
      await pause(Math.min(intervalMs, left), signal);
    }
  }
}
