/**
 * Sequences that advance together, one token each per forward pass, over a KV cache that is written in place. A sequence
 * with nothing to feed sits a step out; a finished one leaves the batch before the next.
 *
 */
import { engineError, NumericalError } from '../../engine/errors.ts';
import { Tensor, type InferenceSession } from '../../engine/node-runtime.ts';
import { sampleToken } from '../../engine/sampling.ts';
import { cacheNames } from './decode-graph.ts';
import type { KeyValueCache } from './key-value-cache.ts';
import { readPrompts } from './prompts.ts';
import type { Qwen3Config } from '../model/config.ts';
import { SequenceRow, type Sequence } from './sequence.ts';

/** The two graphs of a model, see decode-graph.ts. */
export interface DecodeSessions {
  readonly prompt: InferenceSession;
  /** Reads prompts too, and gives the logits of all positions. */
  readonly measuring: () => Promise<InferenceSession>;
  readonly step: InferenceSession;
}

/** How tokens are drawn. */
export interface Drawing {
  /** 0 is greedy. */
  readonly temperature: number;
  /** Token ids that are never drawn. */
  readonly forbidden: readonly number[];
  /** Draws from [0, 1); asked once for each token, in the order of the sequences. Greedy asks for none. */
  readonly uniform: () => number;
}

/** Added to the logit of a token that must not be drawn: its probability is 0. */
const NEVER = -1e9;

/** The largest float32 below 1. */
const BELOW_ONE = 1 - 2 ** -24;

/** A batch of sequences that grow together, one token of each per pass. */
export class DecodeBatch {
  readonly sequences: readonly Sequence[];
  readonly #sessions: DecodeSessions;
  readonly #config: Qwen3Config;
  /** Null where the caller wants logits. */
  readonly #drawing: Drawing | null;
  readonly #measures: boolean;
  /** For the step's graph: added to the logits. */
  readonly #bias: Float32Array;
  /** All that are not finished, in the order of the prompts. */
  #rows: SequenceRow[];
  #cache: KeyValueCache | null = null;

  constructor(
    sessions: DecodeSessions,
    config: Qwen3Config,
    prompts: readonly (readonly number[])[],
    drawing: Drawing | null,
    measures: boolean,
  ) {
    this.#measures = measures;
    this.#sessions = sessions;
    this.#config = config;
    this.#drawing = drawing;
    this.#bias = new Float32Array(config.vocabularySize);
    for (const id of drawing?.forbidden ?? []) this.#bias[id] = NEVER;
    this.#rows = prompts.map((prompt, index) => new SequenceRow(index, prompt));
    this.sequences = this.#rows;
  }

  /** One forward pass: the prompts in the first step, then a token of every sequence that has one waiting. */
  async step(): Promise<void> {
    this.#dropFinished();
    if (this.#rows.length === 0) return;
    if (this.#cache === null) await this.#begin();
    else await this.#readTokens(this.#cache);
  }

  #dropFinished(): void {
    for (const { slot, finished } of this.#rows) {
      if (!finished || this.#cache === null) continue;
      const moved = this.#cache.remove(slot);
      for (const row of this.#rows) if (row.slot === moved) row.slot = slot;
    }
    if (this.#rows.some(({ finished }) => finished)) {
      this.#rows = this.#rows.filter(({ finished }) => !finished);
    }
  }

  async #begin(): Promise<void> {
    this.#rows.forEach((row, i) => (row.slot = i));
    const session = this.#measures ? await this.#sessions.measuring() : this.#sessions.prompt;
    this.#cache = await readPrompts(session, this.#config, this.#rows);
    if (this.#drawing === null) return;
    const { temperature, forbidden, uniform } = this.#drawing;
    for (const row of this.#rows) {
      if (row.logits === null) continue;
      const draw = temperature === 0 ? 0 : uniform();
      row.drawn = sampleToken(row.logits, { temperature, topP: 1, forbidden, uniform: draw });
      row.logits = null;
    }
  }

  async #readTokens(cache: KeyValueCache): Promise<void> {
    const count = this.#rows.length;
    const tokens = new Int32Array(count);
    const lengths = new Int32Array(count);
    const uniform = new Float32Array(count);
    /** Where the new keys and values go. What is computed for a row without a token goes nowhere. */
    const slots = new Int32Array(count);
    const draws = this.#drawing !== null && this.#drawing.temperature > 0;
    let longest = 0;
    for (const row of this.#rows) {
      const [token] = row.waiting;
      tokens[row.slot] = token ?? 0;
      lengths[row.slot] = row.position;
      slots[row.slot] = token === undefined ? -1 : row.position;
      longest = Math.max(longest, row.position);
      if (draws && row.waiting.length === 1) uniform[row.slot] = Math.min(this.#drawing.uniform(), BELOW_ONE);
    }
    cache.fit(longest + 1);
    const numbers = await this.#run({
      tokens: new Tensor('int32', tokens, [count]),
      lengths: new Tensor('int32', lengths, [count]),
      uniform: new Tensor('float32', uniform, [count]),
      ...cache.tensors(),
    });
    cache.writeTokens(slots, cacheNames('new', this.#config.layers).map(numbers));
    for (const row of this.#rows) {
      if (row.take(1).length > 0 && row.waiting.length === 0) this.#tell(row, numbers);
    }
  }

  /** @returns the numbers of each output that this batch wants */
  async #run(feeds: Record<string, Tensor>): Promise<(name: string) => Float32Array> {
    const { layers, vocabularySize } = this.#config;
    const temperature = this.#drawing?.temperature ?? 1;
    const { outputNames } = this.#sessions.step;
    const result = await this.#sessions.step.run(
      {
        ...feeds,
        bias: new Tensor('float32', this.#bias, [vocabularySize]),
        inverseTemperature: new Tensor('float32', Float32Array.of(temperature && 1 / temperature), []),
      },
      [
        ...(this.#drawing === null ? ['logits'] : ['drawn', 'mass']),
        ...outputNames.filter((name) => name === 'score'),
        ...cacheNames('new', layers),
      ],
    );
    return (name) => {
      const tensor = result[name];
      if (tensor === undefined) throw new Error(`The graph has no output named ${name}.`);
      return tensor.data as Float32Array;
    };
  }

  /** Gives a row what the model said of it. */
  #tell(row: SequenceRow, numbers: (name: string) => Float32Array): void {
    const { slot } = row;
    const size = this.#config.vocabularySize;
    if (this.#drawing === null) row.logits = numbers('logits').subarray(slot * size, (slot + 1) * size);
    else {
      if (Number.isNaN(numbers('mass')[slot])) {
        throw new NumericalError(engineError('numbers-not-finite'));
      }
      row.drawn = numbers('drawn')[slot] ?? null;
    }
    if (this.#sessions.step.outputNames.includes('score')) row.routerScore = numbers('score')[slot];
  }
}
