/** Waiting with an end: for something that is to come within a time, unless somebody says stop before. */
import { TeacherError } from '../relay/teacher.ts';
import type { LightAbortSignal } from './light-abort.ts';

/** E.g. `1.5 s`. */
const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;

/** What is said when the time is over, e.g. of `1.5 s`. */
export type Late = (time: string) => string;

/** Waits, one after the other, that follow the caller's signal. */
export class Deadline {
  readonly #outer: LightAbortSignal | undefined;
  readonly #stopWork: (reason: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped: { readonly reason: unknown } | null = null;
  /** Ends the wait that is under way. */
  #endWait: (reason: unknown) => void = () => undefined;

  /**
   * @param outer the caller's
   * @param stopWork told why, once, when a wait takes too long or the caller says stop
   */
  constructor(outer: LightAbortSignal | undefined, stopWork: (reason: unknown) => void) {
    this.#outer = outer;
    this.#stopWork = stopWork;
    outer?.addEventListener('abort', this.#follow);
    if (outer?.aborted === true) this.#follow();
  }

  readonly #follow = (): void => this.#stop(this.#outer?.reason);

  #stop(reason: unknown): void {
    if (this.#stopped !== null) return;
    this.#stopped = { reason };
    clearTimeout(this.#timer);
    this.#stopWork(reason);
    this.#endWait(reason);
  }

  /** @throws the reason of a stop */
  throwIfStopped(): void {
    if (this.#stopped !== null) throw this.#stopped.reason;
  }

  /**
   * Waits for `work`, at most `milliseconds`. Rejects with the reason of a stop at once, even where `work` goes on, and
   * with a TeacherError `timeout` when it takes longer.
   */
  during<T>(milliseconds: number, late: Late, work: () => Promise<T>): Promise<T> {
    // Promise.race would leave something behind at each event, for as long as the stream is open.
    return new Promise((resolve, reject) => {
      this.throwIfStopped();
      this.#endWait = reject;
      this.#timer = setTimeout(
        () => this.#stop(new TeacherError('timeout', late(seconds(milliseconds)))),
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

  /** There is nothing more to wait for: lets go of the caller's signal. The work is not stopped by it. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#follow);
  }
}
