/** Which weights of a suggested model suit a device, and why. Pure. */
import type { DeviceFacts } from '../../student/device-facts.ts';
import type { DeviceChoice } from '../../student/protocol.ts';
import { plannedDevice, rankWeights, weightsKindOf } from '../../student/weights-choice.ts';
import { cacheBytes, estimatedBytes, type SuggestedModel } from './hub-models.ts';

type Why = 'few-bits' | 'widened-once' | 'fits-in-wasm' | 'only-slow';

interface Advice {
  /** Kind of the weights: '' for float32. */
  readonly kind: string;
  /** About the size of their files. */
  readonly downloadBytes: number;
  /** About what they take in memory, with the keys and values of 2,048 tokens. */
  readonly memoryBytes: number;
  readonly why: Why;
}

const fileOf = (kind: string): string => `onnx/model${kind === '' ? '' : `_${kind}`}.onnx`;

/** Null where no weights of the model run on the device. */
export function adviceFor(model: SuggestedModel, choice: DeviceChoice, facts: DeviceFacts): Advice | null {
  const offers = model.kinds.map((kind) => ({
    kind,
    file: fileOf(kind),
    bytes: estimatedBytes(model.shape, kind),
  }));
  const [best] = rankWeights(offers, choice, facts);
  if (best === undefined || best.remark === 'too-large' || best.remark === 'needs-shader-f16') return null;
  const { kind, file, bytes } = best.offer;
  const isOnWasm = plannedDevice(file, choice, facts) === 'wasm';
  return {
    kind,
    downloadBytes: bytes,
    // float16 is widened to float32 on WASM.
    memoryBytes: bytes * (isOnWasm && kind === 'fp16' ? 2 : 1) + cacheBytes(model.shape),
    why: whyOf(file, choice, facts),
  };
}

/** Why weights of this file are the best for a device. */
export function whyOf(file: string, choice: DeviceChoice, facts: DeviceFacts): Why {
  const kind = weightsKindOf(file);
  if (plannedDevice(file, choice, facts) === 'webgpu') return 'few-bits';
  if (kind === '' || kind === 'fp16') return 'widened-once';
  return /^(?:q|bnb)\d/.test(kind) ? 'only-slow' : 'fits-in-wasm';
}
