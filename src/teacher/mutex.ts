/**
 * Turns at something that only one may use at a time, in the order of asking. Someone who gives up leaves the queue.
 */
export class Mutex {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /**
   * Waits for a turn and does `work` in it.
   * @throws the signal's reason, when it is aborted before the turn comes; `work` is then never started.
   */
  async runExclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#turn(signal);
    try {
      return await work();
    } finally {
      this.#pass();
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      if (!this.#taken) {
        this.#taken = true;
        return resolve();
      }
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(start);
    });
  }

  #pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
