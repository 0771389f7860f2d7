/** Reads the fields that the engine needs from a model's config.json and generation_config.json. */
import { z } from 'zod';

import type { CacheSizes } from './cache.ts';
import { engineError, ModelError } from './errors.ts';
import { calibrationFile } from './familiarity.ts';

const tokenIds = z.union([z.int().nonnegative(), z.array(z.int().nonnegative())]);

const positions = z.int().positive().optional();

const size = z.int().positive().nullish();

/** A language model's configuration: at the top level, or under `text_config` if the model also reads images. */
const languageModel = z.looseObject({
  max_position_embeddings: positions,
  // The names that GPT-2, OpenELM, MPT and BLOOM use.
  n_positions: positions,
  max_context_length: positions,
  max_seq_len: positions,
  seq_length: positions,
  eos_token_id: tokenIds.nullish(),
  num_attention_heads: size,
  num_key_value_heads: size,
  hidden_size: size,
  head_dim: size,
});
const contextNames = [
  'max_position_embeddings',
  'n_positions',
  'max_context_length',
  'max_seq_len',
  'seq_length',
] as const;

const configFile = languageModel.extend({
  text_config: languageModel.optional(),
  n_head: z.int().positive().nullish(),
  is_encoder_decoder: z.boolean().nullish(),
  // A field of this project. The page requests the file only if it exists, because a missing one fails offline.
  familiarity_calibration: z.literal(calibrationFile).nullish().catch(null),
  'transformers.js_config': z
    .looseObject({
      use_external_data_format: z
        .union([
          z.boolean(),
          z.int().nonnegative(),
          z.record(z.string(), z.union([z.boolean(), z.int().nonnegative()])),
        ])
        .nullish(),
    })
    .optional(),
});

const generationConfigFile = z.looseObject({ eos_token_id: tokenIds.nullish() });

export interface ModelConfig {
  /** The context length of the model, for prompt and answer together. */
  readonly contextLength: number;
  /** The sizes of the cache, for exports that do not give them. */
  readonly cacheSizes: CacheSizes;
  /** Tokens that end an answer; at least one. */
  readonly endTokens: readonly number[];
  /** Whether the folder has a familiarity.json (see familiarity.ts). */
  readonly isCalibrated: boolean;
  /** The number of data files per ONNX file: one number for all, or by the name of the ONNX file. true means one. */
  readonly externalData: boolean | number | Readonly<Record<string, boolean | number>>;
}

/**
 * @param config config.json, parsed as JSON.
 * @param generationConfig generation_config.json, parsed as JSON, or null if there is none.
 * @throws ModelError naming what is missing.
 */
export function parseModelConfig(config: unknown, generationConfig: unknown): ModelConfig {
  const main = configFile.safeParse(config);
  if (!main.success) {
    throw new ModelError(engineError('no-language-model', { detail: z.prettifyError(main.error) }));
  }
  const generation = generationConfigFile.nullable().safeParse(generationConfig);
  if (!generation.success) {
    const detail = z.prettifyError(generation.error);
    throw new ModelError(engineError('file-not-understood', { file: 'generation_config.json', detail }));
  }
  const { text_config: text, 'transformers.js_config': exported } = main.data;
  if (main.data.is_encoder_decoder === true) {
    throw new ModelError(engineError('encoder-decoder'));
  }
  const contextLength = contextNames
    .flatMap((name) => [main.data[name], text?.[name]])
    .find((length) => length !== undefined);
  if (contextLength === undefined) {
    throw new ModelError(engineError('no-context-length'));
  }
  const ids = generation.data?.eos_token_id ?? main.data.eos_token_id ?? text?.eos_token_id ?? [];
  const endTokens = typeof ids === 'number' ? [ids] : ids;
  if (endTokens.length === 0) {
    throw new ModelError(engineError('no-end-token'));
  }
  return {
    contextLength,
    cacheSizes: cacheSizesOf(main.data.n_head ?? null, text ?? main.data),
    endTokens,
    isCalibrated: typeof main.data.familiarity_calibration === 'string',
    externalData: exported?.use_external_data_format ?? false,
  };
}

/** Transformers' own defaults: as many heads of keys and values as of queries, which share the hidden size. */
function cacheSizesOf(bloomHeads: number | null, model: z.infer<typeof languageModel>): CacheSizes {
  const heads = model.num_attention_heads ?? null;
  const shared = heads !== null && model.hidden_size != null ? model.hidden_size / heads : null;
  return {
    heads: bloomHeads ?? heads,
    keyValueHeads: model.num_key_value_heads ?? heads,
    headSize: model.head_dim ?? (Number.isInteger(shared) ? shared : null),
  };
}
