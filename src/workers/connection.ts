/**
 * A worker's service, for the thread that starts the worker: opens streams of the service, and reads them. This is the
 * calling side of stream.ts.
 */
import { releaseProxy, wrap, type Endpoint, type Remote } from 'comlink';
import { ErrorWithCode } from '../errors/coded-error.ts';
import type { StreamPart, WorkerStream } from './stream.ts';

/** The part of `Worker` that a connection needs. */
export type WorkerThread = Endpoint & { terminate(): void };

/** A worker that was started. */
interface Running<Service> {
  readonly thread: WorkerThread;
  readonly service: Remote<Service>;
  /** Rejects the calls that wait for the worker. */
  readonly waiting: Set<(error: Error) => void>;
  /** Why the worker is gone; null while it runs. */
  ended: Error | null;
}

/**
 * The connection to one worker. The worker starts with the first stream, and again with the next one after it died.
 *
 * @example
 * const connection = new WorkerConnection<Adder>(() => new Worker(url), (detail) => new Error(detail));
 * const sum = await connection.open((adder) => adder.add(2, 3)).result();
 */
export class WorkerConnection<Service> {
  readonly #createWorker: () => WorkerThread;
  readonly #stopped: (detail: string) => Error;
  #running: Running<Service> | null = null;

  /**
   * @param createWorker starts the worker
   * @param stopped makes the error of all open streams when the worker dies. `detail` is what the browser says, empty
   *   where the worker's script did not load.
   */
  constructor(createWorker: () => WorkerThread, stopped: (detail: string) => Error) {
    this.#createWorker = createWorker;
    this.#stopped = stopped;
  }

  /** Calls a method of the service, in order with other calls, and gives the reader of its stream. */
  open<Item, Result>(call: (service: Service) => WorkerStream<Item, Result>): StreamReader<Item, Result> {
    const running = (this.#running ??= this.#start());
    // In this thread the service is comlink's stand-in, whose methods return promises of a stream's stand-in.
    const stream = call(running.service as Service) as unknown as RemoteStream<Item, Result>;
    return new StreamReader(stream, (answer, signal) => untilEnded(running, answer, signal));
  }

  /** Ends the worker and frees its memory. Open streams reject with `error`. A later `open` starts a new worker. */
  close(error: Error): void {
    if (this.#running !== null) this.#end(this.#running, error);
  }

  #start(): Running<Service> {
    const thread = this.#createWorker();
    const running: Running<Service> = {
      thread,
      service: wrap<Service>(thread),
      waiting: new Set(),
      ended: null,
    };
    const onFailure = (event: Event): void => {
      this.#end(running, this.#stopped(detailOf(event)));
    };
    thread.addEventListener('error', onFailure as EventListener);
    thread.addEventListener('messageerror', onFailure as EventListener);
    return running;
  }

  #end(running: Running<Service>, error: Error): void {
    if (running.ended !== null) return;
    running.ended = error;
    if (this.#running === running) this.#running = null;
    running.thread.terminate();
    for (const reject of running.waiting) reject(error);
  }
}

type RemoteStream<Item, Result> = Promise<Remote<WorkerStream<Item, Result>>>;
type UntilEnded = <T>(answer: Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Reads one stream of a worker. Its errors are `ErrorWithCode`, or the error of the connection when the worker is gone. */
export class StreamReader<Item, Result> {
  readonly #stream: RemoteStream<Item, Result>;
  readonly #untilEnded: UntilEnded;
  /** The part that was asked for, and that may have no reader since an abort. */
  #next: Promise<StreamPart<Item, Result>> | null = null;
  #isOver = false;

  /** @param untilEnded the answer of the worker; rejects when the worker is gone or the signal aborts */
  constructor(stream: RemoteStream<Item, Result>, untilEnded: UntilEnded) {
    this.#stream = stream;
    this.#untilEnded = untilEnded;
    stream.catch(() => undefined); // `next` reports it
  }

  /**
   * The items in batches, in order. Leaving the iteration early, or aborting the signal, stops the producer.
   *
   * @throws the stream's error after its items; the signal's reason at once when it aborts.
   */
  async *batches(signal?: AbortSignal): AsyncGenerator<readonly Item[], Result, undefined> {
    try {
      for (;;) {
        const { items, end } = await this.#part(signal);
        if (items.length > 0) yield items;
        if (end === null) continue;
        if ('error' in end) throw new ErrorWithCode(end.error);
        return end.result;
      }
    } finally {
      void this.leave();
    }
  }

  /**
   * Reads to the end.
   * @param onItem called with each item, in order
   * @throws as `batches`
   */
  async result(signal?: AbortSignal, onItem: (item: Item) => void = () => undefined): Promise<Result> {
    const batches = this.batches(signal);
    let step = await batches.next();
    while (step.done !== true) {
      step.value.forEach(onItem);
      step = await batches.next();
    }
    return step.value;
  }

  /** Asks the producer to stop. The iteration continues to the end. */
  stop(): void {
    if (!this.#isOver) void this.#stream.then((stream) => stream.stop()).catch(() => undefined); // the worker is gone
  }

  /** Stops the producer and drops what it still sends. Resolves when it has ended; never rejects. */
  async leave(): Promise<void> {
    this.stop();
    while (!this.#isOver) await this.#part().catch(() => undefined);
  }

  async #part(signal?: AbortSignal): Promise<StreamPart<Item, Result>> {
    signal?.throwIfAborted();
    this.#next ??= this.#request();
    return this.#untilEnded(this.#next, signal);
  }

  async #request(): Promise<StreamPart<Item, Result>> {
    try {
      const stream = await this.#untilEnded(this.#stream);
      const part = await this.#untilEnded(stream.next());
      this.#next = null;
      if (part.end !== null) {
        this.#isOver = true;
        stream[releaseProxy]();
      }
      return part;
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
  }
}

/** What the browser says of a failure. A script that does not load and a message that cannot be read have no text. */
function detailOf(event: Event): string {
  if ('message' in event && typeof event.message === 'string') return event.message;
  return event.type === 'error' ? '' : event.type;
}

/** The answer of a worker, unless the worker ends or the signal aborts before. */
function untilEnded<Service, T>(
  { waiting, ended }: Running<Service>,
  answer: Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (ended !== null) {
    answer.catch(() => undefined); // it rejects for the same reason
    return Promise.reject(ended);
  }
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      waiting.delete(fail);
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: unknown): void => settle(() => reject(error as Error));
    const onAbort = (): void => fail(signal?.reason);
    waiting.add(fail);
    signal?.addEventListener('abort', onAbort);
    answer.then((value) => settle(() => resolve(value)), fail);
  });
}
