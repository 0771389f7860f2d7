/**
 * An asynchronous queue between a producer that pushes and one consumer that iterates.
 */
export class EventQueue<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  #closed: { readonly error: Error | null } | null = null;
  #wake: () => void = () => undefined;
  #onClosed: () => void = () => undefined;
  /** Settles when no more items will come, for any reason. */
  readonly closed = new Promise<void>((resolve) => {
    this.#onClosed = resolve;
  });

  push(item: T): void {
    this.#waiting.push(item);
    this.#wake();
  }

  /** No more items: the iteration ends after those that wait. */
  end(): void {
    this.#close(null);
  }

  /** No more items: the iteration throws `error` after those that wait. */
  fail(error: Error): void {
    this.#close(error);
  }

  #close(error: Error | null): void {
    this.#closed ??= { error };
    this.#wake();
    this.#onClosed();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) {
        yield next;
      } else if (this.#closed !== null) {
        if (this.#closed.error !== null) throw this.#closed.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
