/**
 * One growing sequence and its KV cache. A pass runs the new tokens only. The sequence can be cut back to any earlier
 * position.
 *
 * The cache holds one sequence (batch 1), by one of the strategies of kv-cache.ts. On CPU and WASM it is in this thread's
 * memory; on WebGPU it stays on the GPU between passes. For a model with states (see cache.ts) a cut returns to the last
 * kept states and reads the tokens after them again.
 */
import { ErrorWithCode } from '../errors/coded-error.ts';
import { engineError } from './errors.ts';

import { GrowingCache, type KvCache } from './kv-cache.ts';
import { surpriseAt } from './logits.ts';
import { nextTask } from './next-task.ts';
import type { DecoderSession } from './session.ts';

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
  readonly #passLimit: number;
  /** After a cut it holds more positions than the sequence has, until the next pass carries out the cut. */
  readonly #cache: KvCache;
  /** The sequence. */
  readonly #ids: number[] = [];
  #busy = false;
  #routerScore: number | null = null;
  #surprises: Float32Array | null = null;

  /**
   * @param contextLength the context length of the model.
   * @param vocabularySize logits from here on are padding, which some models have, and are left out.
   * @param passLimit most tokens of a pass; see pass-limit.ts
   * @param cache an empty one over the same session
   */
  constructor(
    session: DecoderSession,
    contextLength: number,
    vocabularySize: number,
    passLimit = session.passLimit,
    cache: KvCache = new GrowingCache(session),
  ) {
    this.#session = session;
    this.#contextLength = contextLength;
    this.#vocabularySize = vocabularySize;
    this.#passLimit = passLimit;
    this.#cache = cache;
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
      if (this.#cache.held > this.length) await this.#cache.cut(this.length);
      const unread = [...this.#ids.slice(this.#cache.held), ...ids];
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
    this.#cache.clear();
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
      const { past, into } = await this.#cache.tensorsFor(ids.length);
      const pass = await this.#session.pass(ids, past, this.#cache.held, measures, into);
      this.#cache.add(ids.length, pass.present);
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
    return this.#cache.held > 0 ? 1 : unread;
  }
}
