/**
 * Ends what waits for a device that is gone. Work on a lost device may fail, or never finish: the process of the GPU died,
 * its driver was reset, or its memory ran out.
 */

/** The device of a model failed; the same model may run on another one. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
}

export class DeviceWatch {
  #failure: string | null = null;
  readonly #waiting = new Set<(error: DeviceError) => void>();

  /** @param lost resolves with a reason when the device is lost, if that can be known */
  constructor(lost?: Promise<string>) {
    lost?.then(
      (reason) => this.#fail(reason),
      // Without a device to watch, only work that fails tells.
      () => undefined,
    );
  }

  /** Why the device can no longer be used; null while it works. */
  get failure(): string | null {
    return this.#failure;
  }

  /** @throws DeviceError when the work fails, or the device is lost meanwhile */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#failure !== null) return Promise.reject(new DeviceError(this.#failure));
    // Not Promise.race: a promise that never settles would keep the results of all races.
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      work()
        .then(resolve, (error: unknown) => this.#fail(error instanceof Error ? error.message : String(error)))
        .finally(() => this.#waiting.delete(reject));
    });
  }

  #fail(reason: string): void {
    this.#failure ??= reason;
    for (const reject of this.#waiting) reject(new DeviceError(this.#failure));
    this.#waiting.clear();
  }
}
