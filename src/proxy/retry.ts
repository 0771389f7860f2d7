/**
 * A second try for an answer that broke off, where the page cannot tell the difference.
 *
 * The rule: the same request is sent once more when
 *   - nothing was delivered yet, and the teacher was not reached, its server failed for a passing reason
 *     (MomentaryError), or its stream broke; or
 *   - something was delivered, and the stream broke. The second answer must then repeat, to the letter, what was
 *     delivered, which is not sent again; what follows is the rest of n. Where it says anything else, the second try is
 *     given up and the first failure stands. So no text is ever doubled or changed, and no count has to be guessed: the
 *     second answer is a whole one, and so is its count.
 *
 * There is no second try after a timeout (the page has waited long enough), a refusal or a spent budget (it would be the
 * same again), once the page has left, and never a third.
 */
import { TeacherError, type TeacherChunk, type TeacherRequest } from '../relay/teacher.ts';
import type { LightAbortSignal } from '../teacher/light-abort.ts';
import { TransientError, type Upstream } from './upstream.ts';

/** Milliseconds before the second try: time for a connection to come back, too little to be noticed in a call. */
const pauseMs = 250;

/** What a teacher has written so far: text or ids, in whatever pieces. */
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

/**
 * Takes what was delivered off the front of a second answer. Texts and ids are compared each for themselves: no teacher
 * mixes them.
 */
class Repetition {
  #text: string;
  #ids: readonly number[];

  constructor({ text, ids }: Delivered) {
    this.#text = text;
    this.#ids = ids;
  }

  /** What of the chunk is new, `nothing`, or `differs` where it is not what was delivered. */
  newOf(chunk: TeacherChunk): TeacherChunk | 'nothing' | 'differs' {
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

function mayTryAgain(error: unknown, delivered: Delivered): error is TeacherError {
  if (!(error instanceof TeacherError)) return false;
  if (error.failure === 'broken-stream') return true;
  return delivered.isNothing && (error.failure === 'offline' || error instanceof TransientError);
}

/** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted before. */
function pause(milliseconds: number, signal: LightAbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const onAbort = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', onAbort);
  });
}

async function* write(
  upstream: Upstream,
  request: TeacherRequest,
  signal: LightAbortSignal | undefined,
): AsyncGenerator<TeacherChunk> {
  const delivered = new Delivered();
  let first: TeacherError;
  try {
    for await (const chunk of upstream.write(request, signal)) {
      delivered.add(chunk);
      yield chunk;
      if (chunk.type === 'done') return;
    }
    throw new TeacherError('broken-stream', 'The teacher broke off before the end of its answer.');
  } catch (error) {
    signal?.throwIfAborted();
    if (!mayTryAgain(error, delivered)) throw error;
    first = error;
  }
  await pause(pauseMs, signal);
  const repetition = new Repetition(delivered);
  for await (const chunk of upstream.write(request, signal)) {
    const added = repetition.newOf(chunk);
    if (added === 'differs') throw first;
    if (added !== 'nothing') yield added;
    if (chunk.type === 'done') return;
  }
}

/** The same teacher, with one second try by the rule above. What it reads ahead, it tries once. */
export function withOneRetry(upstream: Upstream): Upstream {
  return {
    ...upstream,
    write: (request, signal) => write(upstream, request, signal),
  };
}
