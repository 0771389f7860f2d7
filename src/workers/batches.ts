/**
 * Collects items into small batches, so that a fast producer does not flood its reader and a slow one is read without
 * delay. Batches depend on time only, not on the content of items.
 */

/** Collects items and sends them in order; call `flush` at the end. */
export class Batches<Item> {
  readonly #send: (items: Item[]) => void;
  readonly #longestWait: number;
  #waiting: Item[] = [];
  #lastSent = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param longestWait milliseconds that an item may wait for others; 0 sends each item alone */
  constructor(send: (items: Item[]) => void, longestWait: number) {
    this.#send = send;
    this.#longestWait = longestWait;
  }

  /**
   * Adds an item, and sends what waits when the last batch is long enough ago. Else a timer does, at the latest: the
   * next item may be seconds away.
   *
   * @returns whether a batch was sent.
   */
  add(item: Item): boolean {
    this.#waiting.push(item);
    if (performance.now() - this.#lastSent >= this.#longestWait) {
      this.flush();
      return true;
    }
    this.#timer ??= setTimeout(() => this.flush(), this.#longestWait);
    return false;
  }

  /** Sends what waits, if anything. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lastSent = performance.now();
    if (this.#waiting.length === 0) return;
    const items = this.#waiting;
    this.#waiting = [];
    this.#send(items);
  }
}
