/**
 * One exported decoder as an ONNX Runtime session: which inputs and outputs it has, read from the graph itself, so that
 * any export in the layout of transformers.js fits. It runs one pass; what is kept between passes is the decoder's.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-common';

import { ModelError } from './errors.ts';
import type { EngineDevice, OnnxRuntime, RuntimeSession } from './runtime.ts';
import { isSmall, type Weights } from './weights.ts';

/** Keys or values of one layer: `input` is fed with what `output` gave in the pass before. */
export interface CacheSlot {
  readonly input: string;
  readonly output: string;
  /** As the graph declares it: float32 or float16. */
  readonly type: Tensor.Type;
  readonly heads: number;
  readonly headSize: number;
}

export interface DecoderSession {
  /** Whether the graph has a learned router beside its logits. */
  readonly hasRouter: boolean;
  readonly slots: readonly CacheSlot[];
  /**
   * One pass over new tokens.
   *
   * @param ids the new tokens, at least one.
   * @param past one tensor per slot, [1, heads, pastLength, headSize].
   * @returns logits of the last position (one per token of the vocabulary), what the model's router says of it where
   *   there is one, and a tensor per slot, [1, heads, pastLength + ids.length, headSize].
   */
  pass(
    ids: readonly number[],
    past: readonly Tensor[],
    pastLength: number,
  ): Promise<{
    readonly logits: Float32Array;
    readonly routerScore: number | null;
    readonly present: readonly Tensor[];
  }>;
  /** One tensor of a slot's type on the CPU, [1, heads, length, headSize]. */
  cacheTensor(slot: CacheSlot, data: Tensor.DataType, length: number): Tensor;
  release(): Promise<void>;
}

/** [1, sequence]: the score of a learned router at each position. */
const routerOutput = 'router_score';
const cacheInput = /^past_key_values\.(\d+\.(?:key|value))$/;
const knownInputs = new Set(['input_ids', 'attention_mask', 'position_ids', 'num_logits_to_keep']);

/**
 * @throws ModelError when it cannot be run here, or is no decoder with a KV cache.
 */
export async function openSession(
  weights: Weights,
  runtime: OnnxRuntime,
  device: EngineDevice,
): Promise<DecoderSession> {
  const session = await createSession(weights, runtime, device);
  const inputs = session.inputMetadata;
  const slots = inputs.flatMap((input) => cacheSlot(input));
  const names = new Set(inputs.map((input) => input.name));
  const strange = [...names].filter((name) => !knownInputs.has(name) && !cacheInput.test(name));
  if (slots.length === 0 || !names.has('input_ids') || strange.length > 0) {
    await session.release();
    throw new ModelError(
      slots.length === 0 || !names.has('input_ids')
        ? 'The ONNX file is no decoder with a KV cache: it lacks the inputs input_ids and past_key_values.N.key/value.'
        : `The ONNX file wants inputs that this engine does not know: ${strange.join(', ')}.`,
    );
  }

  const hasRouter = session.outputNames.includes(routerOutput);
  const int64 = (values: readonly number[], dims: readonly number[]): Tensor =>
    new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), dims);

  return {
    slots,
    hasRouter,
    async pass(ids, past, pastLength) {
      const count = ids.length;
      const feeds: Record<string, Tensor> = {};
      feeds['input_ids'] = int64(ids, [1, count]);
      if (names.has('attention_mask')) {
        const length = pastLength + count;
        feeds['attention_mask'] = new runtime.Tensor('int64', new BigInt64Array(length).fill(1n), [
          1,
          length,
        ]);
      }
      if (names.has('position_ids')) {
        const positions = ids.map((_, index) => pastLength + index);
        feeds['position_ids'] = int64(positions, [1, count]);
      }
      // Only the last position's logits are ever read.
      if (names.has('num_logits_to_keep')) feeds['num_logits_to_keep'] = int64([1], []);
      for (const [index, slot] of slots.entries()) feeds[slot.input] = required(past[index], slot.input);

      const outputs = await session.run(feeds);
      return {
        logits: await lastRow(required(outputs['logits'], 'logits')),
        routerScore: hasRouter ? await lastNumber(required(outputs[routerOutput], routerOutput)) : null,
        present: slots.map((slot) => required(outputs[slot.output], slot.output)),
      };
    },
    cacheTensor: (slot, data, length) =>
      new runtime.Tensor(slot.type, data, [1, slot.heads, length, slot.headSize]),
    release: () => session.release(),
  };
}

async function createSession(
  weights: Weights,
  runtime: OnnxRuntime,
  device: EngineDevice,
): Promise<RuntimeSession> {
  // On WebGPU the cache stays on the GPU between passes, and only the logits are fetched.
  const location = device === 'webgpu' ? { preferredOutputLocation: 'gpu-buffer' as const } : {};
  // In browsers the number of threads is a setting of the runtime, not of a session.
  const threads = device === 'cpu' && isSmall(weights) ? { intraOpNumThreads: 1 } : {};
  const externalData = weights.data.map(({ name, bytes }) => ({ path: name, data: bytes }));
  try {
    return await runtime.InferenceSession.create(weights.graph, {
      executionProviders: [device],
      // Errors only: what the runtime warns of (shape arithmetic left on the CPU) is as it should be.
      logSeverityLevel: 3,
      ...location,
      ...threads,
      ...(externalData.length > 0 && { externalData }),
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(`ONNX Runtime cannot run this model on ${device}: ${why}`, { cause });
  }
}

function cacheSlot(input: InferenceSession.ValueMetadata): CacheSlot[] {
  const match = cacheInput.exec(input.name);
  if (match === null) return [];
  if (!input.isTensor) throw new ModelError(`The ONNX input ${input.name} is no tensor.`);
  const [, heads, , headSize] = input.shape;
  if (typeof heads !== 'number' || typeof headSize !== 'number') {
    throw new ModelError(`The ONNX input ${input.name} does not fix its number of heads and head size.`);
  }
  return [{ input: input.name, output: `present.${match[1]}`, type: input.type, heads, headSize }];
}

/** The logits of the last position, as float32. Frees the tensor. */
async function lastRow(logits: Tensor): Promise<Float32Array> {
  const size = logits.dims[2] ?? 0;
  const data = await logits.getData();
  logits.dispose();
  if (data instanceof Float32Array) return data.subarray(data.length - size);
  if (logits.type === 'float16' && data instanceof Uint16Array) {
    return Float32Array.from(data.subarray(data.length - size), fromFloat16);
  }
  // Runtimes that know Float16Array hand that out; its elements read as numbers.
  const values = Array.from({ length: size }, (_, i) => Number(data[data.length - size + i]));
  return Float32Array.from(values);
}

/** The last number of a tensor. Frees the tensor. */
async function lastNumber(tensor: Tensor): Promise<number> {
  const data = await tensor.getData();
  tensor.dispose();
  return Number(data[data.length - 1]);
}

/** The number whose IEEE 754 half-precision bits are `bits`. */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new ModelError(`The ONNX model gave no ${name}.`);
  return value;
}
