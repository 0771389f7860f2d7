/**
 * A model that decodes many sequences at once: for evaluation during training and for rollouts. Its input and output are
 * token ids.
 */
import { InferenceSession } from '../../engine/node-runtime.ts';
import { DecodeBatch, type DecodeSessions, type Drawing } from './decode-batch.ts';
import { promptGraph, stepGraph } from './decode-graph.ts';
import type { Precision } from '../export/stored.ts';
import type { Qwen3Config } from '../model/config.ts';
import type { ModelWeights } from '../model/weights.ts';

export interface DecodeOptions {
  /** Tokens that each sequence may have at most: one number for all, or one for each. */
  readonly maxTokens: number | readonly number[];
  /** A sequence ends after one of these, which is kept as its last token. */
  readonly endTokens: readonly number[];
  /** 0 is greedy. */
  readonly temperature: number;
  /** Draws from [0, 1); one for each sampled token. */
  readonly uniform: () => number;
  /** Token ids that are never sampled. */
  readonly forbidden?: readonly number[];
}

/**
 * Decodes many sequences at once, on graphs that are lowered from the training model.
 * @example
 * const decoder = await BatchDecoder.load(model, 'float16', 2);
 * const outputs = await decoder.decode(prompts, options);
 */
export class BatchDecoder {
  readonly config: Qwen3Config;
  /** Whether sequences carry the score of a router. */
  readonly hasRouter: boolean;
  readonly #sessions: DecodeSessions;
  readonly #release: () => Promise<void>;

  private constructor(
    sessions: DecodeSessions,
    { config, router }: ModelWeights,
    release: () => Promise<void>,
  ) {
    this.#sessions = sessions;
    this.#release = release;
    this.config = config;
    this.hasRouter = router !== undefined;
  }

  /** @param precision float16 decodes with the numbers of an exported model */
  static async load(model: ModelWeights, precision: Precision, threads = 2): Promise<BatchDecoder> {
    // Shapes change with every sequence that ends: a memory plan for each would be wasted.
    const options = { intraOpNumThreads: threads, enableMemPattern: false };
    const prompt = await InferenceSession.create(promptGraph(model, precision), options);
    const step = await InferenceSession.create(stepGraph(model, precision), options);
    let whole: Promise<InferenceSession> | undefined;
    // Most batches measure nothing, so this graph is made when one asks for it.
    const measuring = () => (whole ??= InferenceSession.create(promptGraph(model, precision, true), options));
    const release = async () => {
      for (const session of [prompt, step, await whole]) await session?.release();
    };
    return new BatchDecoder({ prompt, measuring, step }, model, release);
  }

  async release(): Promise<void> {
    await this.#release();
  }

  /**
   * Sequences that begin with `prompts`, for a caller who decides every token.
   * @param drawing gives each sequence a token after each step; without it, logits
   * @param measures whether the surprise at the prompts' tokens is measured, from the pass that reads them anyway
   */
  open(
    prompts: readonly (readonly number[])[],
    drawing: Drawing | null = null,
    measures = false,
  ): DecodeBatch {
    return new DecodeBatch(this.#sessions, this.config, prompts, drawing, measures);
  }

  /** The completion of each prompt, in the order of the prompts. */
  async decode(prompts: readonly (readonly number[])[], options: DecodeOptions): Promise<number[][]> {
    const { maxTokens, endTokens, temperature, uniform, forbidden = [] } = options;
    const outputs = prompts.map((): number[] => []);
    const batch = this.open(prompts, { temperature, forbidden, uniform });
    let left = prompts.length;
    while (left > 0) {
      await batch.step();
      for (const sequence of batch.sequences) {
        const id = sequence.drawn;
        if (id === null) continue;
        const output = outputs[sequence.index] as number[];
        output.push(id);
        const limit = typeof maxTokens === 'number' ? maxTokens : (maxTokens[sequence.index] ?? 0);
        if (endTokens.includes(id) || output.length >= limit) {
          sequence.finish();
          left -= 1;
        } else sequence.append([id]);
      }
    }
    return outputs;
  }
}
