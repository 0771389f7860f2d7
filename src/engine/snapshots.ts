/**
 * States of earlier positions of one sequence. A state says nothing of the positions before its own, so that going back
 * means to have kept one, or to read again. It knows tensors and positions; not what is in them.
 */
import type { Tensor } from 'onnxruntime-common';

import { bytesOf } from './cache.ts';

/**
 * Memory that the states of one sequence may take. A state of LFM2-350M has 0.1 MB, so that all positions of a solution
 * are kept; one of Granite-4.0-H-350M has 22 MB, and five are.
 */
const mostBytes = 128 * 2 ** 20;

interface Snapshot {
  readonly position: number;
  readonly states: readonly Tensor[];
}

export class Snapshots {
  readonly #mostBytes: number;
  /** In the order of their positions. */
  readonly #kept: Snapshot[] = [];

  constructor(limit = mostBytes) {
    this.#mostBytes = limit;
  }

  /**
   * Keeps the states after `position` tokens, which are freed when they no longer fit: the oldest first, but for the
   * very first, where the prompt ends and other versions of a solution begin.
   */
  keep(position: number, states: readonly Tensor[]): void {
    this.#kept.push({ position, states });
    const bytes = states.reduce((sum, tensor) => sum + bytesOf(tensor), 0);
    while (this.#kept.length > 2 && this.#kept.length * bytes > this.#mostBytes) {
      for (const oldest of this.#kept.splice(1, 1)) free(oldest);
    }
  }

  /** The last position at or before `position` of which there is something; 0, where everything begins, if none. */
  before(position: number): number {
    return this.#kept.findLast((snapshot) => snapshot.position <= position)?.position ?? 0;
  }

  /** Hands out the states of `position`, for whoever takes them to free, and frees those behind it. */
  take(position: number): readonly Tensor[] {
    const start = this.#kept.findIndex((snapshot) => snapshot.position === position);
    if (start < 0) throw new RangeError(`No states of position ${position} were kept.`);
    const [wanted, ...later] = this.#kept.splice(start);
    for (const snapshot of later) free(snapshot);
    return wanted?.states ?? [];
  }

  /** Frees all of them. */
  dispose(): void {
    for (const snapshot of this.#kept.splice(0)) free(snapshot);
  }
}

function free({ states }: Snapshot): void {
  // On the GPU nobody else does.
  for (const tensor of states) tensor.dispose();
}
