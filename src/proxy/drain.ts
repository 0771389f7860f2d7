/**
 * A graceful shutdown: no new calls, time for the answers in progress, then an end for those that are left.
 */
export class Drain {
  /** How to end each answer in progress. */
  readonly #open = new Set<() => void>();
  #started: Promise<void> | null = null;
  #isCut = false;
  /** Resolves the wait for the last answer. */
  #stopWaiting: () => void = () => undefined;

  /** Whether new calls are denied. */
  get isDraining(): boolean {
    return this.#started !== null;
  }

  /** The number of answers in progress. */
  get open(): number {
    return this.#open.size;
  }

  /**
   * Registers an answer.
   *
   * @param cut ends it; called when the time is up
   * @returns to be called when the answer has ended
   */
  enter(cut: () => void): () => void {
    // A closure of its own for each answer, as several may pass the same function.
    const end = (): void => cut();
    this.#open.add(end);
    if (this.#isCut) end();
    return () => {
      this.#open.delete(end);
      if (this.#open.size === 0) this.#stopWaiting();
    };
  }

  /** Denies new calls. Resolves when no answer is in progress, or after `timeoutMs`, when all are cut. */
  begin(timeoutMs: number): Promise<void> {
    this.#started ??= new Promise((resolve) => {
      if (this.#open.size === 0 || this.#isCut) return resolve();
      const timeout = setTimeout(() => this.cutNow(), timeoutMs);
      this.#stopWaiting = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
    return this.#started;
  }

  /** Ends all answers in progress now. */
  cutNow(): void {
    this.#isCut = true;
    for (const end of [...this.#open]) end();
    // An answer whose reader has stalled may not end by itself.
    this.#stopWaiting();
  }
}
