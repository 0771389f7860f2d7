/**
 * One growing sequence and its cache. A pass goes over new tokens only; the sequence can be cut back to any earlier
 * position. It knows nothing of what the tokens mean.
 *
 * The cache is one sequence (batch 1). On CPU and WASM it lies in this thread's memory; on WebGPU it stays on the GPU
 * from pass to pass, and a cut fetches the keys and values that are kept once. Of a model with states (see cache.ts) a
 * cut goes back to the last states that were kept and reads the tokens after them again.
 */
import type { Tensor } from 'onnxruntime-common';

import { firstPositions, zerosOf } from './cache.ts';
import type { DecoderSession } from './session.ts';
import { Snapshots } from './snapshots.ts';

/** The sequence would outgrow the positions that the model was made for. */
export class ContextLengthError extends RangeError {
  override readonly name = 'ContextLengthError';
  constructor(
    readonly needed: number,
    readonly contextLength: number,
  ) {
    super(`The sequence needs ${needed} positions, but this model has ${contextLength}.`);
  }
}

export class Decoder {
  readonly #session: DecoderSession;
  readonly #contextLength: number;
  readonly #vocabularySize: number;
  readonly #hasStates: boolean;
  readonly #snapshots = new Snapshots();
  #past: readonly Tensor[];
  /** Positions in `#past`. More than the sequence has after a cut, which is carried out with the next pass. */
  #held = 0;
  /** The sequence. */
  readonly #ids: number[] = [];
  #busy = false;
  #routerScore: number | null = null;
  #surprises: Float32Array | null = null;

  /**
   * @param contextLength positions that the model was made for.
   * @param vocabularySize logits beyond it stand for no token (some models pad their vocabulary) and are left out.
   */
  constructor(session: DecoderSession, contextLength: number, vocabularySize: number) {
    this.#session = session;
    this.#contextLength = contextLength;
    this.#vocabularySize = vocabularySize;
    this.#hasStates = session.slots.some((slot) => slot.positions === null);
    this.#past = this.#empty();
  }

  /** Positions of the sequence. */
  get length(): number {
    return this.#ids.length;
  }

  /** What the model's router says of the position that the last pass ended at; null where the model has none. */
  get routerScore(): number | null {
    return this.#routerScore;
  }

  /**
   * The surprise at each token of the last pass, in nats, the first left out as not a number; null where the pass was
   * not to measure it, or where the graph gives the last position only.
   */
  get surprises(): Float32Array | null {
    return this.#surprises;
  }

  /**
   * Extends the sequence by `ids` and returns the logits of the last position (one per token of the vocabulary): in one
   * pass, or one after the other where the model has to be read so. When a pass fails, the sequence stays as it was.
   *
   * @param signal ends it between two passes
   * @param measures whether the pass also measures the surprise at its tokens, at no pass more
   * @throws ContextLengthError when they do not fit; RangeError when `ids` is empty; the signal's reason.
   */
  async forward(ids: readonly number[], signal?: AbortSignal, measures = false): Promise<Float32Array> {
    if (ids.length === 0) throw new RangeError('A pass needs at least one new token.');
    if (this.#busy) throw new Error('A pass over this sequence is already under way.');
    const needed = this.length + ids.length;
    if (needed > this.#contextLength) throw new ContextLengthError(needed, this.#contextLength);
    this.#busy = true;
    try {
      await this.#goBack();
      const unread = [...this.#ids.slice(this.#held), ...ids];
      const logits = await this.#read(unread, signal, measures);
      this.#ids.push(...ids);
      return logits.subarray(0, this.#vocabularySize);
    } finally {
      this.#busy = false;
    }
  }

  /** Cuts the sequence back to its first `length` positions. Cheap; takes effect with the next pass. */
  truncate(length: number): void {
    if (!Number.isInteger(length) || length < 0 || length > this.length) {
      throw new RangeError(`Cannot cut a sequence of ${this.length} positions to ${length}.`);
    }
    if (this.#busy) throw new Error('A pass over this sequence is under way; it cannot be cut now.');
    this.#ids.length = length;
  }

  /** Frees the cache. The decoder can be used again, from an empty sequence. */
  dispose(): void {
    this.#replace(this.#empty(), 0);
    this.#snapshots.dispose();
    this.#ids.length = 0;
  }

  async #read(
    unread: readonly number[],
    signal: AbortSignal | undefined,
    measures: boolean,
  ): Promise<Float32Array> {
    const isOneByOne = this.#session.continuesOneByOne && this.#held > 0;
    let logits: Float32Array = new Float32Array();
    for (const ids of isOneByOne ? unread.map((id) => [id]) : [unread]) {
      signal?.throwIfAborted();
      const pass = await this.#session.pass(ids, this.#past, this.#held, measures);
      // Those from before the first token are known without being kept.
      const states = this.#held === 0 ? [] : this.#past.filter((_, index) => this.#isState(index));
      if (states.length > 0) this.#snapshots.keep(this.#held, states);
      this.#replace(pass.present, this.#held + ids.length, states);
      this.#routerScore = pass.routerScore;
      this.#surprises = pass.surprises;
      logits = pass.logits;
    }
    return logits;
  }

  /** Makes the cache hold nothing but the beginning of the sequence, as much of it as there is. */
  async #goBack(): Promise<void> {
    if (this.#held <= this.length) return;
    const length = this.#hasStates ? this.#snapshots.before(this.length) : this.length;
    if (length === 0) {
      this.#snapshots.dispose();
      this.#replace(this.#empty(), 0);
      return;
    }
    const { slots } = this.#session;
    const cut = await Promise.all(
      slots.map(async (slot, index) => {
        const tensor = this.#past[index];
        if (tensor === undefined || this.#isState(index)) return null;
        const data = firstPositions(await tensor.getData(), slot, this.#held, length);
        return this.#session.cacheTensor(slot, data, length);
      }),
    );
    const states = this.#hasStates ? [...this.#snapshots.take(length)] : [];
    const past = cut.map((tensor) => tensor ?? states.shift());
    this.#replace(
      past.filter((tensor) => tensor !== undefined),
      length,
    );
  }

  #empty(): readonly Tensor[] {
    const { slots } = this.#session;
    return slots.map((slot) => this.#session.cacheTensor(slot, zerosOf(slot), 0));
  }

  #isState(index: number): boolean {
    return this.#session.slots[index]?.positions === null;
  }

  #replace(tensors: readonly Tensor[], held: number, keptElsewhere: readonly Tensor[] = []): void {
    const old = this.#past;
    this.#past = tensors;
    this.#held = held;
    // On the GPU nobody else frees them.
    for (const tensor of old) if (!keptElsewhere.includes(tensor)) tensor.dispose();
  }
}
