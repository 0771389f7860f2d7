/**
 * A teacher's chunks as the text of a server-sent event stream, asked for piece by piece.
 *
 * It knows the wire's events and when to stop the teacher. It knows neither HTTP, nor how a platform streams, nor which
 * teacher writes.
 */
import type { TeacherFailure } from '../../relay/events.ts';
import { TeacherError, type TeacherChunk } from '../../relay/teacher.ts';
import { LightAbortController, type LightAbortSignal } from '../../teacher/light-abort.ts';
import { eventNames, keepAliveMs } from '../../teacher/api-schema.ts';

/** How an answer ended. */
export type AnswerStreamEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: TeacherFailure; readonly message: string }
  | { readonly kind: 'client-gone' }
  /** The proxy itself failed. */
  | { readonly kind: 'defect' };

/** What is sent to a client, for whoever sends it. */
export interface AnswerStream {
  /**
   * The next piece: an event, or a comment that says that the proxy is there. null behind the last. What the teacher
   * fails with is a piece; only a defect of the proxy rejects. A piece is asked for when the one before is there and the
   * client has room for it.
   */
  next(): Promise<string | null>;
  /** The client has gone: the teacher is stopped at once. */
  cancel(reason: unknown): void;
}

export interface AnswerStreamOptions {
  /** Starts the teacher; the signal tells it to stop. */
  readonly write: (signal: LightAbortSignal) => AsyncIterable<TeacherChunk>;
  /** The client's, where the platform tells a closed connection that way; null where it cancels the answer. */
  readonly client: AbortSignal | null;
  /** Told how to end the answer with an error event, for a proxy that is going away; returns what to call at its end. */
  readonly enter: (cut: () => void) => () => void;
  /** Told of each chunk before it is sent. */
  readonly onChunk: (chunk: TeacherChunk) => void;
  /** Called once, when the answer is over for whatever reason. */
  readonly onEnd: (end: AnswerStreamEnd) => void;
  /** Told of errors that are nobody's failure but a defect of the proxy. */
  readonly report: (error: unknown) => void;
}

const answerOver = new Error('The answer is over.');

/** JSON holds no line break, so one `data` line is enough. */
function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * A comment, with which the headers go out before a first token that takes longer than `openingMs`. One that comes at
 * once need not wait for a write of their own.
 */
const opening = ': the teacher was asked\n\n';
const openingMs = 10;
const ping = ': the teacher is at work\n\n';

function endOf(error: unknown, report: (error: unknown) => void): AnswerStreamEnd {
  if (error instanceof TeacherError) {
    return { kind: 'failed', failure: error.failure, message: error.message };
  }
  report(error);
  return { kind: 'defect' };
}

/** The error event of an answer that ended badly. */
function failureText(end: AnswerStreamEnd): string {
  const { failure, message } =
    end.kind === 'failed'
      ? end
      : { failure: 'refused', message: 'The proxy failed while the teacher was writing. Try again.' };
  return eventText(eventNames.error, { failure, message });
}

/** Nothing worth a place on the wire. */
function isEmpty(chunk: TeacherChunk): boolean {
  return (chunk.type === 'text' && chunk.text === '') || (chunk.type === 'tokens' && chunk.ids.length === 0);
}

/** What comes within `patienceMs`, else null. A failure rejects. */
function orSilence<T>(coming: Promise<T>, patienceMs: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const silence = setTimeout(() => resolve(null), patienceMs);
    coming.then(
      (value) => {
        clearTimeout(silence);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(silence);
        reject(error as Error);
      },
    );
  });
}

/** Asks the teacher for its first chunk at once, and for each other one when the client has room for it. */
export function answerStream(options: AnswerStreamOptions): AnswerStream {
  const { client } = options;
  const stop = new LightAbortController();
  const iterator = begun(() => options.write(stop));
  /** What a stop does to the wait for the next chunk. */
  let onHalt: (reason: unknown) => void = () => undefined;
  /** The teacher has been let go of. */
  let over = false;

  const onClientGone = (): void => finish({ kind: 'client-gone' }, client?.reason);
  const leave = options.enter(() =>
    halt(new TeacherError('offline', 'The proxy was stopped while the teacher was writing.')),
  );
  function halt(reason: unknown): void {
    stop.abort(reason);
    onHalt(reason);
  }
  function finish(end: AnswerStreamEnd, reason: unknown): void {
    if (over) return;
    over = true;
    client?.removeEventListener('abort', onClientGone);
    leave();
    halt(reason ?? answerOver);
    // Lets go of a teacher that waits to be asked; one that is at work follows the signal.
    iterator.return?.(undefined).catch(() => undefined);
    try {
      options.onEnd(end);
    } catch (error) {
      // A log that cannot be written is no reason to break an answer off.
      options.report(error);
    }
  }

  /** The next step, or a rejection as soon as the answer is stopped, even where the teacher does not follow. */
  const step = (): Promise<IteratorResult<TeacherChunk>> =>
    new Promise((resolve, reject) => {
      if (stop.aborted) return reject(stop.reason as Error);
      onHalt = reject;
      iterator.next().then(resolve, reject);
    });
  async function written(): Promise<TeacherChunk> {
    for (;;) {
      const { done, value } = await step();
      if (done === true) {
        throw new TeacherError('broken-stream', 'The teacher broke off before the end of its answer.');
      }
      if (!isEmpty(value)) return value;
    }
  }

  client?.addEventListener('abort', onClientGone);
  if (client?.aborted === true) onClientGone();
  /** A chunk that was asked for and has not come. */
  let coming: Promise<TeacherChunk> | null = written();
  coming.catch(() => undefined); // for whoever asks for the next piece
  let isFirst = true;

  async function next(): Promise<string | null> {
    if (over) return null;
    let piece: string;
    let end: AnswerStreamEnd;
    try {
      const [patienceMs, comment] = isFirst ? [openingMs, opening] : [keepAliveMs, ping];
      isFirst = false;
      const chunk = await orSilence((coming ??= written()), patienceMs);
      if (chunk === null) return comment;
      coming = null;
      if (over) return null;
      options.onChunk(chunk);
      piece = eventText(eventNames.chunk, chunk);
      if (chunk.type !== 'done') return piece;
      end = { kind: 'done' };
    } catch (error) {
      if (over) return null;
      end = endOf(error, options.report);
      piece = failureText(end);
    }
    finish(end, undefined);
    return piece;
  }
  return { next, cancel: (reason) => finish({ kind: 'client-gone' }, reason) };
}

/** A teacher that fails before it writes fails like one that fails while it writes. */
function begun<T>(write: () => AsyncIterable<T>): AsyncIterator<T> {
  try {
    return write()[Symbol.asyncIterator]();
  } catch (error) {
    return { next: () => Promise.reject(error as Error) };
  }
}
