/**
 * A decoder for tests whose cache has the heads and the batch in one axis, keys lying across values, as exports of
 * BLOOM have it: the sine of a sum over the keys and values of all tokens, as an ONNX file. Independent of training and
 * of the engine.
 */
import { encodeModel, type OnnxInitializer, type OnnxNode } from '../lowering/onnx.ts';
import { uniformFrom } from './tiny-model.ts';

const vocabularySize = 16;
const heads = 2;
const headSize = 3;
const channels = heads * headSize;

/** config.json, in which transformers.js looks for the number of heads. */
export const headwiseConfig = {
  model_type: 'bloom',
  architectures: ['BloomForCausalLM'],
  n_head: heads,
  n_layer: 1,
  hidden_size: channels,
  seq_length: 256,
  eos_token_id: vocabularySize - 1,
  'transformers.js_config': { dtype: 'fp32' },
};

export function headwiseGraph(): Uint8Array<ArrayBuffer> {
  const nodes: OnnxNode[] = [];
  const emit = (operator: string, inputs: string[], to: string, perm?: number[]): void => {
    nodes.push({ operator, inputs, outputs: [to], attributes: perm ? { perm } : {} });
  };
  emit('Gather', ['embedding', 'input_ids'], 'x');
  emit('Reshape', ['x', 'split'], 'x_split');
  emit('Transpose', ['x_split'], 'x_heads', [0, 2, 1, 3]);
  emit('Reshape', ['x_heads', 'joined'], 'new_rows');
  emit('Transpose', ['new_rows'], 'new_keys', [0, 2, 1]);
  emit('Tanh', ['new_rows'], 'new_values');
  nodes.push(concat('past_key_values.0.key', 'new_keys', 'present.0.key', 2));
  nodes.push(concat('past_key_values.0.value', 'new_values', 'present.0.value', 1));

  emit('Transpose', ['present.0.key'], 'key_rows', [0, 2, 1]);
  emit('Mul', ['key_rows', 'present.0.value'], 'products');
  emit('CumSum', ['products', 'axis'], 'attended_all');
  emit('Shape', ['input_ids'], 'sizes');
  emit('Gather', ['sizes', 'one'], 'count');
  emit('Neg', ['count'], 'minus_count');
  emit('Slice', ['attended_all', 'minus_count', 'far', 'one'], 'attended_rows');
  emit('Sin', ['attended_rows'], 'turned');
  emit('Add', ['turned', 'new_rows'], 'mixed');
  emit('Reshape', ['mixed', 'heads_apart'], 'mixed_heads');
  emit('Transpose', ['mixed_heads'], 'mixed_split', [0, 2, 1, 3]);
  emit('Reshape', ['mixed_split', 'flat'], 'hidden');
  emit('MatMul', ['hidden', 'output'], 'logits');

  const cache = (prefix: string, positions: string) => [
    { name: `${prefix}.0.key`, type: 'float32' as const, shape: [batchTimesHeads, headSize, positions] },
    { name: `${prefix}.0.value`, type: 'float32' as const, shape: [batchTimesHeads, positions, headSize] },
  ];
  return new Uint8Array(
    encodeModel({
      opset: 18,
      nodes,
      initializers: [
        drawn('embedding', [vocabularySize, channels], 12),
        drawn('output', [channels, vocabularySize], 9),
        whole('split', [4], [0, 0, heads, headSize]),
        whole('joined', [3], [heads, -1, headSize]),
        whole('heads_apart', [4], [1, heads, -1, headSize]),
        whole('flat', [3], [0, 0, channels]),
        whole('one', [1], [1]),
        whole('far', [1], [2 ** 31]),
        whole('axis', [], [1]),
      ],
      inputs: [
        { name: 'input_ids', type: 'int64', shape: ['batch_size', 'sequence_length'] },
        ...cache('past_key_values', 'past_sequence_length'),
      ],
      outputs: [
        { name: 'logits', type: 'float32', shape: ['batch_size', 'sequence_length', vocabularySize] },
        ...cache('present', 'past_sequence_length + sequence_length'),
      ],
    }),
  );
}

const batchTimesHeads = 'batch_size x num_heads';

function concat(past: string, added: string, to: string, axis: number): OnnxNode {
  return { operator: 'Concat', inputs: [past, added], outputs: [to], attributes: { axis } };
}

function drawn(name: string, shape: readonly [number, number], seed: number): OnnxInitializer {
  const uniform = uniformFrom(seed);
  const values = Float32Array.from({ length: shape[0] * shape[1] }, () => 4 * uniform() - 2);
  return { name, type: 'float32', shape, bytes: new Uint8Array(values.buffer) };
}

function whole(name: string, shape: readonly number[], values: readonly number[]): OnnxInitializer {
  return { name, type: 'int64', shape, bytes: new Uint8Array(BigInt64Array.from(values, BigInt).buffer) };
}
