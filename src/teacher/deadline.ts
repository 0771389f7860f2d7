/** Timeouts with cancellation. */
import type { CodedError } from '../errors/coded-error.ts';
import { TeacherError } from '../relay/teacher.ts';
import type { LightAbortSignal } from './light-abort.ts';

/** The error of a wait that took this long. */
export type TimeoutError = (milliseconds: number) => CodedError;

/** Consecutive waits, each with its own timeout, that all follow one signal. */
export class Deadline {
  readonly #signal: LightAbortSignal | undefined;
  readonly #stopWork: (reason: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped: { readonly reason: unknown } | null = null;
  /** Rejects the current wait. */
  #rejectWait: (reason: unknown) => void = () => undefined;

  /**
   * @param signal the caller's
   * @param stopWork called once, with the reason, on a timeout or an abort
   */
  constructor(signal: LightAbortSignal | undefined, stopWork: (reason: unknown) => void) {
    this.#signal = signal;
    this.#stopWork = stopWork;
    signal?.addEventListener('abort', this.#onAbort);
    if (signal?.aborted === true) this.#onAbort();
  }

  readonly #onAbort = (): void => this.#stop(this.#signal?.reason);

  #stop(reason: unknown): void {
    if (this.#stopped !== null) return;
    this.#stopped = { reason };
    clearTimeout(this.#timer);
    this.#stopWork(reason);
    this.#rejectWait(reason);
  }

  /** @throws the reason of an abort or a timeout */
  throwIfStopped(): void {
    if (this.#stopped !== null) throw this.#stopped.reason;
  }

  /**
   * Waits for `work`, at most `milliseconds`. Rejects immediately with the reason of an abort, even if `work` ignores it,
   * and with a TeacherError `timeout` when the time is up.
   */
  during<T>(milliseconds: number, error: TimeoutError, work: () => Promise<T>): Promise<T> {
    // Promise.race would leak a reaction per event for as long as the stream is open.
    return new Promise((resolve, reject) => {
      this.throwIfStopped();
      this.#rejectWait = reject;
      this.#timer = setTimeout(
        () => this.#stop(new TeacherError('timeout', error(milliseconds))),
        milliseconds,
      );
      work().then(
        (value) => {
          clearTimeout(this.#timer);
          resolve(value);
        },
        (error: unknown) => {
          clearTimeout(this.#timer);
          reject(error as Error);
        },
      );
    });
  }

  /** To be called after the last wait: removes the listener from the signal. It does not stop the work. */
  end(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}
