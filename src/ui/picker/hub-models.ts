/**
 * Students of the Hugging Face hub that are worth a try: ids, licences and shapes as their pages and config.json have them.
 * Sizes are computed from the shapes; when a model is opened, the hub's own list of files takes their place.
 */

/** From config.json. All of these use one matrix as embedding and as output. */
export interface ModelShape {
  readonly layers: number;
  readonly hidden: number;
  readonly intermediate: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly vocabulary: number;
}

export interface SuggestedModel {
  /** On the hub: the export for transformers.js. */
  readonly id: string;
  readonly name: string;
  readonly licence: 'Apache-2.0' | 'Llama 3.2 Community License';
  /** Key of what it is good at, in the locale. */
  readonly goodAt: 'paper' | 'small' | 'text' | 'sums' | 'languages';
  /** Tokens that its context holds. */
  readonly context: number;
  readonly shape: ModelShape;
  /** Kinds of weights that the hub has of it, as the names of the files have them. */
  readonly kinds: readonly string[];
}

const all = ['q4', 'q4f16', 'int8', 'fp16', ''];
const smolKinds = ['q4', 'q4f16', 'fp16', ''];

export const suggestedModels: readonly SuggestedModel[] = [
  {
    id: 'onnx-community/Qwen3-0.6B-ONNX',
    name: 'Qwen3-0.6B',
    licence: 'Apache-2.0',
    goodAt: 'paper',
    context: 40_960,
    shape: {
      layers: 28,
      hidden: 1024,
      intermediate: 3072,
      heads: 16,
      keyValueHeads: 8,
      headSize: 128,
      vocabulary: 151_936,
    },
    kinds: all,
  },
  {
    id: 'onnx-community/Qwen3-1.7B-ONNX',
    name: 'Qwen3-1.7B',
    licence: 'Apache-2.0',
    goodAt: 'paper',
    context: 40_960,
    shape: {
      layers: 28,
      hidden: 2048,
      intermediate: 6144,
      heads: 16,
      keyValueHeads: 8,
      headSize: 128,
      vocabulary: 151_936,
    },
    kinds: ['q4', 'q4f16'],
  },
  {
    id: 'onnx-community/Qwen2.5-0.5B-Instruct',
    name: 'Qwen2.5-0.5B-Instruct',
    licence: 'Apache-2.0',
    goodAt: 'languages',
    context: 32_768,
    shape: {
      layers: 24,
      hidden: 896,
      intermediate: 4864,
      heads: 14,
      keyValueHeads: 2,
      headSize: 64,
      vocabulary: 151_936,
    },
    kinds: all,
  },
  {
    id: 'onnx-community/Qwen2.5-1.5B-Instruct',
    name: 'Qwen2.5-1.5B-Instruct',
    licence: 'Apache-2.0',
    goodAt: 'sums',
    context: 32_768,
    shape: {
      layers: 28,
      hidden: 1536,
      intermediate: 8960,
      heads: 12,
      keyValueHeads: 2,
      headSize: 128,
      vocabulary: 151_936,
    },
    kinds: all,
  },
  {
    id: 'HuggingFaceTB/SmolLM2-135M-Instruct',
    name: 'SmolLM2-135M-Instruct',
    licence: 'Apache-2.0',
    goodAt: 'small',
    context: 8192,
    shape: {
      layers: 30,
      hidden: 576,
      intermediate: 1536,
      heads: 9,
      keyValueHeads: 3,
      headSize: 64,
      vocabulary: 49_152,
    },
    kinds: smolKinds,
  },
  {
    id: 'HuggingFaceTB/SmolLM2-360M-Instruct',
    name: 'SmolLM2-360M-Instruct',
    licence: 'Apache-2.0',
    goodAt: 'small',
    context: 8192,
    shape: {
      layers: 32,
      hidden: 960,
      intermediate: 2560,
      heads: 15,
      keyValueHeads: 5,
      headSize: 64,
      vocabulary: 49_152,
    },
    kinds: smolKinds,
  },
  {
    id: 'HuggingFaceTB/SmolLM2-1.7B-Instruct',
    name: 'SmolLM2-1.7B-Instruct',
    licence: 'Apache-2.0',
    goodAt: 'text',
    context: 8192,
    shape: {
      layers: 24,
      hidden: 2048,
      intermediate: 8192,
      heads: 32,
      keyValueHeads: 32,
      headSize: 64,
      vocabulary: 49_152,
    },
    kinds: all,
  },
  {
    id: 'onnx-community/Llama-3.2-1B-Instruct',
    name: 'Llama-3.2-1B-Instruct',
    licence: 'Llama 3.2 Community License',
    goodAt: 'text',
    context: 131_072,
    shape: {
      layers: 16,
      hidden: 2048,
      intermediate: 8192,
      heads: 32,
      keyValueHeads: 8,
      headSize: 64,
      vocabulary: 128_256,
    },
    kinds: all,
  },
];

/** The collection of the paper's checkpoints, which are no exports for transformers.js: `npm run convert` makes these. */
export const relayCheckpoints = 'https://huggingface.co/collections/HINT-lab/relayllm';

/** Weights of the embedding, and of everything else. */
export function parameters({
  layers,
  hidden,
  intermediate,
  heads,
  keyValueHeads,
  headSize,
  vocabulary,
}: ModelShape): { readonly embedding: number; readonly others: number } {
  const attention = 2 * hidden * headSize * (heads + keyValueHeads);
  return { embedding: vocabulary * hidden, others: layers * (attention + 3 * hidden * intermediate) };
}

/**
 * Bytes of a weight by the kind of the weights. Exports with 4 bits leave the embedding in the precision that they compute
 * in, and have a scale for each block of 32.
 */
const bytesPerWeight: Readonly<Record<string, { readonly embedding: number; readonly others: number }>> = {
  q4: { embedding: 4, others: 0.64 },
  q4f16: { embedding: 2, others: 0.57 },
  int8: { embedding: 1, others: 1.01 },
  fp16: { embedding: 2, others: 2 },
  '': { embedding: 4, others: 4 },
};

/** About how many bytes weights of a kind have. */
export function estimatedBytes(shape: ModelShape, kind: string): number {
  const { embedding, others } = parameters(shape);
  const perWeight = bytesPerWeight[kind] ?? { embedding: 4, others: 4 };
  return embedding * perWeight.embedding + others * perWeight.others;
}

/** Tokens of context for which memory is stated. */
const statedContext = 2048;

/** Bytes of keys and values, in float32, for `statedContext` tokens. */
export function cacheBytes({ layers, keyValueHeads, headSize }: ModelShape): number {
  return 2 * layers * keyValueHeads * headSize * statedContext * 4;
}
