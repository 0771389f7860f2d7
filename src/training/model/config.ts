/**
 * The shape of a model and the names of its parameters, independent of any framework.
 *
 * The architecture is Qwen3's: RMSNorm, rotary positions, grouped-query attention with a norm on queries and keys,
 * SwiGLU, tied embeddings (Qwen3 Technical Report, arXiv 2505.09388, section 2).
 */

export interface Qwen3Config {
  readonly vocabularySize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly heads: number;
  /** Divides `heads`: each key-value head serves heads / keyValueHeads queries. */
  readonly keyValueHeads: number;
  /** Even: rotary positions turn pairs. */
  readonly headSize: number;
  readonly feedForwardSize: number;
  readonly ropeTheta: number;
  readonly normEpsilon: number;
  readonly contextLength: number;
}

export interface ParameterShape {
  readonly name: string;
  readonly shape: readonly number[];
  /** Standard deviation of the initial values; null means all ones (norm weights). */
  readonly initialDeviation: number | null;
  /** Weight decay applies to matrices only. */
  readonly decays: boolean;
}

/**
 * Every parameter of a model, in the order that graphs and checkpoints use. Matrices are [input, output], so that a
 * layer is `x @ W` without a transpose. Names are those of the Hugging Face checkpoint.
 */
export function parameterShapes(config: Qwen3Config): ParameterShape[] {
  const { hiddenSize, headSize } = config;
  const queries = config.heads * headSize;
  const keys = config.keyValueHeads * headSize;
  const residual = 1 / Math.sqrt(2 * config.layers);
  const norm = (name: string, size: number): ParameterShape => ({
    name,
    shape: [size],
    initialDeviation: null,
    decays: false,
  });
  const matrix = (name: string, rows: number, columns: number, scale = 1): ParameterShape => ({
    name,
    shape: [rows, columns],
    initialDeviation: scale / Math.sqrt(rows),
    decays: true,
  });
  const layer = (index: number): ParameterShape[] => {
    const at = `model.layers.${index}`;
    return [
      norm(`${at}.input_layernorm.weight`, hiddenSize),
      matrix(`${at}.self_attn.q_proj.weight`, hiddenSize, queries),
      matrix(`${at}.self_attn.k_proj.weight`, hiddenSize, keys),
      matrix(`${at}.self_attn.v_proj.weight`, hiddenSize, keys),
      matrix(`${at}.self_attn.o_proj.weight`, queries, hiddenSize, residual),
      norm(`${at}.self_attn.q_norm.weight`, headSize),
      norm(`${at}.self_attn.k_norm.weight`, headSize),
      norm(`${at}.post_attention_layernorm.weight`, hiddenSize),
      matrix(`${at}.mlp.gate_proj.weight`, hiddenSize, config.feedForwardSize),
      matrix(`${at}.mlp.up_proj.weight`, hiddenSize, config.feedForwardSize),
      matrix(`${at}.mlp.down_proj.weight`, config.feedForwardSize, hiddenSize, residual),
    ];
  };
  return [
    {
      name: 'model.embed_tokens.weight',
      shape: [config.vocabularySize, hiddenSize],
      initialDeviation: 1 / Math.sqrt(hiddenSize),
      decays: false,
    },
    ...Array.from({ length: config.layers }, (_, index) => layer(index)).flat(),
    norm('model.norm.weight', hiddenSize),
  ];
}

/** How many numbers a model of this shape holds. */
export function countParameters(config: Qwen3Config): number {
  return parameterShapes(config).reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}
