/**
 * A language model: reads and checks its files, makes its tokenizer, and opens a session to decode with. The caller
 * passes the runtime and the source of the files.
 */
import type { CodedError } from '../errors/coded-error.ts';
import type { CacheSizes } from './cache.ts';
import { parseModelConfig } from './config.ts';
import { Decoder } from './decoder.ts';
import { engineError, ModelError } from './errors.ts';
import { calibrationFile, parseCalibration, type Calibration } from './familiarity.ts';
import type { FileBytes } from './file-slices.ts';
import { InPlaceCache } from './in-place-cache.ts';
import { GrowingCache, type CacheStrategy, type KvCache } from './kv-cache.ts';
import type { EngineDevice, OnnxRuntime } from './runtime.ts';
import { openSession } from './session.ts';
import type { ModelSource } from './model-source.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadTokenizer } from './tokenizer.ts';
import { defaultWeightsFile, readWeights, weightsDigest, type Weights } from './weights.ts';

/** The files of a model, read and checked, without a session. */
export interface ModelFiles {
  readonly name: string;
  readonly weights: Weights;
  /** Their SHA-256, hex. */
  readonly weightsDigest: string;
  readonly tokenizer: Tokenizer;
  /** The context length of the model. */
  readonly contextLength: number;
  /** The sizes of its cache, for exports that do not give them. */
  readonly cacheSizes: CacheSizes;
  readonly endTokens: readonly number[];
  /** How the surprise at a text predicts a right answer; null if that was not measured with these weights. */
  readonly calibration: Calibration | null;
}

/**
 * Reads and checks a model's files.
 *
 * @param weightsFile which weights, if a model has several
 * @throws ModelError when a file is missing or unusable; the signal's reason when it is aborted.
 */
export async function readModelFiles(
  source: ModelSource,
  signal?: AbortSignal,
  weightsFile = defaultWeightsFile,
): Promise<ModelFiles> {
  const optional = (path: string): Promise<Uint8Array<ArrayBuffer> | null> => source.read(path, signal);
  const needed = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = await optional(path);
    if (bytes !== null) return bytes;
    throw new ModelError(engineError('file-missing', { model: source.name, file: path }));
  };
  // The small files first, so that an error in them appears before the download of the weights.
  const [config, generationConfig, tokenizerFile, tokenizerConfig] = await Promise.all([
    needed('config.json').then(json('config.json')),
    optional('generation_config.json').then((bytes) => bytes && json('generation_config.json')(bytes)),
    needed('tokenizer.json'),
    needed('tokenizer_config.json').then(json('tokenizer_config.json')),
  ]);
  const { contextLength, cacheSizes, endTokens, externalData, isCalibrated } = parseModelConfig(
    config,
    generationConfig,
  );
  // Newer exports keep the template in its own file. For the others the request would be a 404, so there is none.
  const hasTemplate = hasKey(tokenizerConfig, 'chat_template');
  const templateFile = hasTemplate ? null : await optional('chat_template.jinja');
  const tokenizer = await loadTokenizer({
    tokenizer: tokenizerFile,
    config: tokenizerConfig,
    chatTemplate: templateFile && new TextDecoder().decode(templateFile),
  });
  const calibrationJson = isCalibrated ? await needed(calibrationFile).then(json(calibrationFile)) : null;
  const opened = async (path: string): Promise<FileBytes | null> => (await source.open?.(path)) ?? null;
  const weights = await readWeights(
    weightsFile,
    { externalData },
    async (path) => (await opened(path)) ?? needed(path),
    async (path) => (await opened(path)) ?? optional(path),
  );
  const digest = await weightsDigest(weights);
  signal?.throwIfAborted();
  const calibration = isCalibrated ? parseCalibration(calibrationJson, digest) : null;
  return {
    name: source.name,
    weights,
    weightsDigest: digest,
    tokenizer,
    contextLength,
    cacheSizes,
    endTokens,
    calibration,
  };
}

/** The strategy of a model's caches, and why they grow; null where that is not known before a trial. */
export type CacheChoice =
  | { readonly strategy: 'in-place' }
  | { readonly strategy: 'growing'; readonly reason: CodedError | null };

export interface DecoderOptions {
  /** Most tokens of a pass, where the device requires other than usual. */
  readonly passLimit?: number;
  /** The strategy of the cache; default: growing. Only a session with `inPlace.memory` keeps one in place. */
  readonly cache?: CacheStrategy;
  /** Positions that a cache in place begins with, where other than usual. */
  readonly capacity?: number;
}

export interface LanguageModel extends Omit<ModelFiles, 'weights' | 'cacheSizes'> {
  readonly device: EngineDevice;
  /** Whether the model has a router, which scores at each position whether a call pays. */
  readonly hasRouter: boolean;
  /** Whether a cache in place can be tried. It is not used before it has proved right; see src/student/cache-proof.ts. */
  readonly canBeInPlace: boolean;
  /** How the decoders of `decoder()` keep keys and values, and why not in place. */
  readonly cache: CacheChoice;
  /** A new, empty sequence. Sequences of one model may take turns, but not run at once. */
  decoder(options?: DecoderOptions): Decoder;
  /** Why the device of the model can no longer be used, such as a GPU that is gone; null while it works. */
  deviceFailure(): string | null;
  /** Frees the session. */
  release(): Promise<void>;
}

/**
 * Makes a model ready to run.
 *
 * @throws ModelError when the runtime cannot run it on this device.
 */
export async function openModel(
  files: ModelFiles,
  runtime: OnnxRuntime,
  device: EngineDevice,
): Promise<LanguageModel> {
  const { weights, cacheSizes, ...rest } = files;
  const session = await openSession(weights, runtime, device, cacheSizes);
  const { contextLength, tokenizer } = files;
  /** Their buffers are this project's, so that the session does not free them. */
  const inPlaceCaches: InPlaceCache[] = [];
  const cacheOf = ({ cache, capacity }: DecoderOptions): KvCache => {
    const { memory } = session.inPlace;
    if (cache !== 'in-place' || memory === null) return new GrowingCache(session);
    const made = new InPlaceCache(session.slots, memory, contextLength, capacity);
    inPlaceCaches.push(made);
    return made;
  };
  return {
    ...rest,
    device,
    hasRouter: session.hasRouter,
    canBeInPlace: session.inPlace.memory !== null,
    cache: { strategy: 'growing', reason: session.inPlace.whyNot },
    decoder: (options = {}) =>
      new Decoder(session, contextLength, tokenizer.size, options.passLimit, cacheOf(options)),
    deviceFailure: () => session.deviceFailure,
    release: () => {
      for (const cache of inPlaceCaches.splice(0)) cache.clear();
      return session.release();
    },
  };
}

const json =
  (path: string) =>
  (bytes: Uint8Array): unknown => {
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (cause) {
      throw new ModelError(engineError('file-not-json', { file: path }), { cause });
    }
  };

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}
