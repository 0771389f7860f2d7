/** A teacher's answer as server-sent events, pulled piece by piece. */
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import type { TeacherFailure } from '../../relay/events.ts';
import { TeacherError, type TeacherChunk } from '../../relay/teacher.ts';
import { apiError } from '../../teacher/api-errors.ts';
import { eventNames, keepAliveMs } from '../../teacher/api-schema.ts';
import { teacherError } from '../../teacher/errors.ts';
import { LightAbortController, type LightAbortSignal } from '../../teacher/light-abort.ts';
import { sentError, type Describe } from './sent-error.ts';

/** How an answer ended. */
export type AnswerStreamEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: TeacherFailure; readonly error: CodedError }
  | { readonly kind: 'client-gone' }
  /** The proxy itself failed. */
  | { readonly kind: 'defect' };

export interface AnswerStream {
  /**
   * The next piece: an event, or a keep-alive comment; null after the last. A failure of the teacher is an event; only a
   * defect of the proxy rejects. To be called when the previous piece has arrived and the client has room for another.
   */
  next(): Promise<string | null>;
  /** Stops the teacher at once: the client has left. */
  cancel(reason: unknown): void;
}

export interface AnswerStreamOptions {
  /** Starts the teacher; the signal stops it. */
  readonly write: (signal: LightAbortSignal) => AsyncIterable<TeacherChunk>;
  /** The client's signal; null on platforms that call `cancel` instead. */
  readonly client: AbortSignal | null;
  /** Registers with the shutdown: takes what ends the answer with an error event, returns what to call at its end. */
  readonly enter: (cut: () => void) => () => void;
  /** Adds a sentence to the error event; null adds none. */
  readonly describe: Describe | null;
  /** Called with each chunk before it is sent. */
  readonly onChunk: (chunk: TeacherChunk) => void;
  /** Called once, when the answer is over for any reason. */
  readonly onEnd: (end: AnswerStreamEnd) => void;
  /** Called with defects of the proxy. */
  readonly report: (error: unknown) => void;
}

const answerEnded = new Error('answer over');

/** JSON holds no line break, so one `data` line is enough. */
function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment that carries the headers when the first token takes longer than `openingMs`. A faster one needs no extra write. */
const opening = ': the teacher was asked\n\n';
const openingMs = 10;
const ping = ': the teacher is at work\n\n';

function endOf(error: unknown, report: (error: unknown) => void): AnswerStreamEnd {
  if (error instanceof TeacherError) {
    return { kind: 'failed', failure: error.failure, error: codedError(error) };
  }
  report(error);
  return { kind: 'defect' };
}

/** The error event of an answer that failed. */
function failureText(end: AnswerStreamEnd, describe: Describe | null): string {
  const { failure, error } =
    end.kind === 'failed' ? end : { failure: 'refused', error: apiError('proxy-failed-writing') };
  return eventText(eventNames.error, { failure, ...sentError(error, describe) });
}

function isEmpty(chunk: TeacherChunk): boolean {
  return (chunk.type === 'text' && chunk.text === '') || (chunk.type === 'tokens' && chunk.ids.length === 0);
}

/** Resolves with the value, or with null after `timeoutMs`. */
function orNull<T>(work: Promise<T>, timeoutMs: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => resolve(null), timeoutMs);
    work.then(
      (value) => {
        clearTimeout(timeout);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timeout);
        reject(error as Error);
      },
    );
  });
}

/** Asks the teacher for its first chunk at once, and for each further one when the client has room for it. */
export function answerStream(options: AnswerStreamOptions): AnswerStream {
  const { client } = options;
  const teacher = new LightAbortController();
  const iterator = iteratorOf(() => options.write(teacher));
  /** Rejects the wait for the next chunk. */
  let rejectWait: (reason: unknown) => void = () => undefined;
  /** The teacher was released. */
  let over = false;

  const onClientGone = (): void => finish({ kind: 'client-gone' }, client?.reason);
  const leave = options.enter(() => stop(new TeacherError('offline', apiError('proxy-stopped-writing'))));
  function stop(reason: unknown): void {
    teacher.abort(reason);
    rejectWait(reason);
  }
  function finish(end: AnswerStreamEnd, reason: unknown): void {
    if (over) return;
    over = true;
    client?.removeEventListener('abort', onClientGone);
    leave();
    stop(reason ?? answerEnded);
    // Ends a generator that is suspended; one that is running follows the signal.
    iterator.return?.(undefined).catch(() => undefined);
    try {
      options.onEnd(end);
    } catch (error) {
      // A log that cannot be written must not break the answer.
      options.report(error);
    }
  }

  /** The next step; rejects as soon as the answer is stopped, even if the teacher ignores its signal. */
  const step = (): Promise<IteratorResult<TeacherChunk>> =>
    new Promise((resolve, reject) => {
      if (teacher.aborted) return reject(teacher.reason as Error);
      rejectWait = reject;
      iterator.next().then(resolve, reject);
    });
  async function nextChunk(): Promise<TeacherChunk> {
    for (;;) {
      const { done, value } = await step();
      if (done === true) {
        throw new TeacherError('broken-stream', teacherError('answer-cut', { source: 'teacher' }));
      }
      if (!isEmpty(value)) return value;
    }
  }

  client?.addEventListener('abort', onClientGone);
  if (client?.aborted === true) onClientGone();
  /** A chunk that was asked for and has not arrived. */
  let pending: Promise<TeacherChunk> | null = nextChunk();
  pending.catch(() => undefined); // `next` handles it
  let isFirst = true;

  async function next(): Promise<string | null> {
    if (over) return null;
    let piece: string;
    let end: AnswerStreamEnd;
    try {
      const [timeoutMs, comment] = isFirst ? [openingMs, opening] : [keepAliveMs, ping];
      isFirst = false;
      const chunk = await orNull((pending ??= nextChunk()), timeoutMs);
      if (chunk === null) return comment;
      pending = null;
      if (over) return null;
      options.onChunk(chunk);
      piece = eventText(eventNames.chunk, chunk);
      if (chunk.type !== 'done') return piece;
      end = { kind: 'done' };
    } catch (error) {
      if (over) return null;
      end = endOf(error, options.report);
      piece = failureText(end, options.describe);
    }
    finish(end, undefined);
    return piece;
  }
  return { next, cancel: (reason) => finish({ kind: 'client-gone' }, reason) };
}

/** A teacher that throws before its first chunk fails like one that throws later. */
function iteratorOf<T>(write: () => AsyncIterable<T>): AsyncIterator<T> {
  try {
    return write()[Symbol.asyncIterator]();
  } catch (error) {
    return { next: () => Promise.reject(error as Error) };
  }
}
