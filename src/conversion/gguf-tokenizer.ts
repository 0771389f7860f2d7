/**
 * Byte-level BPE tokenizers as tokenizer.json and as the metadata of a GGUF file. A GGUF file names the pattern that splits
 * text before the merges instead of giving it; those of Qwen 2 and 3, Llama 3 and SmolLM are known here (llama.cpp,
 * src/llama-vocab.cpp).
 */
import { z } from 'zod';

import type { GgufValue } from '../training/export/gguf-file.ts';
import { ConversionError } from './conversion-error.ts';
import type { GgufMetadata } from './gguf-header.ts';

const contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const rest = String.raw`| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;

const splitBy = (pattern: string): object => ({
  type: 'Sequence',
  pretokenizers: [
    { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
    { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
  ],
});

/** By llama.cpp's name of the pattern. */
const preTokenizers: Readonly<Record<string, object>> = {
  qwen2: splitBy(String.raw`${contractions}|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}${rest}`),
  'llama-bpe': splitBy(String.raw`${contractions}|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}${rest}`),
  smollm: {
    type: 'Sequence',
    pretokenizers: [
      { type: 'Digits', individual_digits: true },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    ],
  },
};

/** Numbers of `llama_token_type`. */
const tokenTypes = { normal: 1, control: 3, userDefined: 4, unused: 5 } as const;

const metadataSchema = z.object({
  'tokenizer.ggml.model': z.literal('gpt2', {
    error: 'only byte-level BPE tokenizers (gpt2) are read from GGUF',
  }),
  'tokenizer.ggml.pre': z.enum(['qwen2', 'llama-bpe', 'smollm'], {
    error: ({ input }) => `the tokenizer pattern ${String(input)} is not known`,
  }),
  'tokenizer.ggml.tokens': z.array(z.string()),
  'tokenizer.ggml.token_type': z.array(z.number()),
  'tokenizer.ggml.merges': z.array(z.string()),
  'tokenizer.ggml.bos_token_id': z.number().optional(),
  'tokenizer.ggml.eos_token_id': z.number(),
  'tokenizer.ggml.eot_token_id': z.number().optional(),
  'tokenizer.ggml.padding_token_id': z.number().optional(),
  'tokenizer.ggml.add_bos_token': z.boolean().optional(),
  'tokenizer.chat_template': z.string().optional(),
});

/** The files of a model's folder that follow from a GGUF file's metadata. @throws ConversionError */
export function tokenizerFiles(metadata: GgufMetadata, contextLength: unknown): Map<string, string> {
  const result = metadataSchema.safeParse(Object.fromEntries(metadata));
  if (!result.success) {
    throw new ConversionError(
      `its tokenizer cannot be used: ${z.prettifyError(result.error)}. Convert the model's Hugging Face folder instead.`,
    );
  }
  const { data } = result;
  const tokens = data['tokenizer.ggml.tokens'];
  const added = tokens.flatMap((content, id) => {
    const type = data['tokenizer.ggml.token_type'][id];
    const isAdded = type === tokenTypes.control || type === tokenTypes.userDefined;
    const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
    return isAdded ? [{ id, content, ...flags, special: type === tokenTypes.control }] : [];
  });
  const token = (id: number | undefined): string | null => (id === undefined ? null : (tokens[id] ?? null));
  const bos = data['tokenizer.ggml.bos_token_id'];
  const eos = data['tokenizer.ggml.eos_token_id'];
  const eot = data['tokenizer.ggml.eot_token_id'];
  const files: Readonly<Record<string, object>> = {
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: added,
      normalizer: null,
      pre_tokenizer: preTokenizers[data['tokenizer.ggml.pre']],
      post_processor: null,
      decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: null,
        continuing_subword_prefix: null,
        end_of_word_suffix: null,
        fuse_unk: false,
        byte_fallback: false,
        vocab: Object.fromEntries(tokens.map((text, id) => [text, id])),
        merges: data['tokenizer.ggml.merges'],
      },
    },
    'tokenizer_config.json': {
      tokenizer_class: 'PreTrainedTokenizerFast',
      model_max_length: contextLength,
      bos_token: token(bos),
      eos_token: token(eos),
      pad_token: token(data['tokenizer.ggml.padding_token_id']),
      add_bos_token: data['tokenizer.ggml.add_bos_token'] ?? false,
      clean_up_tokenization_spaces: false,
      ...(data['tokenizer.chat_template'] !== undefined && {
        chat_template: data['tokenizer.chat_template'],
      }),
    },
    'generation_config.json': {
      ...(bos !== undefined && { bos_token_id: bos }),
      eos_token_id: [...new Set([eos, eot ?? eos])],
    },
  };
  return new Map(Object.entries(files).map(([name, file]) => [name, JSON.stringify(file)]));
}

const tokenizerSchema = z.object({
  added_tokens: z.array(z.object({ id: z.int(), content: z.string(), special: z.boolean() })),
  pre_tokenizer: z.unknown(),
  model: z.object({
    type: z.literal('BPE', { error: 'only BPE tokenizers are written to GGUF' }),
    vocab: z.record(z.string(), z.int()),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});
const namedToken = z
  .union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)])
  .nullish();
const configSchema = z.object({
  bos_token: namedToken,
  eos_token: namedToken,
  pad_token: namedToken,
  add_bos_token: z.boolean().nullish(),
  chat_template: z.string().nullish().catch(null),
});

/**
 * The metadata of a tokenizer.
 *
 * @param size of the embedding; ids without a token are filled
 * @throws ConversionError when llama.cpp has no name for its pattern
 */
export function tokenizerMetadata(files: ReadonlyMap<string, string>, size: number): [string, GgufValue][] {
  const parsed = tokenizerSchema.safeParse(JSON.parse(files.get('tokenizer.json') ?? '{}'));
  if (!parsed.success)
    throw new ConversionError(`tokenizer.json cannot be written to GGUF: ${z.prettifyError(parsed.error)}`);
  const { added_tokens: added, pre_tokenizer: pattern, model } = parsed.data;
  const pre = patternName(pattern);
  const config = configSchema.parse(JSON.parse(files.get('tokenizer_config.json') ?? '{}'));
  const tokens = Array.from({ length: size }, (_, id) => `[PAD${id}]`);
  const types = new Array<number>(size).fill(tokenTypes.unused);
  for (const [text, id] of Object.entries(model.vocab)) {
    tokens[id] = text;
    types[id] = tokenTypes.normal;
  }
  for (const { id, content, special } of added) {
    tokens[id] = content;
    types[id] = special ? tokenTypes.control : tokenTypes.userDefined;
  }
  const idOf = (key: string, token: string | null | undefined): [string, GgufValue][] => {
    const id = token === null || token === undefined ? -1 : tokens.indexOf(token);
    return id < 0 ? [] : [[`tokenizer.ggml.${key}_token_id`, { uint32: id }]];
  };
  const template = config.chat_template ?? files.get('chat_template.jinja');
  return [
    ['tokenizer.ggml.model', 'gpt2'],
    ['tokenizer.ggml.pre', pre],
    ['tokenizer.ggml.tokens', tokens],
    ['tokenizer.ggml.token_type', { int32s: types }],
    [
      'tokenizer.ggml.merges',
      model.merges.map((merge) => (typeof merge === 'string' ? merge : merge.join(' '))),
    ],
    ...idOf('bos', config.bos_token),
    ...idOf('eos', config.eos_token),
    ...idOf('padding', config.pad_token),
    ['tokenizer.ggml.add_bos_token', config.add_bos_token ?? false],
    ...(template === undefined ? [] : [['tokenizer.chat_template', template] as [string, GgufValue]]),
  ];
}

/** Compares what splits text, and nothing that a fast tokenizer may add. */
function patternName(preTokenizer: unknown): string {
  const essence = (value: unknown): string => {
    const steps = z
      .object({
        pretokenizers: z.array(
          z.object({
            type: z.string(),
            pattern: z.object({ Regex: z.string() }).optional(),
            individual_digits: z.boolean().optional(),
            use_regex: z.boolean().optional(),
          }),
        ),
      })
      .safeParse(value);
    return steps.success ? JSON.stringify(steps.data) : '';
  };
  const found = Object.entries(preTokenizers).find(([, known]) => essence(known) === essence(preTokenizer));
  if (found === undefined) {
    throw new ConversionError(
      'tokenizer.json splits text by a pattern that is none of Qwen 2, Llama 3 and SmolLM, and llama.cpp would need its name.',
    );
  }
  return found[0];
}
