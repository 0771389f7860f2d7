/** What the engine needs to know from a model's config.json and generation_config.json. It knows no other file. */
import { z } from 'zod';

import { ModelError } from './errors.ts';

const tokenIds = z.union([z.int().nonnegative(), z.array(z.int().nonnegative())]);

const configFile = z.looseObject({
  max_position_embeddings: z.int().positive(),
  eos_token_id: tokenIds.nullish(),
});

const generationConfigFile = z.looseObject({ eos_token_id: tokenIds.nullish() });

export interface ModelConfig {
  /** Positions that the model was made for: prompt and answer together. */
  readonly contextLength: number;
  /** Tokens that end an answer; at least one. */
  readonly endTokens: readonly number[];
}

/**
 * @param config config.json, parsed as JSON.
 * @param generationConfig generation_config.json likewise, or null where there is none.
 * @throws ModelError naming what is missing.
 */
export function parseModelConfig(config: unknown, generationConfig: unknown): ModelConfig {
  const main = configFile.safeParse(config);
  if (!main.success) {
    throw new ModelError(`config.json is not that of a language model:\n${z.prettifyError(main.error)}`);
  }
  const generation = generationConfigFile.nullable().safeParse(generationConfig);
  if (!generation.success) {
    throw new ModelError(`generation_config.json cannot be used:\n${z.prettifyError(generation.error)}`);
  }
  const ids = generation.data?.eos_token_id ?? main.data.eos_token_id ?? [];
  const endTokens = typeof ids === 'number' ? [ids] : ids;
  if (endTokens.length === 0) {
    throw new ModelError('Neither generation_config.json nor config.json says which token ends an answer.');
  }
  return {
    contextLength: main.data.max_position_embeddings,
    endTokens,
  };
}
