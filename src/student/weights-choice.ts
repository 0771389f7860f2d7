/**
 * Which weights of a model suit a device, from the kind of their numbers and from what the device shows.
 *
 * On WASM, weights of 4 bits decode 5.6 to 6.7 times slower than float32; float16 runs at the speed of float32, because it
 * is widened once, when it is loaded; 8 bits at 1.2 times (SmolLM2-135M, onnxruntime-web 1.31). On WebGPU a token costs what
 * its weights take to read, so the fewest bits are the fastest.
 */
import { weightsKind } from '../engine/weights.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { DeviceChoice } from './protocol.ts';

/** The kind of a file's numbers: `q4f16` of `onnx/model_q4f16.onnx`, '' of `onnx/model.onnx`. */
export { weightsKind as weightsKindOf } from '../engine/weights.ts';

/** The best first. Kinds that are not listed come last. */
const order: Readonly<Record<'webgpu' | 'wasm', readonly string[]>> = {
  webgpu: ['q4', 'q4f16', 'fp16', '', 'bnb4', 'q2', 'q2f16', 'q1', 'q1f16', 'quantized', 'int8', 'uint8'],
  wasm: ['fp16', '', 'quantized', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4', 'q2', 'q2f16', 'q1', 'q1f16'],
};

/** The address space of WASM, less what the runtime and the cache take. */
const mostWasmBytes = 3.5e9;

/** Why weights suit a device, or do not. */
export type WeightsRemark = 'recommended' | 'slow-on-wasm' | 'needs-shader-f16' | 'too-large';

export interface RankedWeights<Offer> {
  readonly offer: Offer;
  readonly remark: WeightsRemark | null;
}

/** Whether the graph computes in half precision. */
function needsShaderF16(file: string): boolean {
  return /f(?:p)?16$/.test(weightsKind(file));
}

/** The device that weights will run on, by what is known before they are fetched. */
export function plannedDevice(file: string, choice: DeviceChoice, { gpu }: DeviceFacts): 'webgpu' | 'wasm' {
  if (choice === 'wasm' || gpu === null) return 'wasm';
  return needsShaderF16(file) && !gpu.hasShaderF16 ? 'wasm' : 'webgpu';
}

/** Sorts a model's weights, the best for the device first; at most one is recommended. */
export function rankWeights<Offer extends { readonly file: string; readonly bytes: number | null }>(
  offers: readonly Offer[],
  choice: DeviceChoice,
  facts: DeviceFacts,
): RankedWeights<Offer>[] {
  const device = choice === 'wasm' || facts.gpu === null ? 'wasm' : 'webgpu';
  const rank = (kind: string): number => {
    const place = order[device].indexOf(kind);
    return place === -1 ? order[device].length : place;
  };
  const remarkOf = ({ file, bytes }: Offer): WeightsRemark | null => {
    const kind = weightsKind(file);
    const runsOn = plannedDevice(file, choice, facts);
    // float16 takes twice its size on WASM.
    const needed = (bytes ?? 0) * (kind === 'fp16' ? 2 : 1);
    if (runsOn === 'wasm' && needed > mostWasmBytes) return 'too-large';
    if (runsOn !== device) return 'needs-shader-f16';
    return runsOn === 'wasm' && /^(?:q|bnb)\d/.test(kind) ? 'slow-on-wasm' : null;
  };
  const ranked = offers
    .map((offer) => ({ offer, remark: remarkOf(offer) }))
    .sort((a, b) => {
      const isWorse = Number(isImpossible(a.remark)) - Number(isImpossible(b.remark));
      return isWorse || rank(weightsKind(a.offer.file)) - rank(weightsKind(b.offer.file));
    });
  const best = ranked.find(({ remark }) => !isImpossible(remark));
  return ranked.map((each) =>
    each === best && each.remark === null ? { ...each, remark: 'recommended' } : each,
  );
}

function isImpossible(remark: WeightsRemark | null): boolean {
  return remark === 'too-large' || remark === 'needs-shader-f16';
}
