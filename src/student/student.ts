/**
 * The relay's Student on top of the engine's language model: one growing sequence, and one forward pass over the KV
 * cache per token. It applies the prompt template and the vocabulary.
 */
import type { Decoder } from '../engine/decoder.ts';
import type { LanguageModel } from '../engine/model.ts';
import type { PositionStats } from '../engine/sampling.ts';
import { sample } from '../engine/sampling.ts';
import type { Familiarity, TokenStats, ModelIdentity, TokenId } from '../relay/events.ts';
import { question, type PromptOptions } from '../relay/prompt.ts';
import type { Proposal, ProposalOptions, Student, Vocabulary } from '../relay/student.ts';
import { ContextFullError } from '../relay/student.ts';
import { familiarityReader, type FamiliarityReader } from './familiarity.ts';
import { commonBeginning } from './problem-span.ts';

/** One student, one sequence. The model stays the caller's to release, after the last proposal. */
export function engineStudent(model: LanguageModel): Student {
  return new EngineStudent(model);
}

class EngineStudent implements Student {
  readonly identity: ModelIdentity;
  readonly vocabulary: Vocabulary;
  readonly contextLength: number;
  readonly carriesRouter: boolean;
  readonly canThink: boolean;
  readonly #model: LanguageModel;
  readonly #decoder: Decoder;
  /** Prompt and solution. The first `#decoder.length` of them are in the cache. */
  #ids: TokenId[] = [];
  #promptLength = 0;
  #promptOptions: PromptOptions = {};
  /** Logits after the whole of `#ids`, where the last pass ended there. */
  #logits: Float32Array | null = null;
  /** Null for a model without a calibration, of which nothing is measured. */
  readonly #readFamiliarity: FamiliarityReader | null;
  /** Of the prompt, until it is handed out. */
  #familiarity: Familiarity | null = null;

  constructor(model: LanguageModel) {
    this.#model = model;
    this.#decoder = model.decoder();
    this.contextLength = model.contextLength;
    this.carriesRouter = model.hasRouter;
    this.canThink = model.tokenizer.canThink;
    this.identity = { name: model.name, device: model.device, weights: model.weightsDigest };
    this.vocabulary = vocabularyOf(model);
    const { calibration } = model;
    this.#readFamiliarity =
      calibration && familiarityReader(calibration, (problem) => this.#prompt(problem, this.#promptOptions));
  }

  async begin(
    problem: string,
    signal?: AbortSignal,
    written: readonly TokenId[] = [],
    options: PromptOptions = {},
  ): Promise<number> {
    signal?.throwIfAborted();
    this.#promptOptions = options;
    const prompt = this.#prompt(problem, options);
    // At least one token of the solution must fit after the prompt.
    this.#checkRoom(prompt.length + written.length + 1);
    const ids = [...(prompt as TokenId[]), ...written];
    // Nothing is kept for a run from its start, not even a shared beginning: floats that were computed in other batches
    // differ in their last bits, and the same seed must give the same run whatever ran before it.
    const shared = written.length === 0 ? 0 : commonBeginning(this.#ids, ids);
    this.#decoder.truncate(Math.min(shared, this.#decoder.length, ids.length - 1));
    this.#ids = ids;
    this.#promptLength = prompt.length;
    this.#logits = null;
    this.#familiarity = null;
    return prompt.length;
  }

  async propose(options: ProposalOptions): Promise<Proposal> {
    options.signal?.throwIfAborted();
    const { id, stats } = sample(await this.#currentLogits(options.signal), {
      ...options.sampling,
      repeated: this.#ids,
      forbidden: options.forbidden,
      uniform: options.uniform,
    });
    // A pass cannot be interrupted, so if the run was stopped meanwhile, drop the token.
    options.signal?.throwIfAborted();
    const familiarity = this.#familiarity;
    this.#familiarity = null;
    return { id: id as TokenId, stats: this.#tokenStats(stats), ...(familiarity && { familiarity }) };
  }

  append(ids: readonly TokenId[]): void {
    if (ids.length === 0) return;
    this.#checkRoom(this.#ids.length + ids.length);
    this.#ids.push(...ids);
    this.#logits = null;
  }

  truncate(length: number): void {
    const kept = this.#promptLength + length;
    if (!Number.isInteger(length) || length < 0 || kept > this.#ids.length) {
      throw new RangeError(`cut of ${this.#ids.length - this.#promptLength} tokens to ${length}`);
    }
    if (kept === this.#ids.length) return;
    this.#ids.length = kept;
    this.#logits = null;
    // Logits are known after a pass only, so the last token that stays goes through one again.
    this.#decoder.truncate(Math.min(this.#decoder.length, kept - 1));
  }

  async #currentLogits(signal: AbortSignal | undefined): Promise<Float32Array> {
    if (this.#logits !== null) return this.#logits;
    const read = this.#decoder.length;
    // Where something of the prompt is kept, its surprise is not known without reading it again.
    const measures = this.#readFamiliarity !== null && read === 0;
    this.#logits = await this.#decoder.forward(this.#ids.slice(read), signal, measures);
    const { surprises } = this.#decoder;
    if (surprises !== null) {
      this.#familiarity = this.#readFamiliarity?.(this.#ids.slice(0, this.#promptLength), surprises) ?? null;
    }
    return this.#logits;
  }

  #prompt(problem: string, options: PromptOptions): readonly number[] {
    const content = question(problem, options);
    return this.#model.tokenizer.renderChat([{ role: 'user', content }], options);
  }

  #checkRoom(needed: number): void {
    if (needed > this.contextLength) throw new ContextFullError(needed, this.contextLength);
  }

  #tokenStats({ probability, entropy, alternatives }: PositionStats): TokenStats {
    const { routerScore } = this.#decoder;
    return {
      probability,
      entropy,
      ...(routerScore === null ? {} : { routerScore }),
      alternatives: alternatives.map((alternative) => ({
        id: alternative.id as TokenId,
        text: new TextDecoder().decode(this.vocabulary.bytesOf(alternative.id as TokenId)),
        probability: alternative.probability,
      })),
    };
  }
}

function vocabularyOf({ tokenizer, endTokens }: LanguageModel): Vocabulary {
  const callOpen = tokenizer.controlToken('<call>') as TokenId | null;
  const callClose = tokenizer.controlToken('</call>') as TokenId | null;
  const canCall = callOpen !== null && callClose !== null;
  return {
    fingerprint: tokenizer.fingerprint,
    callOpen: canCall ? callOpen : null,
    callClose: canCall ? callClose : null,
    endTokens: endTokens as readonly TokenId[],
    controlTokens: tokenizer.controlTokens as readonly TokenId[],
    bytesOf: (id) => tokenizer.bytesOf(id),
    encode: (text) => tokenizer.encode(text) as TokenId[],
  };
}
