import { describe, expect, it } from 'vitest';

import type { DeviceFacts, GpuFacts } from './device-facts.ts';
import { rankWeights } from './weights-choice.ts';

const gpu: GpuFacts = { hasShaderF16: true, isFallback: false, subgroupSize: 32 };
const withGpu: DeviceFacts = { gpu, whyNoGpu: null };
const withoutF16: DeviceFacts = { gpu: { ...gpu, hasShaderF16: false }, whyNoGpu: null };
const withoutGpu: DeviceFacts = { gpu: null, whyNoGpu: { code: 'no-webgpu' } };

const offers = (kinds: readonly string[], bytes: number | null = 1e8) =>
  kinds.map((kind) => ({ file: `onnx/model${kind && `_${kind}`}.onnx`, bytes }));

/** Kind and remark of each, in order. */
function ranked(facts: DeviceFacts, kinds: readonly string[], bytes: number | null = 1e8): string[] {
  return rankWeights(offers(kinds, bytes), 'auto', facts).map(
    ({ offer, remark }) => `${offer.file.replace(/^onnx.model_?|\.onnx$/g, '') || 'fp32'}: ${remark ?? '-'}`,
  );
}

const kinds = ['q4f16', 'q4', 'int8', 'fp16', ''];

describe('the weights for a device', () => {
  it('are those of 4 bits on WebGPU', () => {
    expect(ranked(withGpu, kinds)).toEqual(['q4: recommended', 'q4f16: -', 'fp16: -', 'fp32: -', 'int8: -']);
  });

  it('are not those that compute in half precision where the adapter cannot', () => {
    expect(ranked(withoutF16, kinds)).toEqual([
      'q4: recommended',
      'fp32: -',
      'int8: -',
      'q4f16: needs-shader-f16',
      'fp16: needs-shader-f16',
    ]);
  });

  it('are those of 16, 32 or 8 bits on WASM', () => {
    const wanted = ['fp16: recommended', 'fp32: -', 'int8: -', 'q4: slow-on-wasm', 'q4f16: slow-on-wasm'];
    expect(ranked(withoutGpu, kinds)).toEqual(wanted);
    expect(rankWeights(offers(kinds), 'wasm', withGpu)[0]?.offer.file).toBe('onnx/model_fp16.onnx');
  });

  it('fit into the address space of WASM', () => {
    expect(ranked(withoutGpu, ['fp16', 'int8'], 2e9)).toEqual(['int8: recommended', 'fp16: too-large']);
    expect(ranked(withoutGpu, [''], null)).toEqual(['fp32: recommended']);
  });

  it('are slow, and none is recommended, where only 4 bits are offered on WASM', () => {
    expect(ranked(withoutGpu, ['q4f16', 'q4'])).toEqual(['q4: slow-on-wasm', 'q4f16: slow-on-wasm']);
  });

  it('of a kind that is not known come last', () => {
    expect(ranked(withGpu, ['nf9', 'q4'])).toEqual(['q4: recommended', 'nf9: -']);
  });
});
