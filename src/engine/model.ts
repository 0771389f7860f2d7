/**
 * A language model: its files read and checked, its tokenizer, and a session to decode with. It knows no relay, no
 * worker and no page; the runtime and the source of the files are handed in.
 */
import { parseModelConfig } from './config.ts';
import { Decoder } from './decoder.ts';
import { ModelError } from './errors.ts';
import { calibrationFile, parseCalibration, type Calibration } from './familiarity.ts';
import type { EngineDevice, OnnxRuntime } from './runtime.ts';
import type { DecoderSession } from './session.ts';
import { openSession } from './session.ts';
import type { ModelSource } from './source.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadTokenizer } from './tokenizer.ts';
import { defaultWeightsFile, readWeights, weightsDigest, type Weights } from './weights.ts';

/** Everything about a model but a place to run it. */
export interface ModelFiles {
  readonly name: string;
  readonly weights: Weights;
  /** Their SHA-256, hex. */
  readonly weightsDigest: string;
  readonly tokenizer: Tokenizer;
  /** Positions that the model was made for. */
  readonly contextLength: number;
  /** Heads of its attention, where they are needed to know the sizes of its cache. */
  readonly heads: number | null;
  readonly endTokens: readonly number[];
  /** What the surprise at a text says of the answer to it; null where that was not measured with these weights. */
  readonly calibration: Calibration | null;
}

/**
 * Reads and checks a model's files.
 *
 * @param weightsFile which weights, where a model has several
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
    throw new ModelError(
      `The model "${source.name}" has no ${path}. Is its folder complete, and the address right?`,
    );
  };
  // The small files first: what is wrong with them is known before the weights are fetched.
  const [config, generationConfig, tokenizerFile, tokenizerConfig] = await Promise.all([
    needed('config.json').then(json('config.json')),
    optional('generation_config.json').then((bytes) => bytes && json('generation_config.json')(bytes)),
    needed('tokenizer.json'),
    needed('tokenizer_config.json').then(json('tokenizer_config.json')),
  ]);
  const { contextLength, heads, endTokens, externalData, isCalibrated } = parseModelConfig(
    config,
    generationConfig,
  );
  // Newer exports keep the template in a file of its own; where it is not needed, asking for it would only be a 404.
  const hasTemplate = hasKey(tokenizerConfig, 'chat_template');
  const templateFile = hasTemplate ? null : await optional('chat_template.jinja');
  const tokenizer = await loadTokenizer({
    tokenizer: tokenizerFile,
    config: tokenizerConfig,
    chatTemplate: templateFile && new TextDecoder().decode(templateFile),
  });
  const calibrationJson = isCalibrated ? await needed(calibrationFile).then(json(calibrationFile)) : null;
  const weights = await readWeights(weightsFile, { externalData }, needed, optional);
  const digest = await weightsDigest(weights);
  signal?.throwIfAborted();
  const calibration = isCalibrated ? parseCalibration(calibrationJson, digest) : null;
  return {
    name: source.name,
    weights,
    weightsDigest: digest,
    tokenizer,
    contextLength,
    heads,
    endTokens,
    calibration,
  };
}

export interface LanguageModel extends Omit<ModelFiles, 'weights' | 'heads'> {
  readonly device: EngineDevice;
  /** Whether it says at each position how probably a call pays there. */
  readonly hasRouter: boolean;
  /** A new, empty sequence. Sequences of one model may take turns, but not run at once. */
  decoder(): Decoder;
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
  const { weights, heads, ...rest } = files;
  const session: DecoderSession = await openSession(weights, runtime, device, heads);
  return {
    ...rest,
    device,
    hasRouter: session.hasRouter,
    decoder: () => new Decoder(session, files.contextLength, files.tokenizer.size),
    release: () => session.release(),
  };
}

const json =
  (path: string) =>
  (bytes: Uint8Array): unknown => {
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (cause) {
      throw new ModelError(`${path} is not JSON.`, { cause });
    }
  };

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}
