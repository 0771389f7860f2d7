/**
 * One growing sequence and its KV cache. A pass runs the new tokens only. The sequence can be cut back to any earlier
 * position.
 *
 * The cache holds one sequence (batch 1). On CPU and WASM it is in this thread's memory. On WebGPU it stays on the GPU
 * between passes, and a cut fetches the keys and values that it keeps once. For a model with states (see cache.ts) a
 * cut returns to the last kept states and reads the tokens after them again.
 */
import { ErrorWithCode } from '../errors/coded-error.ts';
import { engineError } from './errors.ts';
import type { Tensor } from 'onnxruntime-common';

import { firstPositions, zerosOf } from './cache.ts';
import { surpriseAt } from './logits.ts';
import { nextTask } from './next-task.ts';
import type { DecoderSession } from './session.ts';
import { StateCache } from './state-cache.ts';

/** The sequence would exceed the context length of the model. */
export class ContextLengthError extends ErrorWithCode {
  override readonly name = 'ContextLengthError';
  constructor(
    readonly needed: number,
    readonly contextLength: number,
  ) {
    super(engineError('context-too-long', { tokens: needed, limit: contextLength }));
  }
}

/**
 * One sequence of a model, with its KV cache.
 * @example
 * const decoder = new Decoder(session, contextLength, vocabularySize);
 * const logits = await decoder.forward(ids);
 */
export class Decoder {
  readonly #session: DecoderSession;
  readonly #contextLength: number;
  readonly #vocabularySize: number;
  readonly #hasStates: boolean;
  readonly #passLimit: number;
  readonly #stateCache = new StateCache();
  #past: readonly Tensor[];
  /** Positions in `#past`. After a cut it exceeds the sequence's length until the next pass carries out the cut. */
  #held = 0;
  /** The sequence. */
  readonly #ids: number[] = [];
  #busy = false;
  #routerScore: number | null = null;
  #surprises: Float32Array | null = null;

  /**
   * @param contextLength the context length of the model.
   * @param vocabularySize logits from here on are padding, which some models have, and are left out.
   * @param passLimit most tokens of a pass; see pass-limit.ts
   */
  constructor(
    session: DecoderSession,
    contextLength: number,
    vocabularySize: number,
    passLimit = session.passLimit,
  ) {
    this.#session = session;
    this.#contextLength = contextLength;
    this.#vocabularySize = vocabularySize;
    this.#passLimit = passLimit;
    this.#hasStates = session.slots.some((slot) => slot.positions === null);
    this.#past = this.#empty();
  }

  /** Positions of the sequence. */
  get length(): number {
    return this.#ids.length;
  }

  /** The router's score at the last position of the last pass; null if the model has no router. */
  get routerScore(): number | null {
    return this.#routerScore;
  }

  /**
   * The surprise at each token of the last `forward`, in nats; the first is NaN. null if it was not measured, or if the
   * graph gives logits for the last position only.
   */
  get surprises(): Float32Array | null {
    return this.#surprises;
  }

  /**
   * Extends the sequence by `ids` and returns the logits of the last position (one per token of the vocabulary). It
   * runs one pass, or several for many tokens (see pass-limit.ts), or one per token if the model requires it. If a pass
   * fails or is stopped, the sequence does not change.
   *
   * @param signal aborts between two passes
   * @param measures whether the pass also measures the surprise at its tokens; it needs no extra pass
   * @throws ContextLengthError when they do not fit; RangeError when `ids` is empty; the signal's reason.
   */
  async forward(ids: readonly number[], signal?: AbortSignal, measures = false): Promise<Float32Array> {
    if (ids.length === 0) throw new RangeError('a pass without tokens');
    if (this.#busy) throw new Error('two passes over one sequence');
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
      throw new RangeError(`cut of ${this.length} positions to ${length}`);
    }
    if (this.#busy) throw new Error('cut during a pass');
    this.#ids.length = length;
  }

  /** Frees the cache. The decoder can be used again, from an empty sequence. */
  dispose(): void {
    this.#replace(this.#empty(), 0);
    this.#stateCache.dispose();
    this.#ids.length = 0;
  }

  async #read(
    unread: readonly number[],
    signal: AbortSignal | undefined,
    measures: boolean,
  ): Promise<Float32Array> {
    const size = this.#passSize(unread.length);
    let logits: Float32Array = new Float32Array();
    let surprises = measures ? new Float32Array(unread.length) : null;
    for (let start = 0; start < unread.length; start += size) {
      // A stop arrives as a message, which the thread handles between passes only.
      if (start > 0) await nextTask();
      signal?.throwIfAborted();
      const ids = unread.slice(start, start + size);
      const pass = await this.#session.pass(ids, this.#past, this.#held, measures);
      // The states before the first token are zeros and need not be kept.
      const states = this.#held === 0 ? [] : this.#past.filter((_, index) => this.#isState(index));
      if (states.length > 0) this.#stateCache.keep(this.#held, states);
      this.#replace(pass.present, this.#held + ids.length, states);
      this.#routerScore = pass.routerScore;
      if (pass.surprises === null) surprises = null;
      surprises?.set(pass.surprises ?? [], start);
      // A pass knows nothing of what the pass before expected.
      if (start > 0) surprises?.set([surpriseAt(logits, ids[0] ?? 0)], start);
      logits = pass.logits;
    }
    this.#surprises = surprises;
    return logits;
  }

  #passSize(unread: number): number {
    if (!this.#session.continuesOneByOne) return this.#passLimit;
    return this.#held > 0 ? 1 : unread;
  }

  /** Cuts the cache to the positions that it shares with the sequence. */
  async #goBack(): Promise<void> {
    if (this.#held <= this.length) return;
    const length = this.#hasStates ? this.#stateCache.before(this.length) : this.length;
    if (length === 0) {
      this.#stateCache.dispose();
      this.#replace(this.#empty(), 0);
      return;
    }
    const { slots } = this.#session;
    const cut = await Promise.all(
      slots.map(async (slot, index) => {
        const tensor = this.#past[index];
        if (tensor === undefined || this.#isState(index)) return null;
        const data = firstPositions(await this.#session.contentsOf(tensor), slot, this.#held, length);
        return this.#session.cacheTensor(slot, data, length);
      }),
    );
    const states = this.#hasStates ? [...this.#stateCache.take(length)] : [];
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
    // GPU tensors are not garbage-collected.
    for (const tensor of old) if (!keptElsewhere.includes(tensor)) tensor.dispose();
  }
}
