/**
 * A hybrid decoder for tests, as an ONNX file and as plain arithmetic: a convolution over the last four tokens, a
 * recurrence, and an attention-like sum over the keys and values of all tokens. Small enough to be computed by hand,
 * with the inputs and outputs of exports such as those of Qwen3-Next. Independent of training and of the engine.
 */
import { encodeModel, type OnnxInitializer, type OnnxNode, type OnnxPort } from '../lowering/onnx.ts';
import { uniformFrom } from './tiny-model.ts';

const channels = 4;
const kernelSize = 4;

/** One such model. */
export interface Hybrid {
  readonly vocabularySize: number;
  /** config.json, in which transformers.js looks for the names of the cache. */
  readonly config: Readonly<Record<string, unknown>> & { readonly eos_token_id: number };
  /** The logits after the last of `ids`, computed from the definition. */
  logits(ids: readonly number[]): number[];
  /**
   * The same as an ONNX file.
   *
   * @param cacheType of what is handed from pass to pass
   * @param begins the first input: token ids, or embeddings, as in decoders of models that also read images
   */
  graph(cacheType?: 'float32' | 'float16', begins?: 'input_ids' | 'inputs_embeds'): Uint8Array<ArrayBuffer>;
  /** The embeddings of that model as an ONNX file of their own. */
  embeddingGraph(): Uint8Array<ArrayBuffer>;
}

interface Numbers {
  readonly vocabularySize: number;
  readonly embedding: Float32Array<ArrayBuffer>;
  readonly kernel: Float32Array<ArrayBuffer>;
  readonly output: Float32Array<ArrayBuffer>;
}

/** The same numbers for the same size of vocabulary. */
export function hybrid(vocabularySize: number): Hybrid {
  const uniform = uniformFrom(7);
  const drawn = (count: number, scale: number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: count }, () => scale * (2 * uniform() - 1));
  const numbers: Numbers = {
    vocabularySize,
    embedding: drawn(vocabularySize * channels, 1),
    kernel: drawn(channels * kernelSize, 1.5),
    output: drawn(channels * vocabularySize, 1),
  };
  return {
    vocabularySize,
    config: {
      model_type: 'qwen3_next',
      architectures: ['Qwen3NextForCausalLM'],
      layer_types: ['linear_attention', 'full_attention'],
      num_hidden_layers: 2,
      max_position_embeddings: 256,
      eos_token_id: vocabularySize - 1,
      'transformers.js_config': { dtype: 'fp32' },
    },
    logits: (ids) => logitsOf(numbers, ids),
    graph: (cacheType = 'float32', begins = 'input_ids') => decoderGraph(numbers, cacheType, begins),
    embeddingGraph: () => embeddingGraph(numbers),
  };
}

function logitsOf({ vocabularySize, embedding, kernel, output }: Numbers, ids: readonly number[]): number[] {
  const at = (position: number, channel: number): number =>
    position < 0 ? 0 : (embedding[(ids[position] ?? 0) * channels + channel] ?? 0);
  const state: number[] = new Array<number>(channels).fill(0);
  const attended: number[] = new Array<number>(channels).fill(0);
  for (const position of ids.keys()) {
    for (let channel = 0; channel < channels; channel += 1) {
      let convolved = 0;
      for (let tap = 0; tap < kernelSize; tap += 1) {
        convolved += (kernel[channel * kernelSize + tap] ?? 0) * at(position - kernelSize + 1 + tap, channel);
      }
      state[channel] = (state[channel] ?? 0) + Math.tanh(convolved);
      attended[channel] = (attended[channel] ?? 0) + at(position, channel) * Math.tanh(state[channel] ?? 0);
    }
  }
  return Array.from({ length: vocabularySize }, (_, token) =>
    state.reduce(
      (sum, value, channel) =>
        sum + (value + (attended[channel] ?? 0)) * (output[channel * vocabularySize + token] ?? 0),
      0,
    ),
  );
}

function decoderGraph(
  { vocabularySize, embedding, kernel, output }: Numbers,
  cacheType: 'float32' | 'float16',
  begins: 'input_ids' | 'inputs_embeds',
): Uint8Array<ArrayBuffer> {
  const nodes: OnnxNode[] = [];
  const emit = (
    operator: string,
    inputs: string[],
    to: string,
    attributes: OnnxNode['attributes'] = {},
  ): string => {
    nodes.push({ operator, inputs, outputs: [to], attributes });
    return to;
  };
  const float32 = 1;
  const float16 = 10;
  const read = (name: string): string => emit('Cast', [name], `${name}_read`, { to: float32 });
  const give = (from: string, name: string): string =>
    emit('Cast', [from], name, { to: cacheType === 'float16' ? float16 : float32 });

  if (begins === 'input_ids') emit('Gather', ['embedding', 'input_ids'], 'x');
  else emit('Identity', ['inputs_embeds'], 'x');
  emit('Transpose', ['x'], 'x_rows', { perm: [0, 2, 1] });
  emit('Concat', [read('past_conv.0'), 'x_rows'], 'window', { axis: 2 });
  emit('Slice', ['window', 'minus_three', 'far', 'two'], 'last_three');
  give('last_three', 'present_conv.0');
  emit('Conv', ['window', 'kernel'], 'convolved_rows', { group: channels });
  emit('Transpose', ['convolved_rows'], 'convolved', { perm: [0, 2, 1] });
  emit('Tanh', ['convolved'], 'h');

  emit('CumSum', ['h', 'one_scalar'], 'h_sum');
  emit('Add', ['h_sum', read('past_recurrent.0')], 'state');
  emit('Slice', ['state', 'minus_one', 'far', 'one'], 'last_state');
  give('last_state', 'present_recurrent.0');

  emit('Tanh', ['state'], 'value');
  emit('Unsqueeze', ['x', 'one'], 'key_heads');
  emit('Unsqueeze', ['value', 'one'], 'value_heads');
  emit('Concat', [read('past_key_values.1.key'), 'key_heads'], 'keys', { axis: 2 });
  emit('Concat', [read('past_key_values.1.value'), 'value_heads'], 'values', { axis: 2 });
  give('keys', 'present.1.key');
  give('values', 'present.1.value');
  emit('Mul', ['keys', 'values'], 'products');
  emit('CumSum', ['products', 'two_scalar'], 'attended_all');
  emit('Shape', ['x'], 'sizes');
  emit('Gather', ['sizes', 'one'], 'count');
  emit('Neg', ['count'], 'minus_count');
  emit('Slice', ['attended_all', 'minus_count', 'far', 'two'], 'attended_heads');
  emit('Squeeze', ['attended_heads', 'one'], 'attended');
  emit('Add', ['state', 'attended'], 'hidden');
  emit('MatMul', ['hidden', 'output'], 'logits');

  const cache = (prefix: string, positions: string): { name: string; shape: (number | string)[] }[] => [
    { name: `${prefix}_conv.0`, shape: ['batch_size', channels, kernelSize - 1] },
    { name: `${prefix}_recurrent.0`, shape: ['batch_size', 1, channels] },
    ...['key', 'value'].map((part) => ({
      name: `${prefix === 'past' ? 'past_key_values' : 'present'}.1.${part}`,
      shape: ['batch_size', 1, positions, channels],
    })),
  ];
  return new Uint8Array(
    encodeModel({
      opset: 18,
      nodes,
      initializers: [
        ...(begins === 'input_ids' ? [embeddings(embedding)] : []),
        stored('kernel', [channels, 1, kernelSize], kernel),
        stored('output', [channels, vocabularySize], output),
        ...Object.entries({ minus_three: -3, minus_one: -1, one: 1, two: 2, far: 2 ** 31 }).map(
          ([name, value]) => whole(name, [1], value),
        ),
        whole('one_scalar', [], 1),
        whole('two_scalar', [], 2),
      ],
      inputs: [
        begins === 'input_ids' ? idsPort : embedsPort,
        ...cache('past', 'past_sequence_length').map((port) => ({ ...port, type: cacheType })),
      ],
      outputs: [
        { name: 'logits', type: 'float32', shape: ['batch_size', 'sequence_length', vocabularySize] },
        ...cache('present', 'total_sequence_length').map((port) => ({ ...port, type: cacheType })),
      ],
    }),
  );
}

function embeddingGraph({ embedding }: Numbers): Uint8Array<ArrayBuffer> {
  const inputs = ['embedding', 'input_ids'];
  return new Uint8Array(
    encodeModel({
      opset: 18,
      nodes: [{ operator: 'Gather', inputs, outputs: ['inputs_embeds'], attributes: {} }],
      initializers: [embeddings(embedding)],
      inputs: [idsPort],
      outputs: [embedsPort],
    }),
  );
}

const idsPort: OnnxPort = { name: 'input_ids', type: 'int64', shape: ['batch_size', 'sequence_length'] };
const embedsPort: OnnxPort = {
  name: 'inputs_embeds',
  type: 'float32',
  shape: ['batch_size', 'sequence_length', channels],
};

function embeddings(embedding: Float32Array): OnnxInitializer {
  return stored('embedding', [embedding.length / channels, channels], embedding);
}

function stored(name: string, shape: readonly number[], values: Float32Array): OnnxInitializer {
  return { name, type: 'float32', shape, bytes: new Uint8Array(values.buffer) };
}

function whole(name: string, shape: readonly number[], value: number): OnnxInitializer {
  return { name, type: 'int64', shape, bytes: new Uint8Array(BigInt64Array.of(BigInt(value)).buffer) };
}
