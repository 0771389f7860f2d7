/**
 * A run's log for random access: the state after all events, and the state after any number of them. It grows while the
 * run continues.
 */
import { AppendList } from './append-list.ts';
import type { RelayEvent } from './events.ts';
import { emptyRun, reduceRun, type RunState } from './run-state.ts';

/** Events from one kept state to the next: looking anywhere folds fewer than these. */
const CHECKPOINT = 64;

/** An immutable log with random access. Appending gives a new recording that shares structure with the old one. */
export class Recording {
  /** The states after CHECKPOINT events, twice as many, and so on. */
  readonly #checkpoints: AppendList<RunState>;
  /** For each token the number of events before it. */
  readonly #beforeToken: AppendList<number>;
  static readonly empty = new Recording(AppendList.empty, emptyRun, AppendList.empty, AppendList.empty);

  private constructor(
    readonly events: AppendList<RelayEvent>,
    /** After all events. */
    readonly run: RunState,
    checkpoints: AppendList<RunState>,
    beforeToken: AppendList<number>,
  ) {
    this.#checkpoints = checkpoints;
    this.#beforeToken = beforeToken;
  }

  static of(events: Iterable<RelayEvent>): Recording {
    return Recording.empty.append(events);
  }

  get length(): number {
    return this.events.length;
  }

  get tokens(): number {
    return this.#beforeToken.length;
  }

  /** This recording with more events at its end. Constant time for each of them, as the fold is. */
  append(more: Iterable<RelayEvent>): Recording {
    let { events, run } = this;
    let checkpoints = this.#checkpoints;
    let beforeToken = this.#beforeToken;
    for (const event of more) {
      if (event.type === 'token') beforeToken = beforeToken.append(events.length);
      events = events.append(event);
      run = reduceRun(run, event);
      if (events.length % CHECKPOINT === 0) checkpoints = checkpoints.append(run);
    }
    return new Recording(events, run, checkpoints, beforeToken);
  }

  /** The run after the first `count` events, of those that there are. */
  at(count: number): RunState {
    if (count >= this.length) return this.run;
    const kept = Math.floor(Math.max(0, count) / CHECKPOINT);
    const start = kept === 0 ? emptyRun : (this.#checkpoints.at(kept - 1) ?? emptyRun);
    return this.events.slice(kept * CHECKPOINT, Math.max(0, count)).reduce(reduceRun, start);
  }

  /** How many events there were when `count` tokens stood and the next one had not come. */
  eventsWithTokens(count: number): number {
    return count >= this.tokens ? this.length : (this.#beforeToken.at(Math.max(0, count)) ?? 0);
  }

  /** How many events had happened `milliseconds` after the run began. */
  eventsUntil(milliseconds: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.events.at(middle)?.at ?? 0) <= milliseconds) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Milliseconds from the start of the run to the last of its first `count` events. */
  timeOf(count: number): number {
    return count < 1 ? 0 : (this.events.at(Math.min(count, this.length) - 1)?.at ?? 0);
  }
}
