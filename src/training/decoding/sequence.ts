/** One sequence of a batch: its tokens, those that wait to be read, and what the model said after the last. */

export interface Sequence {
  /** Its place among the prompts. */
  readonly index: number;
  /** Tokens in the cache and tokens that wait for it. */
  readonly length: number;
  /** These tokens. */
  readonly tokens: readonly number[];
  /**
   * Logits after the last token, [vocabularySize], valid until the next step; null while tokens wait, and where the batch
   * was opened for drawing.
   */
  readonly logits: Float32Array | null;
  /** The token drawn after the last one; null while tokens wait, and where the batch was opened for logits. */
  readonly drawn: number | null;
  /** What the model's router says of the same position; undefined where the model carries none. */
  readonly routerScore: number | undefined;
  /** The surprise at each token of the prompt, where the batch measures it and the prompt was read; else null. */
  readonly surprises: Float32Array | null;
  /** Tokens to feed: one in each of the next steps. */
  append(ids: readonly number[]): void;
  /** Cuts it back to its first `length` tokens, one at least. The last of these is read again, for its logits. */
  truncate(length: number): void;
  /** Nothing more will be asked of it. */
  finish(): void;
}

/** A sequence as its row of the batch. */
export class SequenceRow implements Sequence {
  logits: Float32Array | null = null;
  drawn: number | null = null;
  routerScore: number | undefined;
  surprises: Float32Array | null = null;
  finished = false;
  /** Its row of the cache. */
  slot: number;
  readonly #pending: number[];
  /** The tokens in the cache, without those that were cut. */
  readonly #read: number[] = [];

  constructor(
    readonly index: number,
    prompt: readonly number[],
  ) {
    this.slot = index;
    this.#pending = [...prompt];
  }

  /** How many tokens are read: where the next one stands. */
  get position(): number {
    return this.#read.length;
  }

  get waiting(): readonly number[] {
    return this.#pending;
  }

  get length(): number {
    return this.position + this.#pending.length;
  }

  get tokens(): readonly number[] {
    return this.#pending.length === 0 ? this.#read : [...this.#read, ...this.#pending];
  }

  append(ids: readonly number[]): void {
    if (ids.length === 0) return;
    this.#pending.push(...ids);
    this.#forget();
  }

  truncate(length: number): void {
    if (length < 1 || length > this.length) {
      throw new RangeError(`Cannot cut a sequence of ${this.length} tokens to ${length}.`);
    }
    if (length === this.length) return;
    this.#pending.length = Math.max(0, length - this.position);
    if (this.#pending.length > 0) return;
    const [again] = this.#read.splice(length - 1);
    this.#pending.push(again as number);
    this.#forget();
  }

  /** The next waiting tokens, which count as read. */
  take(count: number): number[] {
    const ids = this.#pending.splice(0, count);
    for (const id of ids) this.#read.push(id);
    return ids;
  }

  finish(): void {
    this.finished = true;
    this.#forget();
  }

  #forget(): void {
    this.logits = null;
    this.drawn = null;
  }
}
