/**
 * A teacher in the same process: a model on the engine. If it shares the student's vocabulary, both exchange token ids.
 * Concurrent calls alternate after each forward pass, so that a long call does not block a short one.
 */
import { codedError } from '../errors/coded-error.ts';
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
import { teacherError } from './errors.ts';
import { KvCachePool } from './kv-cache-pool.ts';
import { Mutex } from './mutex.ts';

/** The part of the engine's model that a teacher needs. */
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

/** KV caches that are kept between calls: as many runs can alternate without computing anything twice. */
const pooledCaches = 8;

class EmbeddedTeacher implements Teacher {
  readonly identity: Teacher['identity'];
  readonly #model: TeacherModel;
  readonly #mutex = new Mutex();
  readonly #caches: KvCachePool;
  /** The contexts of prefills in progress, with promises that resolve at their end, failed or not. */
  readonly #prefills = new Map<readonly number[], Promise<void>>();
  /** `<call>`, chat tokens and the like, which are not allowed in a prefix. */
  readonly #controls: ReadonlySet<number>;
  readonly #ends: ReadonlySet<number>;
  /** Never sampled: control tokens that are not end tokens. */
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
        teacherError('context-exceeded', { tokens: context.length, limit: this.#model.contextLength - 1 }),
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

  /** One forward pass; its KV cache and logits are kept for the `write` that continues from there. */
  async prefill(request: TeacherContext, signal: AbortSignal): Promise<void> {
    const { context, promptLength } = this.#contextOf(request);
    // Too long to continue; `write` reports it.
    if (context.length >= this.#model.contextLength) return;
    const running = this.#prefill(context, promptLength, signal);
    this.#prefills.set(
      context,
      running.catch(() => undefined), // `prefill` throws it
    );
    try {
      await running;
    } catch (error) {
      signal.throwIfAborted();
      throw failedFor('refused', error);
    } finally {
      this.#prefills.delete(context);
    }
  }

  async #prefill(context: readonly number[], promptLength: number, signal: AbortSignal): Promise<void> {
    const cache = this.#caches.acquire(context, promptLength);
    try {
      await this.#mutex.runExclusive(() => cache.prefill(context), signal);
    } finally {
      this.#caches.release(cache);
    }
  }

  /** Resolves when no prefill of exactly this context is in progress. */
  async #prefillOf(context: readonly number[]): Promise<void> {
    const isSame = (ids: readonly number[]): boolean =>
      ids.length === context.length && ids.every((id, index) => id === context[index]);
    await Promise.all([...this.#prefills].map(([ids, over]) => (isSame(ids) ? over : null)));
  }

  /** At most `room` token ids and at most as many as the request asks for; an end token is the last. */
  async *#generate(
    context: readonly number[],
    promptLength: number,
    { maxTokens, temperature, seed }: TeacherRequest,
    room: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<number> {
    // Each call of a run draws different random numbers, and a repeated call the same ones.
    const draw = uniforms((seed % 2 ** 48) + context.length, 'sampling');
    await this.#prefillOf(context);
    const cache = this.#caches.acquire(context, promptLength);
    try {
      let logits = await this.#mutex.runExclusive(() => cache.moveTo(context), signal);
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
        logits = await this.#mutex.runExclusive(() => cache.extend([id]), signal);
      }
    } finally {
      this.#caches.release(cache);
    }
  }

  /** The input of the model: the prompt and the solution so far. */
  #contextOf(request: TeacherContext): { context: readonly number[]; promptLength: number } {
    const content = question(request.problem);
    const prompt = this.#model.tokenizer.renderChat([{ role: 'user', content }]);
    return { context: [...prompt, ...this.#prefixOf(request)], promptLength: prompt.length };
  }

  /** The ids of the prefix: the request's own where they are valid, else its encoded text, which holds no control ids. */
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
      if (error instanceof RangeError) return false; // not in the vocabulary
      throw error;
    }
  }
}

function failedFor(failure: TeacherFailure, cause: unknown): TeacherError {
  return new TeacherError(failure, teacherError('embedded-failed', { cause: codedError(cause) }), { cause });
}

/**
 * A teacher that runs `model` in this process. A request with the model's own fingerprint is read and answered in token
 * ids, any other in text. An end token is not sent: `done` reports and counts it.
 *
 * @example
 *   const teacher = embeddedTeacher(await loadFromFolder('public/models/relay-teacher'));
 */
export function embeddedTeacher(model: TeacherModel): Teacher {
  return new EmbeddedTeacher(model);
}
