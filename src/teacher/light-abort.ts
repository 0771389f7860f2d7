/**
 * Saying stop, once, to whoever follows. An AbortSignal is heard in the same way; but making a controller, its signal and
 * what listens to it takes a proxy as long as reading a request, and each call would wait for it.
 */

/** What of an AbortSignal is listened to. */
export interface LightAbortSignal {
  readonly aborted: boolean;
  /** Why; of no meaning before. */
  readonly reason: unknown;
  /** @throws the reason, if stop was said */
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export class LightAbortController implements LightAbortSignal {
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  #reason: unknown;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  /** Tells all that listen; said once more, nobody. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
