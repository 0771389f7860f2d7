/**
 * The one protocol between the page and its workers: a worker offers a service over comlink, and each method of a
 * service returns a stream. This file is the worker's side; connection.ts is the side that calls.
 *
 * Comlink copies results between threads, and an error loses its fields on the way. So a stream ends with data: its
 * result, or its error as a code with values.
 */
import { proxy } from 'comlink';
import { codedError, type CodedError } from '../errors/coded-error.ts';
import { Batches } from './batches.ts';

/** What the reader of a stream gets at a time: the items since the last time, in order, and the end after the last ones. */
export interface StreamPart<Item, Result> {
  readonly items: readonly Item[];
  readonly end: null | { readonly result: Result } | { readonly error: CodedError };
}

/** Items that one thread produces and another thread reads. One reader, one `next` at a time. */
export interface WorkerStream<Item, Result> {
  /** Resolves as soon as there is an item that the reader does not have, or the end. Not to be called after the end. */
  next(): Promise<StreamPart<Item, Result>>;
  /** Asks the producer to stop. What it still sends, and its end, can be read as before. */
  stop(): void;
}

/**
 * Starts to produce at once, independent of how fast the reader is.
 *
 * @param work called before this function returns. It hands over items with `push`, which says whether the reader can
 *   have them now: then is the time to let the thread handle its messages. Aborting `signal` asks it to stop.
 * @param longestWait milliseconds that an item may wait for others; 0 for none
 * @returns a stream that stays in this thread when comlink passes it to another one
 */
export function openStream<Item, Result>(
  work: (push: (item: Item) => boolean, signal: AbortSignal) => Promise<Result>,
  longestWait = 0,
): WorkerStream<Item, Result> {
  const stopping = new AbortController();
  let ready: Item[] = [];
  let end: StreamPart<Item, Result>['end'] = null;
  let wake = (): void => undefined;
  const batches = new Batches<Item>((items) => {
    ready.push(...items);
    wake();
  }, longestWait);
  const finish = (outcome: NonNullable<typeof end>): void => {
    batches.flush();
    end = outcome;
    wake();
  };
  work((item) => batches.add(item), stopping.signal).then(
    (result) => finish({ result }),
    (error: unknown) => finish({ error: codedError(error) }),
  );
  return proxy({
    async next() {
      if (ready.length === 0 && end === null) await new Promise<void>((resolve) => (wake = resolve));
      const items = ready;
      ready = [];
      return { items, end };
    },
    stop() {
      stopping.abort(new DOMException('stopped', 'AbortError'));
    },
  });
}
