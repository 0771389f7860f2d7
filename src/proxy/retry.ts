/**
 * One retry for an answer that broke off, in a way that the page cannot notice.
 *
 * The same request is sent once more when
 *   - nothing was delivered yet, and the teacher was not reached, its server failed for a reason that may pass
 *     (TransientError), or its stream broke; or
 *   - something was delivered, and the stream broke. The second answer must then start with exactly what was delivered,
 *     which is not sent again. If it differs or fails, the first failure stands. So no text is ever
 *     doubled or changed, and the count of the second answer is valid, as it is a whole answer.
 *
 * There is no retry after a timeout (the page has waited long enough), after a refusal or a spent budget (it would be
 * refused again), or after the page has left; and never a third attempt.
 */
import { TeacherError, type TeacherChunk, type TeacherRequest } from '../relay/teacher.ts';
import { teacherError } from '../teacher/errors.ts';
import type { LightAbortSignal } from '../teacher/light-abort.ts';
import { pause } from './pause.ts';
import { TransientError, withWrite, type Upstream } from './upstream.ts';

/** Milliseconds before the retry: long enough for a connection to recover, too short to be noticed in a call. */
const pauseMs = 250;

/** What a teacher has written so far: text or ids, in any pieces. */
class Delivered {
  text = '';
  ids: number[] = [];

  get isNothing(): boolean {
    return this.text === '' && this.ids.length === 0;
  }

  add(chunk: TeacherChunk): void {
    if (chunk.type === 'text') this.text += chunk.text;
    if (chunk.type === 'tokens') this.ids.push(...chunk.ids);
  }
}

/** Removes what was delivered from the start of the second answer. No teacher mixes texts and ids. */
class Repetition {
  #text: string;
  #ids: readonly number[];

  constructor({ text, ids }: Delivered) {
    this.#text = text;
    this.#ids = ids;
  }

  /** The part of the chunk that is new; `differs` where it is not what was delivered. */
  newPart(chunk: TeacherChunk): TeacherChunk | 'nothing' | 'differs' {
    switch (chunk.type) {
      case 'done':
        return this.#text === '' && this.#ids.length === 0 ? chunk : 'differs';
      case 'text': {
        const length = Math.min(this.#text.length, chunk.text.length);
        if (this.#ids.length > 0 || !this.#text.startsWith(chunk.text.slice(0, length))) return 'differs';
        this.#text = this.#text.slice(length);
        return length === chunk.text.length ? 'nothing' : { type: 'text', text: chunk.text.slice(length) };
      }
      case 'tokens': {
        const length = Math.min(this.#ids.length, chunk.ids.length);
        const isSame = chunk.ids.slice(0, length).every((id, index) => id === this.#ids[index]);
        if (this.#text !== '' || !isSame) return 'differs';
        this.#ids = this.#ids.slice(length);
        return length === chunk.ids.length ? 'nothing' : { type: 'tokens', ids: chunk.ids.slice(length) };
      }
    }
  }
}

function mayRetry(error: unknown, delivered: Delivered): error is TeacherError {
  if (!(error instanceof TeacherError)) return false;
  if (error.failure === 'broken-stream') return true;
  return delivered.isNothing && (error.failure === 'offline' || error instanceof TransientError);
}

async function* write(
  upstream: Upstream,
  request: TeacherRequest,
  signal: LightAbortSignal | undefined,
): AsyncGenerator<TeacherChunk> {
  const delivered = new Delivered();
  let firstError: TeacherError;
  try {
    for await (const chunk of upstream.write(request, signal)) {
      delivered.add(chunk);
      yield chunk;
      if (chunk.type === 'done') return;
    }
    throw new TeacherError('broken-stream', teacherError('answer-cut', { source: 'teacher' }));
  } catch (error) {
    signal?.throwIfAborted();
    if (!mayRetry(error, delivered)) throw error;
    firstError = error;
  }
  await pause(pauseMs, signal);
  const repetition = new Repetition(delivered);
  try {
    for await (const chunk of upstream.write(request, signal)) {
      const part = repetition.newPart(chunk);
      if (part === 'differs') throw firstError;
      if (part !== 'nothing') yield part;
      if (chunk.type === 'done') return;
    }
  } catch (error) {
    signal?.throwIfAborted();
    // A server that was stopped within its answer is not there for the second attempt. What matters is that it broke off.
    const isAway = error instanceof TeacherError && error.failure !== 'broken-stream';
    throw isAway && firstError.failure === 'broken-stream' ? firstError : error;
  }
}

/** The same teacher, with one retry of a call by the rule above. A prefill is not retried. */
export function withOneRetry(upstream: Upstream): Upstream {
  return withWrite(upstream, (request, signal) => write(upstream, request, signal));
}
