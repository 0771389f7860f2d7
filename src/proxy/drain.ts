/**
 * The end of a proxy without a broken answer: no new calls, time for those under way, then an end for what is left.
 *
 * It counts answers. It knows neither HTTP nor processes.
 */

export class Drain {
  /** How to end each answer that is under way. */
  readonly #open = new Set<() => void>();
  #begun: Promise<void> | null = null;
  #isCut = false;
  /** Ends the waiting for the last answer. */
  #stopWaiting: () => void = () => undefined;

  /** Whether no new call may begin. */
  get isDraining(): boolean {
    return this.#begun !== null;
  }

  /** Answers under way. */
  get open(): number {
    return this.#open.size;
  }

  /**
   * An answer begins.
   *
   * @param cut ends it; called when it has to end now
   * @returns to be called when it has ended
   */
  enter(cut: () => void): () => void {
    // The same function may stand for several answers.
    const end = (): void => cut();
    this.#open.add(end);
    if (this.#isCut) end();
    return () => {
      this.#open.delete(end);
      if (this.#open.size === 0) this.#stopWaiting();
    };
  }

  /** Lets no new call begin. Resolves when no answer is under way, or when `graceMs` are over and all were cut. */
  begin(graceMs: number): Promise<void> {
    this.#begun ??= new Promise((resolve) => {
      if (this.#open.size === 0 || this.#isCut) return resolve();
      const grace = setTimeout(() => this.cutNow(), graceMs);
      this.#stopWaiting = () => {
        clearTimeout(grace);
        resolve();
      };
    });
    return this.#begun;
  }

  /** Ends what is under way now. */
  cutNow(): void {
    this.#isCut = true;
    for (const end of [...this.#open]) end();
    // An answer whose reader has gone to sleep may not end by itself.
    this.#stopWaiting();
  }
}
