/**
 * A teacher's chunks as the bytes of a server-sent event stream.
 *
 * It knows the wire's events and when to stop the teacher. It knows neither HTTP nor which teacher writes.
 */
import type { TeacherFailure } from '../relay/events.ts';
import { TeacherError, type TeacherChunk } from '../relay/teacher.ts';
import { eventNames, keepAliveMs } from '../teacher/wire.ts';

/** How an answer ended. */
export type AnswerEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: TeacherFailure; readonly message: string }
  | { readonly kind: 'client-gone' }
  /** The proxy itself failed. */
  | { readonly kind: 'defect' };

export interface AnswerOptions {
  /** Starts the teacher; the signal tells it to stop. */
  readonly write: (signal: AbortSignal) => AsyncIterable<TeacherChunk>;
  /** The client's, where the platform tells a closed connection that way and not by cancelling the body. */
  readonly client: AbortSignal;
  /** Told how to end the answer with an error event, for a proxy that is going away; returns what to call at its end. */
  readonly enter: (cut: () => void) => () => void;
  /** Told of each chunk before it is sent. */
  readonly onChunk: (chunk: TeacherChunk) => void;
  /** Called once, when the answer is over for whatever reason. */
  readonly onEnd: (end: AnswerEnd) => void;
  /** Told of errors that are nobody's failure but a defect of the proxy. */
  readonly report: (error: unknown) => void;
}

const answerOver = new Error('The answer is over.');
const encoder = new TextEncoder();

/** JSON holds no line break, so one `data` line is enough. */
function encodeEvent(name: string, data: unknown): Uint8Array {
  return encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

const ping = encoder.encode(': the teacher is at work\n\n');

function endOf(error: unknown, report: (error: unknown) => void): AnswerEnd {
  if (error instanceof TeacherError) {
    return { kind: 'failed', failure: error.failure, message: error.message };
  }
  report(error);
  return { kind: 'defect' };
}

/** The error event of an answer that ended badly. */
function failureEvent(end: AnswerEnd): Uint8Array {
  const { failure, message } =
    end.kind === 'failed'
      ? end
      : { failure: 'refused', message: 'The proxy failed while the teacher was writing. Try again.' };
  return encodeEvent(eventNames.error, { failure, message });
}

/** Nothing worth a place on the wire. */
function isEmpty(chunk: TeacherChunk): boolean {
  return (chunk.type === 'text' && chunk.text === '') || (chunk.type === 'tokens' && chunk.ids.length === 0);
}

/**
 * The answer's body. The first chunk is asked of the teacher at once, each other one only when the client has room for
 * it; a client that goes away stops the teacher at once.
 */
export function answer(options: AnswerOptions): ReadableStream<Uint8Array> {
  const { client } = options;
  const stop = new AbortController();
  const iterator = begun(() => options.write(stop.signal));
  /** What a stop does to the wait for the next chunk. */
  let onHalt: (reason: unknown) => void = () => undefined;
  /** The teacher has been let go of. */
  let over = false;
  /** The platform closed the stream itself. */
  let cancelled = false;

  const onClientGone = (): void => finish({ kind: 'client-gone' }, client.reason);
  const leave = options.enter(() =>
    halt(new TeacherError('offline', 'The proxy was stopped while the teacher was writing.')),
  );
  function halt(reason: unknown): void {
    stop.abort(reason);
    onHalt(reason);
  }
  function finish(end: AnswerEnd, reason: unknown): void {
    if (over) return;
    over = true;
    client.removeEventListener('abort', onClientGone);
    leave();
    // A reason of its own: without one each abort would make an exception with a stack.
    halt(reason ?? answerOver);
    // Lets go of a teacher that waits to be asked; one that is at work follows the signal.
    iterator.return?.(undefined).catch(() => undefined);
    options.onEnd(end);
  }

  /** The next chunk, or a rejection as soon as the answer is stopped, even where the teacher does not follow. */
  const next = (): Promise<IteratorResult<TeacherChunk>> =>
    new Promise((resolve, reject) => {
      if (stop.signal.aborted) return reject(stop.signal.reason as Error);
      onHalt = reject;
      iterator.next().then(resolve, reject);
    });

  let first: Promise<IteratorResult<TeacherChunk>> | null = null;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      client.addEventListener('abort', onClientGone);
      if (client.aborted) onClientGone();
      first = next();
      first.catch(() => undefined); // for whoever reads
      // A comment, so that the headers go out before the teacher's first token.
      controller.enqueue(encoder.encode(': the teacher was asked\n\n'));
    },
    async pull(controller) {
      // A client that does not read needs no proof of life.
      const pings = setInterval(
        () => (controller.desiredSize ?? 0) > 0 && controller.enqueue(ping),
        keepAliveMs,
      );
      let end: AnswerEnd = { kind: 'done' };
      try {
        let step = await (first ?? next());
        first = null;
        while (step.done !== true && isEmpty(step.value)) step = await next();
        if (step.done === true) {
          throw new TeacherError('broken-stream', 'The teacher broke off before the end of its answer.');
        }
        if (!over) {
          options.onChunk(step.value);
          controller.enqueue(encodeEvent(eventNames.chunk, step.value));
          if (step.value.type !== 'done') return;
        }
      } catch (error) {
        if (!over) {
          end = endOf(error, options.report);
          controller.enqueue(failureEvent(end));
        }
      } finally {
        clearInterval(pings);
      }
      finish(end, undefined);
      if (!cancelled) controller.close();
    },
    cancel(reason) {
      cancelled = true;
      finish({ kind: 'client-gone' }, reason);
    },
  });
}

/** A teacher that fails before it writes fails like one that fails while it writes. */
function begun<T>(write: () => AsyncIterable<T>): AsyncIterator<T> {
  try {
    return write()[Symbol.asyncIterator]();
  } catch (error) {
    return { next: () => Promise.reject(error as Error) };
  }
}
