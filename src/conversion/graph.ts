/**
 * The graph of a decoder in ONNX Runtime's operators, as hub exports for transformers.js have it: GroupQueryAttention with
 * rotary positions, norms that add their residual, MatMulNBits for 4 bits. A layer has about 12 nodes.
 *
 * Operators: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 */
import type {
  Attributes,
  OnnxInitializer,
  OnnxModel,
  OnnxNode,
  OnnxPort,
} from '../training/lowering/onnx.ts';
import { embedding, finalNorm, outputWeight, type Architecture } from './architecture.ts';
import { blockSize } from './quantize.ts';
import { isHalf, isInBlocks, type WeightKind } from './weight-kind.ts';

const microsoft = 'com.microsoft';
const [toFloat32, toInt32] = [1, 6];

/** The name of the initializer with cosines or sines of positions. */
export const rotaryTableName = (part: 'cos' | 'sin'): string => `${part}_cache`;

/** @param weights the initializers that weights-writer.ts made */
export function decoderGraph(
  architecture: Architecture,
  kind: WeightKind,
  weights: readonly OnnxInitializer[],
): OnnxModel {
  const graph = new GraphBuilder(architecture, kind);
  graph.positions();
  let residual = graph.embed();
  let hidden = graph.norm(residual, layerName(0, 'input_layernorm'));
  for (let layer = 0; layer < architecture.layers; layer += 1) {
    const attended = graph.attention(hidden, layer);
    const between = graph.addAndNorm(residual, attended, layerName(layer, 'post_attention_layernorm'));
    const fed = graph.feedForward(between.normed, layer);
    const isLast = layer === architecture.layers - 1;
    const next = isLast ? finalNorm : layerName(layer + 1, 'input_layernorm');
    const after = graph.addAndNorm(between.sum, fed, next);
    residual = after.sum;
    hidden = after.normed;
  }
  graph.logits(hidden);
  return graph.model(weights);
}

const layerName = (layer: number, part: string): string => `model.layers.${layer}.${part}.weight`;

class GraphBuilder {
  readonly #a: Architecture;
  readonly #kind: WeightKind;
  readonly #nodes: OnnxNode[] = [];
  readonly #constants: OnnxInitializer[] = [];

  constructor(architecture: Architecture, kind: WeightKind) {
    this.#a = architecture;
    this.#kind = kind;
  }

  /** What attention needs to know of positions, from the mask of past and new tokens. */
  positions(): void {
    const ones = this.#emit('ReduceSum', ['attention_mask', this.#int64('axis_1', [1], [1n])], 'mask_sum', {
      keepdims: 0,
    });
    const last = this.#emit('Sub', [ones, this.#int64('one', [1], [1n])], 'last_position');
    this.#emit('Cast', [last], 'seqlens_k', { to: toInt32 });
    const shape = this.#emit('Shape', ['attention_mask'], 'mask_shape');
    const total = this.#emit('Gather', [shape, this.#int64('index_1', [], [1n])], 'total_length', {
      axis: 0,
    });
    this.#emit('Cast', [total], 'total_sequence_length', { to: toInt32 });
  }

  embed(): string {
    const { hiddenSize, vocabularySize } = this.#a;
    if (isInBlocks(this.#kind)) {
      const blocks = Math.ceil(hiddenSize / blockSize);
      const shape = this.#int64(
        'embedding_shape',
        [2],
        [BigInt(vocabularySize), BigInt((blocks * blockSize) / 2)],
      );
      const table = this.#emit('Reshape', [embedding, shape], 'embedding_rows');
      const attributes = { bits: 4, block_size: blockSize, gather_axis: 0, quantize_axis: 1 };
      return this.#emit(
        'GatherBlockQuantized',
        [table, 'input_ids', `${embedding}_scales`],
        'embedded',
        attributes,
        microsoft,
      );
    }
    const rows = this.#emit(
      'Gather',
      [embedding, 'input_ids'],
      this.#kind === 'q8' ? 'embedded_bytes' : 'embedded',
    );
    if (this.#kind !== 'q8') return rows;
    const scales = this.#emit('Gather', [`${embedding}_scales`, 'input_ids'], 'embedded_scales');
    return this.#emit(
      'Mul',
      [this.#emit('Cast', [rows], 'embedded_numbers', { to: toFloat32 }), scales],
      'embedded',
    );
  }

  norm(x: string, weight: string, to = `${weight}_out`): string {
    return this.#emit('SimplifiedLayerNormalization', [x, weight], to, this.#normAttributes());
  }

  addAndNorm(x: string, y: string, weight: string): { readonly sum: string; readonly normed: string } {
    const [normed, sum] = [`${weight}_out`, `${weight}_sum`];
    this.#nodes.push({
      operator: 'SkipSimplifiedLayerNormalization',
      domain: microsoft,
      inputs: [x, y, weight],
      outputs: [normed, '', '', sum],
      attributes: { epsilon: { float: this.#a.normEpsilon } },
    });
    return { sum, normed };
  }

  attention(x: string, layer: number): string {
    const { heads, keyValueHeads, headSize } = this.#a;
    const prefix = `model.layers.${layer}.self_attn.`;
    const { hasInputBias, hasOutputBias, hasHeadNorms, hiddenSize } = this.#a;
    const project = (part: string, count: number): string => {
      const projected = this.#linear(x, `${prefix}${part}_proj`, hiddenSize, count * headSize, hasInputBias);
      const isNormed = hasHeadNorms && part !== 'v';
      return isNormed ? this.#headNorm(projected, `${prefix}${part}_norm.weight`, count) : projected;
    };
    const [past, present] = [`past_key_values.${layer}`, `present.${layer}`];
    const attended = `${prefix}out`;
    this.#nodes.push({
      operator: 'GroupQueryAttention',
      domain: microsoft,
      inputs: [
        project('q', heads),
        project('k', keyValueHeads),
        project('v', keyValueHeads),
        `${past}.key`,
        `${past}.value`,
        'seqlens_k',
        'total_sequence_length',
        rotaryTableName('cos'),
        rotaryTableName('sin'),
      ],
      outputs: [attended, `${present}.key`, `${present}.value`],
      attributes: { num_heads: heads, kv_num_heads: keyValueHeads, do_rotary: 1, rotary_interleaved: 0 },
    });
    return this.#linear(attended, `${prefix}o_proj`, heads * headSize, hiddenSize, hasOutputBias);
  }

  feedForward(x: string, layer: number): string {
    const { hiddenSize, feedForwardSize, hasFeedForwardBias: hasBias } = this.#a;
    const prefix = `model.layers.${layer}.mlp.`;
    const gate = this.#linear(x, `${prefix}gate_proj`, hiddenSize, feedForwardSize, hasBias);
    const up = this.#linear(x, `${prefix}up_proj`, hiddenSize, feedForwardSize, hasBias);
    const sigmoid = this.#emit('Sigmoid', [gate], `${prefix}sigmoid`);
    const swish = this.#emit('Mul', [gate, sigmoid], `${prefix}swish`);
    const product = this.#emit('Mul', [swish, up], `${prefix}product`);
    return this.#linear(product, `${prefix}down_proj`, feedForwardSize, hiddenSize, hasBias);
  }

  logits(x: string): void {
    const { hiddenSize, vocabularySize } = this.#a;
    const weight = outputWeight(this.#a);
    const to = isHalf(this.#kind) ? 'logits_half' : 'logits';
    if (isInBlocks(this.#kind)) this.#blockProduct(x, weight, hiddenSize, vocabularySize, to);
    else this.#rowProduct(x, weight, to);
    if (isHalf(this.#kind)) this.#emit('Cast', [to], 'logits', { to: toFloat32 });
  }

  model(weights: readonly OnnxInitializer[]): OnnxModel {
    const { layers, keyValueHeads, headSize, vocabularySize } = this.#a;
    const type = isHalf(this.#kind) ? 'float16' : 'float32';
    const cache = (prefix: string, length: string): OnnxPort[] =>
      Array.from({ length: layers }, (_, layer) =>
        ['key', 'value'].map((part): OnnxPort => {
          const shape = ['batch_size', keyValueHeads, length, headSize];
          return { name: `${prefix}.${layer}.${part}`, type, shape };
        }),
      ).flat();
    const tokens = ['batch_size', 'sequence_length'];
    return {
      opset: 18,
      nodes: this.#nodes,
      initializers: [...weights, ...this.#constants],
      inputs: [
        { name: 'input_ids', type: 'int64', shape: tokens },
        { name: 'attention_mask', type: 'int64', shape: ['batch_size', 'total_sequence_length'] },
        ...cache('past_key_values', 'past_sequence_length'),
      ],
      outputs: [
        { name: 'logits', type: 'float32', shape: [...tokens, vocabularySize] },
        ...cache('present', 'total_sequence_length'),
      ],
    };
  }

  /** Norms the queries or keys of each head. */
  #headNorm(x: string, weight: string, count: number): string {
    const apart = this.#int64(`heads_${count}`, [4], [0n, 0n, BigInt(count), BigInt(this.#a.headSize)]);
    const joined = this.#int64(`joined_${count}`, [3], [0n, 0n, BigInt(count * this.#a.headSize)]);
    const split = this.#emit('Reshape', [x, apart], `${weight}_heads`);
    return this.#emit('Reshape', [this.norm(split, weight, `${weight}_normed`), joined], `${weight}_out`);
  }

  #linear(x: string, name: string, inputs: number, outputs: number, hasBias: boolean): string {
    const weight = `${name}.weight`;
    const bias = hasBias ? [`${name}.bias`] : [];
    if (this.#kind === 'q8') {
      const operands = [x, weight, `${weight}_scales`, '', ...bias];
      return this.#emit(
        'DynamicQuantizeMatMul',
        hasBias ? operands : operands.slice(0, 3),
        `${name}_out`,
        {},
        microsoft,
      );
    }
    const to = hasBias ? `${name}_product` : `${name}_out`;
    const product = isInBlocks(this.#kind)
      ? this.#blockProduct(x, weight, inputs, outputs, to)
      : this.#emit('MatMul', [x, weight], to);
    return hasBias ? this.#emit('Add', [product, ...bias], `${name}_out`) : product;
  }

  #blockProduct(x: string, weight: string, inputs: number, outputs: number, to: string): string {
    const attributes = { K: inputs, N: outputs, bits: 4, block_size: blockSize };
    return this.#emit('MatMulNBits', [x, weight, `${weight}_scales`], to, attributes, microsoft);
  }

  /** The product with a matrix of output rows, which Gemm reads as it is: a tied embedding is stored once. */
  #rowProduct(x: string, weight: string, to: string): void {
    const { hiddenSize, vocabularySize } = this.#a;
    const flat = this.#emit(
      'Reshape',
      [x, this.#int64('flat', [2], [-1n, BigInt(hiddenSize)])],
      'hidden_rows',
    );
    const isBytes = this.#kind === 'q8';
    const matrix = isBytes ? this.#emit('Cast', [weight], 'output_numbers', { to: toFloat32 }) : weight;
    const product = this.#emit('Gemm', [flat, matrix], isBytes ? 'logit_sums' : 'logit_rows', { transB: 1 });
    if (isBytes) {
      const row = this.#int64('scale_row', [2], [1n, BigInt(vocabularySize)]);
      const scales = this.#emit('Reshape', [`${weight}_scales`, row], 'output_scales');
      this.#emit('Mul', [product, scales], 'logit_rows');
    }
    const size = this.#int64('vocabulary', [1], [BigInt(vocabularySize)]);
    const shape = this.#emit(
      'Concat',
      [this.#emit('Shape', ['input_ids'], 'ids_shape'), size],
      'logits_shape',
      { axis: 0 },
    );
    this.#emit('Reshape', ['logit_rows', shape], to);
  }

  #normAttributes(): Attributes {
    return { axis: -1, epsilon: { float: this.#a.normEpsilon }, stash_type: 1 };
  }

  #emit(
    operator: string,
    inputs: string[],
    to: string,
    attributes: Attributes = {},
    domain?: string,
  ): string {
    this.#nodes.push({
      operator,
      inputs,
      outputs: [to],
      attributes,
      ...(domain !== undefined && { domain }),
    });
    return to;
  }

  #int64(name: string, shape: readonly number[], values: readonly bigint[]): string {
    if (!this.#constants.some((constant) => constant.name === name)) {
      const bytes = new Uint8Array(BigInt64Array.from(values).buffer);
      this.#constants.push({ name, type: 'int64', shape, bytes });
    }
    return name;
  }
}
