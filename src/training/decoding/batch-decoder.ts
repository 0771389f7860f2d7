/**
 * A model that decodes many sequences at once: for evaluation during training and for rollouts. It knows token ids;
 * no text and no relay.
 */
import { InferenceSession } from '../../engine/node-runtime.ts';
import { sampleToken } from '../../engine/sampling.ts';
import { DecodeBatch } from './decode-batch.ts';
import { decodeGraph } from './decode-graph.ts';
import type { Precision } from '../export/stored.ts';
import type { ModelConfig } from '../model/config.ts';
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

export class BatchDecoder {
  readonly config: ModelConfig;
  /** Whether sequences carry the score of a router. */
  readonly hasRouter: boolean;
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession, { config, router }: ModelWeights) {
    this.#session = session;
    this.config = config;
    this.hasRouter = router !== undefined;
  }

  /** @param precision float16 decodes with the numbers of an exported model */
  static async load(model: ModelWeights, precision: Precision, threads = 2): Promise<BatchDecoder> {
    const session = await InferenceSession.create(decodeGraph(model, precision), {
      intraOpNumThreads: threads,
    });
    return new BatchDecoder(session, model);
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  /**
   * Sequences that begin with `prompts`, for a caller who decides every token.
   * @param measures whether the surprise at the prompts' tokens is measured on the way
   */
  open(prompts: readonly (readonly number[])[], measures = false): DecodeBatch {
    return new DecodeBatch(this.#session, this.config, prompts, measures);
  }

  /** The completion of each prompt, in the order of the prompts. */
  async decode(prompts: readonly (readonly number[])[], options: DecodeOptions): Promise<number[][]> {
    const { maxTokens, endTokens, temperature, forbidden = [] } = options;
    const outputs = prompts.map((): number[] => []);
    const batch = this.open(prompts);
    let left = prompts.length;
    while (left > 0) {
      await batch.step();
      for (const sequence of batch.sequences) {
        if (sequence.logits === null) continue;
        const uniform = temperature === 0 ? 0 : options.uniform();
        const id = sampleToken(sequence.logits, { temperature, topP: 1, forbidden, uniform });
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
