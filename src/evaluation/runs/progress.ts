/** How far an evaluation is, and when it will be done. */

/** The finished runs that the speed is taken from: a slower server shows soon. */
const RECENT = 50;

export interface ProgressReport {
  readonly done: number;
  readonly total: number;
  /** Milliseconds that the rest will take at the speed of the last runs; null before the first. */
  readonly remainingMs: number | null;
}

/** Counts finished runs. Runs of an earlier session count as done, but not for the speed. */
export class RunProgress {
  readonly #total: number;
  readonly #now: () => number;
  #done: number;
  /** When the last runs ended, and before them when this session began. */
  readonly #ends: number[];

  constructor(total: number, alreadyDone: number, now: () => number = Date.now) {
    this.#total = total;
    this.#done = alreadyDone;
    this.#now = now;
    this.#ends = [now()];
  }

  finished(): ProgressReport {
    this.#done += 1;
    this.#ends.push(this.#now());
    if (this.#ends.length > RECENT + 1) this.#ends.shift();
    return this.report;
  }

  get report(): ProgressReport {
    const [first = 0, last = 0] = [this.#ends[0], this.#ends.at(-1)];
    const runs = this.#ends.length - 1;
    const remainingMs = runs === 0 ? null : ((last - first) / runs) * (this.#total - this.#done);
    return { done: this.#done, total: this.#total, remainingMs };
  }
}

/** `1 h 05 min`, `4 min 10 s`, `12 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`;
}
