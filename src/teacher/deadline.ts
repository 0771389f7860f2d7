/** Waiting with an end: for something that is to come within a time, unless somebody says stop before. */
import { TeacherError } from '../relay/teacher.ts';

/** E.g. `1.5 s`. */
export const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;

/** Given to an abort that nobody hears, since an abort without a reason makes an exception with a stack. */
const streamOver = new Error('The stream is over.');

/** An abort signal with a deadline that can be set again and again, and that follows the caller's signal. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Ends the wait that is under way. */
  #onAbort: (reason: unknown) => void = () => undefined;

  constructor(outer: AbortSignal | undefined) {
    this.#outer = outer;
    outer?.addEventListener('abort', this.#follow);
  }

  readonly #follow = (): void => this.#abort(this.#outer?.reason);

  #abort(reason: unknown): void {
    this.#controller.abort(reason);
    this.#onAbort(this.signal.reason);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits for `work`, at most `milliseconds`. Rejects at once on an abort, even where `work` ignores the signal. */
  async during<T>(milliseconds: number, message: string, work: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    this.#timer = setTimeout(() => this.#abort(new TeacherError('timeout', message)), milliseconds);
    try {
      // Promise.race would leave something behind at each event, for as long as the stream is open.
      return await new Promise<T>((resolve, reject) => {
        this.#onAbort = reject;
        work().then(resolve, reject);
      });
    } catch (error) {
      // fetch may wrap the reason; the reason itself says who stopped the work.
      this.signal.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(this.#timer);
    }
  }

  /** Ends whatever still runs on this signal and lets go of the caller's. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#follow);
    this.#controller.abort(streamOver);
  }
}
