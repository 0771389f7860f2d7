/**
 * Keeps the states of earlier positions of one sequence. A state cannot be cut back to an earlier position, so that
 * going back needs a kept state, or a new prefill.
 */
import type { Tensor } from 'onnxruntime-common';

import { bytesOf } from './cache.ts';

/**
 * The memory limit for the states of one sequence. A state of LFM2-350M takes 0.1 MB, so that all positions of a
 * solution fit; a state of Granite-4.0-H-350M takes 22 MB, and five fit.
 */
const mostBytes = 128 * 2 ** 20;

interface CachedState {
  readonly position: number;
  readonly states: readonly Tensor[];
}

/** The states of one sequence at earlier positions. They are tensors of the runtime: call `dispose` at the end. */
export class StateCache {
  readonly #mostBytes: number;
  /** In the order of their positions. */
  readonly #kept: CachedState[] = [];

  constructor(limit = mostBytes) {
    this.#mostBytes = limit;
  }

  /**
   * Keeps the states after `position` tokens. If the memory limit is exceeded, it frees the oldest, except for the very
   * first: the end of the prompt, where other versions of a solution start.
   */
  keep(position: number, states: readonly Tensor[]): void {
    this.#kept.push({ position, states });
    const bytes = states.reduce((sum, tensor) => sum + bytesOf(tensor), 0);
    while (this.#kept.length > 2 && this.#kept.length * bytes > this.#mostBytes) {
      for (const oldest of this.#kept.splice(1, 1)) free(oldest);
    }
  }

  /** The last position at or before `position` with kept states; 0, the start of the sequence, if there is none. */
  before(position: number): number {
    return this.#kept.findLast((snapshot) => snapshot.position <= position)?.position ?? 0;
  }

  /** Returns the states of `position`, which the caller frees from then on, and frees the states of later positions. */
  take(position: number): readonly Tensor[] {
    const start = this.#kept.findIndex((snapshot) => snapshot.position === position);
    if (start < 0) throw new RangeError(`no states of position ${position}`);
    const [wanted, ...later] = this.#kept.splice(start);
    for (const snapshot of later) free(snapshot);
    return wanted?.states ?? [];
  }

  /** Frees all of them. */
  dispose(): void {
    for (const snapshot of this.#kept.splice(0)) free(snapshot);
  }
}

function free({ states }: CachedState): void {
  // GPU tensors are not garbage-collected.
  for (const tensor of states) tensor.dispose();
}
