/**
 * A teacher in the same process: the project's own model, which shares the student's vocabulary and so takes and gives
 * token ids. Calls take turns pass by pass, so that a long one does not hold up a short one.
 *
 * It knows the engine. It knows neither HTTP nor where the model's files come from.
 */
import type { LanguageModel } from '../engine/model.ts';
import { sample } from '../engine/sampling.ts';
import type { TeacherFailure, TokenId } from '../relay/events.ts';
import { question } from '../relay/prompt.ts';
import { uniforms } from '../relay/random.ts';
import {
  TeacherError,
  type Teacher,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../relay/teacher.ts';
import { Utf8Decoder } from '../bytes/utf8.ts';
import { KvCachePool } from './kv-cache-pool.ts';
import { Mutex } from './mutex.ts';

/** The part of an engine's model that a teacher needs. */
export type TeacherModel = Pick<
  LanguageModel,
  'name' | 'weightsDigest' | 'device' | 'contextLength' | 'endTokens'
> & {
  readonly tokenizer: Pick<
    LanguageModel['tokenizer'],
    'fingerprint' | 'controlTokens' | 'encode' | 'bytesOf' | 'renderChat'
  >;
  decoder(): Pick<ReturnType<LanguageModel['decoder']>, 'forward' | 'truncate' | 'dispose'>;
};

/** KV caches that are kept between calls: runs that go on at the same time with nothing computed twice. */
const pooledCaches = 8;

class EmbeddedTeacher implements Teacher {
  readonly identity: Teacher['identity'];
  readonly #model: TeacherModel;
  readonly #mutex = new Mutex();
  readonly #caches: KvCachePool;
  /** What is being read ahead, and when each of it is over, well or not. */
  readonly #prefills = new Map<readonly number[], Promise<void>>();
  /** `<call>`, chat tokens and the like: none may stand in a prefix. */
  readonly #controls: ReadonlySet<number>;
  readonly #ends: ReadonlySet<number>;
  /** What must not be sampled: control tokens that end nothing. */
  readonly #forbidden: readonly number[];

  constructor(model: TeacherModel) {
    this.identity = { name: model.name, device: model.device, weights: model.weightsDigest };
    this.#model = model;
    this.#caches = new KvCachePool(() => model.decoder(), pooledCaches);
    this.#ends = new Set(model.endTokens);
    this.#controls = new Set([...model.tokenizer.controlTokens, ...model.endTokens]);
    this.#forbidden = [...this.#controls].filter((id) => !this.#ends.has(id));
  }

  async *write(request: TeacherRequest, signal?: AbortSignal): AsyncGenerator<TeacherChunk> {
    signal?.throwIfAborted();
    const { tokenizer } = this.#model;
    const { context, promptLength } = this.#contextOf(request);
    const room = this.#model.contextLength - context.length;
    if (room < 1) {
      throw new TeacherError(
        'refused',
        `Problem and solution so far are ${context.length} tokens, and this teacher reads at most ${this.#model.contextLength - 1}. Shorten the problem.`,
      );
    }
    const inIds = request.fingerprint === tokenizer.fingerprint;
    const pieces = new Utf8Decoder();
    let written = 0;
    try {
      for await (const id of this.#generate(context, promptLength, request, room, signal)) {
        written += 1;
        if (this.#ends.has(id)) {
          yield { type: 'done', endedSolution: true, tokens: written };
          return;
        }
        if (inIds) yield { type: 'tokens', ids: [id as TokenId] };
        else {
          const text = pieces.push(tokenizer.bytesOf(id));
          if (text !== '') yield { type: 'text', text };
        }
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw failedFor(written === 0 ? 'refused' : 'broken-stream', error);
    }
    yield { type: 'done', endedSolution: false, tokens: written };
  }

  /** One pass, whose cache and logits wait for the `write` that goes on from there. */
  async prefill(request: TeacherContext, signal: AbortSignal): Promise<void> {
    const { context, promptLength } = this.#contextOf(request);
    // Too long to write behind, as the write will say.
    if (context.length >= this.#model.contextLength) return;
    const reading = this.#prefill(context, promptLength, signal);
    this.#prefills.set(
      context,
      reading.catch(() => undefined), // told to whoever asked for it
    );
    try {
      await reading;
    } catch (error) {
      signal.throwIfAborted();
      throw failedFor('refused', error);
    } finally {
      this.#prefills.delete(context);
    }
  }

  async #prefill(context: readonly number[], promptLength: number, signal: AbortSignal): Promise<void> {
    const sequence = this.#caches.acquire(context, promptLength);
    try {
      await this.#mutex.runExclusive(() => sequence.prefill(context), signal);
    } finally {
      this.#caches.release(sequence);
    }
  }

  /** Resolves when nobody reads this very context ahead any more. */
  async #prefillOf(context: readonly number[]): Promise<void> {
    const isSame = (ids: readonly number[]): boolean =>
      ids.length === context.length && ids.every((id, index) => id === context[index]);
    await Promise.all([...this.#prefills].map(([ids, over]) => (isSame(ids) ? over : null)));
  }

  /** Token ids, at most `room` and what the request asks for, an end token last. */
  async *#generate(
    context: readonly number[],
    promptLength: number,
    { maxTokens, temperature, seed }: TeacherRequest,
    room: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<number> {
    // Each call of a run draws other numbers, and the same ones when it is repeated.
    const draw = uniforms((seed % 2 ** 48) + context.length, 'sampling');
    await this.#prefillOf(context);
    const sequence = this.#caches.acquire(context, promptLength);
    try {
      let logits = await this.#mutex.runExclusive(() => sequence.moveTo(context), signal);
      for (let left = Math.min(maxTokens, room); left > 0; left -= 1) {
        signal?.throwIfAborted();
        const { id } = sample(logits, {
          temperature,
          topP: 1,
          forbidden: this.#forbidden,
          uniform: draw(),
        });
        yield id;
        if (left === 1 || this.#ends.has(id)) return;
        logits = await this.#mutex.runExclusive(() => sequence.extend([id]), signal);
      }
    } finally {
      this.#caches.release(sequence);
    }
  }

  /** What the model reads: the prompt and the solution so far. */
  #contextOf(request: TeacherContext): { context: readonly number[]; promptLength: number } {
    const content = question(request.problem);
    const prompt = this.#model.tokenizer.renderChat([{ role: 'user', content }]);
    return { context: [...prompt, ...this.#prefixOf(request)], promptLength: prompt.length };
  }

  /** The prefix in ids: the request's own where they can be trusted, else its text, which never gives control ids. */
  #prefixOf({ prefix, prefixIds, fingerprint }: TeacherContext): readonly number[] {
    const { tokenizer } = this.#model;
    if (fingerprint !== tokenizer.fingerprint) return tokenizer.encode(prefix);
    return prefixIds.every((id) => this.#isOrdinary(id)) ? prefixIds : tokenizer.encode(prefix);
  }

  #isOrdinary(id: number): boolean {
    if (this.#controls.has(id)) return false;
    try {
      this.#model.tokenizer.bytesOf(id);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false; // no token of this vocabulary
      throw error;
    }
  }
}

function failedFor(failure: TeacherFailure, cause: unknown): TeacherError {
  return new TeacherError(failure, `The embedded teacher failed. ${String(cause)}`, { cause });
}

/**
 * A teacher that runs `model` here. With the model's own fingerprint a request's ids are taken as they are and the
 * answer comes in ids; without it, both are text. An end token is not sent: `done` tells of it and counts it.
 *
 * @example
 *   const teacher = embeddedTeacher(await loadFromFolder('public/models/relay-teacher'));
 */
export function embeddedTeacher(model: TeacherModel): Teacher {
  return new EmbeddedTeacher(model);
}
