/**
 * Sequences that advance together, one token each per forward pass, over a KV cache in two parts (see decode-graph.ts).
 * A sequence with nothing to feed sits a step out; a finished one leaves when the parts of the cache are joined.
 *
 * It knows token ids and the graph's inputs. It knows no text, no sampling and no relay.
 */
import { surprisesOf } from '../../engine/logits.ts';
import { Tensor, type InferenceSession } from '../../engine/node-runtime.ts';
import { cacheNames } from './decode-graph.ts';
import type { ModelConfig } from '../model/config.ts';

/** One sequence of a batch. */
export interface Sequence {
  /** Its place among the prompts. */
  readonly index: number;
  /** Tokens in the cache and tokens that wait for it. */
  readonly length: number;
  /** Logits after the last token, [vocabularySize], valid until the next step; null while tokens wait. */
  readonly logits: Float32Array | null;
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

/** Steps between two joinings of the cache's parts: fewer copy more, more keep finished rows longer. */
const BLOCK = 24;

class Row implements Sequence {
  logits: Float32Array | null = null;
  routerScore: number | undefined;
  surprises: Float32Array | null = null;
  finished = false;
  pending: number[];
  /** The tokens in the cache, without those that were cut. */
  readonly #read: number[] = [];
  /** Its row of the cache. */
  slot = 0;
  /** Per slot of a part of the cache: 1 where it holds a token of this row. The graph wants a first slot. */
  keptMask: number[] = [0];
  recentMask: number[] = [];

  constructor(
    readonly index: number,
    prompt: readonly number[],
  ) {
    this.pending = [...prompt];
  }

  /** How many these are: where the next token stands. */
  get position(): number {
    return this.#read.length;
  }

  get length(): number {
    return this.position + this.pending.length;
  }

  append(ids: readonly number[]): void {
    if (ids.length === 0) return;
    this.pending.push(...ids);
    this.logits = null;
  }

  truncate(length: number): void {
    if (length < 1 || length > this.length) {
      throw new RangeError(`Cannot cut a sequence of ${this.length} tokens to ${length}.`);
    }
    if (length === this.length) return;
    this.pending.length = Math.max(0, length - this.position);
    if (this.pending.length > 0) return;
    const [again] = this.#read.splice(length - 1);
    this.#hideAllBut(length - 1);
    this.pending = [again as number];
    this.logits = null;
  }

  /** The next tokens to feed, which count as read. */
  take(width: number): number[] {
    const ids = this.finished ? [] : this.pending.splice(0, width);
    this.#read.push(...ids);
    return ids;
  }

  finish(): void {
    this.finished = true;
    this.logits = null;
  }

  /** Takes the slots of later tokens for padding. */
  #hideAllBut(length: number): void {
    let left = length;
    for (const mask of [this.keptMask, this.recentMask]) {
      mask.forEach((held, slot) => {
        if (held === 0) return;
        if (left > 0) left -= 1;
        else mask[slot] = 0;
      });
    }
  }

  /** Becomes what a row is that was fed the same: both read one row of the cache until it is joined. */
  follow(other: Row): void {
    this.pending = [];
    this.#read.push(...other.#read);
    this.slot = other.slot;
    this.recentMask = [...other.recentMask];
    this.logits = other.logits;
    this.routerScore = other.routerScore;
    this.surprises = other.surprises;
  }
}

/** One part of the cache: a list per tensor, each [rows, keyValueHeads, length, headSize]. */
interface CachePart {
  readonly length: number;
  readonly tensors: readonly Float32Array[];
}

export class DecodeBatch {
  readonly sequences: readonly Sequence[];
  readonly #session: InferenceSession;
  readonly #config: ModelConfig;
  #rows: Row[];
  #kept: CachePart;
  #recent: CachePart;
  #steps = 0;

  /** @param measures whether the surprise at the prompts' tokens is measured, from the pass that reads them anyway */
  constructor(
    session: InferenceSession,
    config: ModelConfig,
    prompts: readonly (readonly number[])[],
    private readonly measures = false,
  ) {
    this.#session = session;
    this.#config = config;
    this.#rows = prompts.map((prompt, index) => new Row(index, prompt));
    this.sequences = this.#rows;
    // The first step makes room: only then is it known which prompts are equal.
    this.#kept = this.#empty(1, 0);
    this.#recent = this.#empty(0, 0);
  }

  /** One forward pass: the prompts in the first step, then a token of every sequence that has one waiting. */
  async step(): Promise<void> {
    if (this.#steps === 0) await this.#prefill();
    else await this.#feed(this.#rows, 1);
    if (this.#steps % BLOCK === 0) this.#join();
    this.#steps += 1;
  }

  /** Equal prompts are computed once: many rollouts begin with one problem. */
  async #prefill(): Promise<void> {
    const leaders = new Map<string, Row>();
    const followers: [Row, Row][] = [];
    for (const row of this.#rows) {
      const prompt = row.pending.join();
      const leader = leaders.get(prompt);
      if (leader !== undefined && !row.finished) followers.push([row, leader]);
      else leaders.set(row.finished ? `finished ${row.index}` : prompt, row);
    }
    const rows = [...leaders.values()];
    this.#kept = this.#empty(1, rows.length);
    this.#recent = this.#empty(0, rows.length);
    await this.#feed(rows, Math.max(1, ...rows.map(({ pending }) => pending.length)));
    for (const [row, leader] of followers) row.follow(leader);
  }

  /** Feeds each of the rows of the cache up to `width` of its waiting tokens. */
  async #feed(rows: readonly Row[], width: number): Promise<void> {
    const tokens = new Int32Array(rows.length * width);
    const positions = new Int32Array(rows.length * width);
    const fed = rows.map((row, i) => {
      const first = row.position;
      const ids = row.take(width);
      const padding = width - ids.length;
      ids.forEach((id, at) => {
        tokens[i * width + padding + at] = id;
        positions[i * width + padding + at] = first + at;
      });
      for (let slot = 0; slot < width; slot++) row.recentMask.push(slot < padding ? 0 : 1);
      return ids;
    });
    const { logits, scores } = await this.#forward(rows, tokens, positions, width);
    const size = this.#config.vocabularySize;
    const measures = this.measures && this.#steps === 0;
    rows.forEach((row, i) => {
      row.slot = i;
      const ids = fed[i] ?? [];
      if (ids.length === 0 && row.logits !== null) return;
      const end = (i + 1) * width * size;
      row.logits = ids.length > 0 && row.pending.length === 0 ? logits.subarray(end - size, end) : null;
      row.routerScore = scores?.[(i + 1) * width - 1];
      if (measures) row.surprises = surprisesOf(logits.subarray(end - ids.length * size, end), ids, size);
    });
  }

  #empty(length: number, rows: number): CachePart {
    const { layers, keyValueHeads, headSize } = this.#config;
    const size = rows * keyValueHeads * length * headSize;
    return { length, tensors: Array.from({ length: 2 * layers }, () => new Float32Array(size)) };
  }

  async #forward(
    rows: readonly Row[],
    tokens: Int32Array,
    positions: Int32Array,
    width: number,
  ): Promise<{ readonly logits: Float32Array; readonly scores: Float32Array | undefined }> {
    const { layers, keyValueHeads, headSize } = this.#config;
    const count = rows.length;
    const int32 = (values: Int32Array) => new Tensor('int32', values, [count, values.length / count]);
    const feeds = (part: 'kept' | 'recent', { length, tensors }: CachePart) =>
      cacheNames(part, layers).map((name, i): [string, Tensor] => [
        name,
        new Tensor('float32', tensors[i] as Float32Array, [count, keyValueHeads, length, headSize]),
      ]);
    const result = await this.#session.run({
      tokens: int32(tokens),
      positions: int32(positions),
      keptMask: int32(masks(rows, 'keptMask')),
      mask: int32(masks(rows, 'recentMask')),
      ...Object.fromEntries([...feeds('kept', this.#kept), ...feeds('recent', this.#recent)]),
    });
    const numbers = (name: string): Float32Array => {
      const tensor = result[name];
      if (tensor === undefined) throw new Error(`The graph has no output named ${name}.`);
      return tensor.data as Float32Array;
    };
    const tensors = cacheNames('next', layers).map(numbers);
    this.#recent = { length: this.#recent.length + width, tensors };
    return { logits: numbers('logits'), scores: result['score']?.data as Float32Array | undefined };
  }

  /** Puts the recent part behind the kept one and drops finished rows. */
  #join(): void {
    const { keyValueHeads, headSize } = this.#config;
    const alive = this.#rows.filter(({ finished }) => !finished);
    const [old, added] = [this.#kept.length * headSize, this.#recent.length * headSize];
    const tensors = this.#kept.tensors.map((before, tensor) => {
      const behind = this.#recent.tensors[tensor] as Float32Array;
      const joined = new Float32Array(alive.length * keyValueHeads * (old + added));
      let at = 0;
      for (const { slot } of alive) {
        for (let head = slot * keyValueHeads; head < (slot + 1) * keyValueHeads; head++) {
          joined.set(before.subarray(head * old, (head + 1) * old), at);
          joined.set(behind.subarray(head * added, (head + 1) * added), at + old);
          at += old + added;
        }
      }
      return joined;
    });
    this.#kept = { length: this.#kept.length + this.#recent.length, tensors };
    this.#rows = alive;
    for (const row of this.#rows) {
      row.keptMask.push(...row.recentMask);
      row.recentMask = [];
    }
    this.#recent = this.#empty(0, alive.length);
  }
}

/** The rows' masks of a part, row after row; all rows have as many slots. */
function masks(rows: readonly Row[], part: 'keptMask' | 'recentMask'): Int32Array {
  const slots = rows[0]?.[part].length ?? 0;
  const all = new Int32Array(rows.length * slots);
  rows.forEach((row, i) => all.set(row[part], i * slots));
  return all;
}
