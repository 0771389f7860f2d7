/**
 * Collects a run's events into small batches, so that a fast run does not flood the page and a slow one is shown
 * without delay. Batches depend on time only, not on the content of events.
 */

/** Milliseconds that an event may wait for company: two frames of a screen. */
const longestWait = 30;

/** Collects events and sends them in order; call `flush` at the end. */
export class EventBatches<Event> {
  readonly #send: (events: Event[]) => void;
  #waiting: Event[] = [];
  #lastSent = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(send: (events: Event[]) => void) {
    this.#send = send;
  }

  /**
   * Adds an event, and sends what waits when the last batch is long enough ago. Else a timer does, at the latest: the
   * next event may be seconds away.
   *
   * @returns whether a batch was sent.
   */
  add(event: Event): boolean {
    this.#waiting.push(event);
    if (performance.now() - this.#lastSent >= longestWait) {
      this.flush();
      return true;
    }
    this.#timer ??= setTimeout(() => this.flush(), longestWait);
    return false;
  }

  /** Sends what waits, if anything. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lastSent = performance.now();
    if (this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#send(events);
  }
}
