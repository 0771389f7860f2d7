/**
 * Works on many tasks at once, and on fewer where the server is overloaded: each overload halves the number at once, each
 * finished task adds a part of one (additive increase, multiplicative decrease, as in TCP's congestion control).
 */

/** A limit that tasks lower when their server refuses for overload. */
export class AdaptiveLimit {
  readonly #most: number;
  #limit: number;

  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
  }

  /** How many tasks may run now. */
  get current(): number {
    return Math.max(1, Math.floor(this.#limit));
  }

  readonly overloaded = (): void => {
    this.#limit = Math.max(1, this.#limit / 2);
  };

  readonly succeeded = (): void => {
    this.#limit = Math.min(this.#most, this.#limit + 1 / this.#limit);
  };
}

/**
 * Does the work for each task, in their order, at most `limit.current` at once. After the first failure no further task
 * starts; those in progress end first.
 * @throws the first failure
 */
export async function workThrough<Task>(
  tasks: Iterable<Task>,
  work: (task: Task) => Promise<void>,
  limit: AdaptiveLimit,
  signal?: AbortSignal,
): Promise<void> {
  const iterator = tasks[Symbol.iterator]();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const isOver = (): boolean => failures.length > 0 || signal?.aborted === true;
  const start = (task: Task): void => {
    const done: Promise<void> = work(task)
      .then(limit.succeeded, (error: unknown) => {
        failures.push(error);
      })
      .finally(() => running.delete(done));
    running.add(done);
  };
  let next = iterator.next();
  while (!isOver() && !next.done) {
    if (running.size >= limit.current) {
      await Promise.race(running);
      continue;
    }
    start(next.value);
    next = iterator.next();
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  signal?.throwIfAborted();
}
