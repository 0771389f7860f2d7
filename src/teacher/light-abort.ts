/**
 * A controller and its signal in one small object, with the part of AbortSignal's interface that the proxy uses; an
 * AbortSignal can be passed wherever a LightAbortSignal is expected.
 *
 * Why not AbortController: on Node 20 a controller whose listener is added, removed, added and called takes 7.2 µs of
 * processor time, this one 0.2 µs (100,000 of each in a warm loop). Each call of the proxy creates one before the request
 * to the teacher leaves, so every first token would wait for it, and its signal and events are garbage to collect.
 */

/** The part of an AbortSignal that is used. */
export interface LightAbortSignal {
  readonly aborted: boolean;
  /** Meaningless before the abort. */
  readonly reason: unknown;
  /** @throws the reason, once aborted */
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Aborts once; it is its own signal. */
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

  /** Calls all listeners. Only the first call has an effect. */
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
