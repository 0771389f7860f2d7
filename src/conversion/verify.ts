/** Checks a converted model: ONNX Runtime must give the logits of the plain reference, in one pass and in two. */
import * as ort from '../engine/node-runtime.ts';

import type { Architecture } from './architecture.ts';
import type { Checkpoint } from './checkpoint.ts';
import { ConversionError } from './conversion-error.ts';
import { referenceLogits } from './reference.ts';
import { isHalf, type WeightKind } from './weight-kind.ts';

/**
 * The largest difference of a logit, as a share of the range of the logits. The reference uses the weights as they are
 * stored, so this is the error of the arithmetic: of half precision, or of activations that 8 bits round as well.
 */
export const tolerances: Readonly<Record<WeightKind, number>> = {
  fp32: 1e-4,
  q4: 1e-3,
  fp16: 0.02,
  q4f16: 0.02,
  q8: 0.1,
};

/** Tokens of the check. */
const length = 6;

/**
 * @param path of the ONNX file
 * @returns the largest difference, as a share of the range of the logits
 * @throws ConversionError when it is larger than the tolerance
 */
export async function verifyModel(
  path: string,
  checkpoint: Checkpoint,
  architecture: Architecture,
  kind: WeightKind,
): Promise<number> {
  const ids = Array.from({ length }, (_, i) => (i * 7919 + 13) % architecture.vocabularySize);
  const expected = await referenceLogits(checkpoint, architecture, kind, ids);
  const session = await ort.InferenceSession.create(path, {
    executionProviders: ['cpu'],
    logSeverityLevel: 3,
  });
  try {
    const whole = await run(session, architecture, kind, ids, []);
    const first = await run(session, architecture, kind, ids.slice(0, -1), []);
    const second = await run(session, architecture, kind, ids.slice(-1), first);
    const apart = Math.max(...[whole, second].map((outputs) => difference(lastRow(outputs), expected)));
    if (apart <= tolerances[kind]) return apart;
    throw new ConversionError(
      `The converted model does not compute what the checkpoint does: a logit differs by ${(100 * apart).toFixed(2)} % of their range, and ${100 * tolerances[kind]} % are allowed for ${kind}.`,
    );
  } finally {
    await session.release();
  }
}

/** The outputs of a pass: the logits, then the cache. */
async function run(
  session: ort.InferenceSession,
  { layers, keyValueHeads, headSize }: Architecture,
  kind: WeightKind,
  ids: readonly number[],
  before: readonly ort.Tensor[],
): Promise<ort.Tensor[]> {
  const past = before.at(1)?.dims[2] ?? 0;
  const int64 = (values: readonly number[]): ort.Tensor =>
    new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const cacheNames = Array.from({ length: layers }, (_, i) => [`${i}.key`, `${i}.value`]).flat();
  const empty = (): ort.Tensor => {
    const data = isHalf(kind) ? new Uint16Array() : new Float32Array();
    return new ort.Tensor(isHalf(kind) ? 'float16' : 'float32', data as never, [
      1,
      keyValueHeads,
      0,
      headSize,
    ]);
  };
  const outputs = await session.run({
    input_ids: int64(ids),
    attention_mask: int64(new Array<number>(past + ids.length).fill(1)),
    ...Object.fromEntries(cacheNames.map((name, i) => [`past_key_values.${name}`, before[i + 1] ?? empty()])),
  });
  return ['logits', ...cacheNames.map((name) => `present.${name}`)].map((name) => {
    const tensor = outputs[name];
    if (tensor === undefined) throw new ConversionError(`The converted model gives no ${name}.`);
    return tensor;
  });
}

function lastRow([logits]: readonly ort.Tensor[]): Float32Array {
  const data = logits?.data;
  if (!(data instanceof Float32Array))
    throw new ConversionError('The converted model gives no float32 logits.');
  return data.subarray(data.length - (logits?.dims[2] ?? 0));
}

/** The largest difference, as a share of the range of `expected`; infinite where a number is not finite. */
function difference(found: Float32Array, expected: Float32Array): number {
  let most = 0;
  let least = Infinity;
  let largest = -Infinity;
  for (let i = 0; i < expected.length; i += 1) {
    const apart = Math.abs((found[i] ?? Number.NaN) - (expected[i] ?? Number.NaN));
    most = Number.isFinite(apart) ? Math.max(most, apart) : Infinity;
    if (most === Infinity) return most;
    least = Math.min(least, expected[i] ?? 0);
    largest = Math.max(largest, expected[i] ?? 0);
  }
  return most / Math.max(largest - least, 1e-6);
}
