import { describe, expect, it } from 'vitest';
import { ErrorWithCode } from '../errors/coded-error.ts';
import { WorkerConnection } from './connection.ts';
import { openStream, type WorkerStream } from './stream.ts';
import { ChannelWorker } from './testing/channel-worker.ts';

interface Counter {
  /** The numbers from 1, then their sum. */
  count(to: number): WorkerStream<number, number>;
  /** Two numbers, then an error. */
  fail(): WorkerStream<number, null>;
  /** One number, and no more until it is stopped; then -1 and the end. */
  hang(): WorkerStream<number, null>;
}

function setUp() {
  const workers: ChannelWorker[] = [];
  const signals: AbortSignal[] = [];
  const counter: Counter = {
    count: (to) =>
      openStream(async (push) => {
        for (let i = 1; i <= to; i += 1) push(i);
        return (to * (to + 1)) / 2;
      }),
    fail: () =>
      openStream(async (push) => {
        push(1);
        push(2);
        throw new ErrorWithCode({ code: 'too-many', params: { limit: 2 } });
      }),
    hang: () =>
      openStream(async (push, signal) => {
        signals.push(signal);
        push(1);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        push(-1);
        return null;
      }),
  };
  const connection = new WorkerConnection<Counter>(
    () => {
      const worker = new ChannelWorker(counter);
      workers.push(worker);
      return worker;
    },
    (detail) => new ErrorWithCode({ code: 'worker-stopped', params: { detail } }),
  );
  return { connection, workers, signals };
}

describe('a connection to a worker', () => {
  it('starts the worker with the first stream, and gives its items in order and its result', async () => {
    const { connection, workers } = setUp();
    expect(workers).toHaveLength(0);
    const items: number[] = [];
    const result = await connection
      .open((counter) => counter.count(4))
      .result(undefined, (n) => items.push(n));
    expect([items, result]).toEqual([[1, 2, 3, 4], 10]);
    expect(await connection.open((counter) => counter.count(2)).result()).toBe(3);
    expect(workers).toHaveLength(1);
  });

  it('reports an error as a code with values, after the items before it', async () => {
    const { connection } = setUp();
    const items: number[] = [];
    const result = connection.open((counter) => counter.fail()).result(undefined, (n) => items.push(n));
    await expect(result).rejects.toEqual(new ErrorWithCode({ code: 'too-many', params: { limit: 2 } }));
    expect(items).toEqual([1, 2]);
  });

  it('stops a producer, and reads what it still sends', async () => {
    const { connection } = setUp();
    const reader = connection.open((counter) => counter.hang());
    const items: number[] = [];
    const result = reader.result(undefined, (n) => {
      items.push(n);
      reader.stop();
    });
    expect(await result).toBeNull();
    expect(items).toEqual([1, -1]);
  });

  it('stops a producer whose reader leaves, and resolves when it has ended', async () => {
    const { connection, signals } = setUp();
    const reader = connection.open((counter) => counter.hang());
    for await (const items of reader.batches()) {
      expect(items).toEqual([1]);
      break;
    }
    await reader.leave();
    expect(signals[0]?.aborted).toBe(true);
  });

  it('follows an abort at once with its reason, and stops the producer', async () => {
    const { connection, signals } = setUp();
    const abort = new AbortController();
    const reason = new Error('enough');
    const result = connection
      .open((counter) => counter.hang())
      .result(abort.signal, () => setImmediate(() => abort.abort(reason)));
    await expect(result).rejects.toBe(reason);
    await expect.poll(() => signals[0]?.aborted).toBe(true);
  });

  it.each([
    ['an error', (worker: ChannelWorker) => worker.die('out of memory'), 'out of memory'],
    ['a script that does not load', (worker: ChannelWorker) => worker.dispatchEvent(new Event('error')), ''],
    [
      'a message that cannot be read',
      (worker: ChannelWorker) => worker.dispatchEvent(new Event('messageerror')),
      'messageerror',
    ],
  ])('rejects what is open when the worker dies of %s, and starts another one', async (_, kill, detail) => {
    const { connection, workers } = setUp();
    const open = [1, 2].map(() => connection.open((counter) => counter.hang()));
    const results = Promise.allSettled(
      open.map((reader) =>
        reader.result(undefined, () => setImmediate(() => workers[0] && kill(workers[0]))),
      ),
    );
    const error = new ErrorWithCode({ code: 'worker-stopped', params: { detail } });
    expect(await results).toEqual([
      { status: 'rejected', reason: error },
      { status: 'rejected', reason: error },
    ]);
    expect(workers[0]?.terminated).toBe(true);
    await Promise.all(open.map((reader) => reader.leave()));
    expect(await connection.open((counter) => counter.count(2)).result()).toBe(3);
    expect(workers).toHaveLength(2);
  });

  it('rejects what is open when it is closed', async () => {
    const { connection, workers } = setUp();
    const closed = new Error('closed');
    const result = connection
      .open((counter) => counter.hang())
      .result(undefined, () => connection.close(closed));
    await expect(result).rejects.toBe(closed);
    expect(workers[0]?.terminated).toBe(true);
  });
});
