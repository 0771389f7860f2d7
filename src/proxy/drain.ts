/**
 * The end of a proxy without a broken answer: no new calls, time for those under way, then an end for what is left.
 *
 * It counts answers. It knows neither HTTP nor processes.
 */

export class Drain {
  readonly #cut = new AbortController();
  #open = 0;
  #begun: Promise<void> | null = null;
  #onEmpty: () => void = () => undefined;

  /** Aborted when answers that are still under way have to end. */
  get cut(): AbortSignal {
    return this.#cut.signal;
  }

  /** Whether no new call may begin. */
  get isDraining(): boolean {
    return this.#begun !== null;
  }

  /** Answers under way. */
  get open(): number {
    return this.#open;
  }

  /** An answer begins; the returned function, to be called once, says that it ended. */
  enter(): () => void {
    this.#open += 1;
    return () => {
      this.#open -= 1;
      if (this.#open === 0) this.#onEmpty();
    };
  }

  /** Lets no new call begin. Resolves when no answer is under way, or when `graceMs` are over and all were cut. */
  begin(graceMs: number): Promise<void> {
    this.#begun ??= new Promise((resolve) => {
      if (this.#open === 0) return resolve();
      const grace = setTimeout(() => this.cutNow(), graceMs);
      const end = (): void => {
        clearTimeout(grace);
        resolve();
      };
      this.#onEmpty = end;
      // An answer whose reader has gone to sleep may not end by itself.
      this.cut.addEventListener('abort', end, { once: true });
    });
    return this.#begun;
  }

  /** Ends what is under way now. */
  cutNow(): void {
    this.#cut.abort();
  }
}
