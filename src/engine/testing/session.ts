/**
 * For tests: a runtime with one fake model. Its cache holds the tokens themselves, so that the next pass detects a
 * wrong cut or a wrong position. Its logits depend on the whole sequence, like those of a real model.
 */
import type { InferenceSession } from 'onnxruntime-common';
import { Tensor } from 'onnxruntime-common';

import { positionRuns, type DeviceMemory } from '../device-memory.ts';
import type { OnnxRuntime, RuntimeSession } from '../runtime.ts';

export interface RecordingOptions {
  readonly vocabularySize?: number;
  readonly cacheType?: 'float32' | 'float16';
  /**
   * How many tokens its state holds, like that of a convolution; null for a model without a state. Like some exports,
   * it loses its state if a later pass has several tokens.
   */
  readonly stateSize?: number | null;
  /** Inputs other than input_ids and the cache. */
  readonly inputs?: readonly string[];
  /** The token that the model finds most probable after `sequence`. */
  readonly next?: (sequence: readonly number[]) => number;
  /** Called before each pass, with the sequence that it completes; may throw. */
  readonly beforePass?: (sequence: readonly number[], device: string) => void;
  /** Whether it expects a token after each position of a pass; else after the last one only. */
  readonly expectsEverywhere?: boolean;
  /** Added to every other logit of a pass over so many tokens, like the error of a device. */
  readonly error?: (passLength: number, device: string) => number;
  /** Whether the device has memory in which passes write keys and values in place. */
  readonly hasMemory?: boolean;
  /** Called before a pass that writes in place; may throw. @returns what is added to every other logit */
  readonly inPlaceError?: () => number;
  /** Called before a session opens; may throw. */
  readonly beforeOpen?: (device: string) => void;
}

export interface RecordingRuntime extends OnnxRuntime {
  /** How many positions each pass got, in order. */
  readonly passes: number[];
  /** Devices of the sessions that were opened and not released. */
  readonly open: string[];
  /** The tensors in the memory of the device that were not freed. */
  readonly allocated: Tensor[];
}

/** A graph that names the operator by which past and present can share a buffer. */
export const graphInPlace = new TextEncoder().encode('a graph with GroupQueryAttention');

const heads = 2;
const headSize = 4;
const slots = ['0.key', '0.value', '1.key', '1.value'];
const allInputs = ['attention_mask', 'position_ids'];

export function recordingRuntime(options: RecordingOptions = {}): RecordingRuntime {
  const passes: number[] = [];
  const open: string[] = [];
  const allocated: Tensor[] = [];
  return {
    passes,
    open,
    allocated,
    Tensor,
    ...(options.hasMemory === true && { deviceMemory: async () => fakeMemory(allocated) }),
    InferenceSession: {
      async create(_model, { executionProviders } = {}) {
        const device = String(executionProviders?.[0]);
        options.beforeOpen?.(device);
        open.push(device);
        return recordingSession(options, device, passes, () => open.splice(open.indexOf(device), 1));
      },
    },
  };
}

function recordingSession(
  options: RecordingOptions,
  device: string,
  passes: number[],
  onRelease: () => void,
): RuntimeSession {
  const { vocabularySize = 32, cacheType = 'float32', inputs = allInputs, stateSize = null } = options;
  const next =
    options.next ?? ((sequence) => (7 * sequence.length + (sequence.at(-1) ?? 0)) % vocabularySize);
  const states = stateSize === null ? [] : ['conv.2'];
  const shape = ['batch', heads, 'past', headSize];
  const metadata = (name: string, type: Tensor.Type): InferenceSession.ValueMetadata => {
    return { name, isTensor: true, type, shape };
  };
  return {
    inputMetadata: [
      ...['input_ids', ...inputs].map((name) => metadata(name, 'int64')),
      ...slots.map((slot) => metadata(`past_key_values.${slot}`, cacheType)),
      ...states.map((name) => ({ ...metadata(`past_${name}`, cacheType), shape: ['batch', stateSize ?? 0] })),
    ],
    outputNames: [
      'logits',
      ...slots.map((slot) => `present.${slot}`),
      ...states.map((name) => `present_${name}`),
    ],
    async run(feeds: Readonly<Record<string, Tensor>>, fetches?: Readonly<Record<string, Tensor | null>>) {
      const fed = Object.keys(feeds).sort();
      const wanted = [
        'input_ids',
        ...inputs,
        ...slots.map((slot) => `past_key_values.${slot}`),
        ...states.map((name) => `past_${name}`),
      ].sort();
      if (fed.join() !== wanted.join()) throw new Error(`The model was fed ${fed.join()}.`);
      const ids = integers(feeds['input_ids']);
      const mask = feeds['attention_mask'];
      // In place, the buffers have room for more positions than the mask counts.
      const held =
        fetches === undefined || mask === undefined ? undefined : integers(mask).length - ids.length;
      const pasts = slots.map((slot) => readCache(feeds[`past_key_values.${slot}`], cacheType, held));
      if (pasts.some((past) => past.join() !== pasts[0]?.join())) throw new Error('The slots disagree.');
      const past = pasts[0] ?? [];
      const sequence = [...past, ...ids];
      for (const name of states) checkState(feeds[`past_${name}`], past, stateSize ?? 0);
      if (states.length > 0 && past.length > 0 && ids.length > 1) throw new Error('The state was lost.');
      checkPositions(feeds, past.length, ids.length);
      options.beforePass?.(sequence, device);
      passes.push(ids.length);

      const rows = 'num_logits_to_keep' in feeds ? 1 : ids.length;
      const logits = new Float32Array(rows * vocabularySize);
      for (let row = options.expectsEverywhere === true ? 0 : rows - 1; row < rows; row += 1) {
        logits[row * vocabularySize + next(sequence.slice(0, sequence.length - rows + row + 1))] = 5;
      }
      const inPlaceError = fetches === undefined ? 0 : (options.inPlaceError?.() ?? 0);
      const error = (options.error?.(ids.length, device) ?? 0) + inPlaceError;
      for (let i = 0; i < logits.length; i += 2) logits[i] = (logits[i] ?? 0) + error;
      return Object.fromEntries([
        ['logits', new Tensor('float32', logits, [1, rows, vocabularySize])],
        ...slots.map((slot) => {
          const into = fetches?.[`present.${slot}`];
          return [`present.${slot}`, writeCache(sequence, cacheType, into ?? undefined)];
        }),
        ...states.map((name) => [`present_${name}`, writeState(sequence, stateSize ?? 0, cacheType)]),
      ]);
    },
    async release() {
      onRelease();
    },
  };
}

function checkPositions(feeds: Readonly<Record<string, Tensor>>, past: number, count: number): void {
  const mask = feeds['attention_mask'];
  if (mask !== undefined && integers(mask).join() !== new Array(past + count).fill(1).join()) {
    throw new Error('The attention mask does not cover the sequence.');
  }
  const positions = feeds['position_ids'];
  const expected = Array.from({ length: count }, (_, index) => past + index);
  if (positions !== undefined && integers(positions).join() !== expected.join()) {
    throw new Error(`The positions are ${integers(positions).join()}, not ${expected.join()}.`);
  }
}

/**
 * Every element of a position holds (token + 1) * (head + 1), as a number or as the bits of one.
 * @param into where it is written; default: a new tensor of just that length
 */
function writeCache(
  sequence: readonly number[],
  type: 'float32' | 'float16',
  into = emptyTensor(type, [1, heads, sequence.length, headSize]),
): Tensor {
  const capacity = into.dims[2] ?? 0;
  if (capacity < sequence.length) throw new Error('The buffer has no room.');
  const data = into.data as Float32Array | Uint16Array;
  for (let head = 0; head < heads; head += 1) {
    for (const [position, token] of sequence.entries()) {
      const start = (head * capacity + position) * headSize;
      data.fill((token + 1) * (head + 1), start, start + headSize);
    }
  }
  return into;
}

function emptyTensor(type: 'float32' | 'float16', dims: readonly number[]): Tensor {
  const length = dims.reduce((product, size) => product * size, 1);
  return new Tensor(type, type === 'float32' ? new Float32Array(length) : new Uint16Array(length), dims);
}

/** Memory of a device that is this thread's own. */
function fakeMemory(allocated: Tensor[]): DeviceMemory {
  return {
    allocate(type, dims) {
      const tensor = emptyTensor(type, dims);
      tensor.dispose = () => void allocated.splice(allocated.indexOf(tensor), 1);
      allocated.push(tensor);
      return Promise.resolve(tensor);
    },
    copyPositions(from, to, axis, count) {
      const [source, target] = [from.data, to.data] as (Float32Array | Uint16Array)[];
      for (const run of positionRuns(from.dims, to.dims, axis, count)) {
        target?.set(source?.subarray(run.from, run.from + run.elements) ?? [], run.to);
      }
    },
  };
}

/** The last tokens, each plus one; zeros before the first. */
function stateOf(sequence: readonly number[], size: number): number[] {
  return Array.from({ length: size }, (_, i) => (sequence[sequence.length - size + i] ?? -1) + 1);
}

function writeState(sequence: readonly number[], size: number, type: 'float32' | 'float16'): Tensor {
  const numbers = stateOf(sequence, size);
  return new Tensor(type, type === 'float32' ? Float32Array.from(numbers) : Uint16Array.from(numbers), [
    1,
    size,
  ]);
}

function checkState(tensor: Tensor | undefined, past: readonly number[], size: number): void {
  const data = tensor?.data;
  if (!(data instanceof Float32Array || data instanceof Uint16Array))
    throw new Error('The state is missing.');
  if (Array.from(data).join() !== stateOf(past, size).join()) {
    throw new Error(`The state is ${Array.from(data).join()} after ${past.join()}.`);
  }
}

/** @param held the positions that count; default: all */
function readCache(
  tensor: Tensor | undefined,
  type: 'float32' | 'float16',
  held = tensor?.dims[2] ?? 0,
): number[] {
  if (tensor?.type !== type) throw new Error('A cache tensor is missing or of another type.');
  const length = tensor.dims[2] ?? 0;
  const data = tensor.data;
  if (!ArrayBuffer.isView(data)) throw new Error('A cache tensor holds strings.');
  // Half-precision numbers are looked at as bits, whichever class holds them.
  const values =
    data instanceof Float32Array ? data : new Uint16Array(data.buffer, data.byteOffset, data.length);
  const tokens = Array.from({ length: held }, (_, position) => (values[position * headSize] ?? 0) - 1);
  for (let head = 0; head < heads; head += 1) {
    for (const [position, token] of tokens.entries()) {
      for (let i = 0; i < headSize; i += 1) {
        const value = values[(head * length + position) * headSize + i];
        if (value !== (token + 1) * (head + 1))
          throw new Error(`The cache is wrong at position ${position}.`);
      }
    }
  }
  return tokens;
}

function integers(tensor: Tensor | undefined): number[] {
  if (!(tensor?.data instanceof BigInt64Array)) throw new Error('An input of whole numbers is missing.');
  return Array.from(tensor.data, Number);
}
