/**
 * A mutex: one task at a time, in the order of the calls. A caller that aborts leaves the queue, which the common mutex
 * packages (async-mutex) cannot do.
 */
export class Mutex {
  readonly #queue: (() => void)[] = [];
  #isLocked = false;

  /**
   * Waits for the lock and runs `work` with it.
   * @throws the signal's reason where it is aborted before the lock is free; `work` then never starts
   */
  async runExclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#acquire(signal);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  #acquire(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      if (!this.#isLocked) {
        this.#isLocked = true;
        return resolve();
      }
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#queue.splice(this.#queue.indexOf(start), 1);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#queue.push(start);
    });
  }

  #release(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#isLocked = false;
    else next();
  }
}
