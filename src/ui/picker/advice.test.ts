import { describe, expect, it } from 'vitest';

import type { DeviceFacts } from '../../student/device-facts.ts';
import { adviceFor } from './advice.ts';
import { suggestedModels } from './hub-models.ts';

const gpu = { hasShaderF16: true, isFallback: false, subgroupSize: 32 };
const withGpu: DeviceFacts = { gpu, whyNoGpu: null };
const withoutGpu: DeviceFacts = { gpu: null, whyNoGpu: { code: 'no-webgpu' } };

function advised(name: string, facts: DeviceFacts) {
  const model = suggestedModels.find((each) => each.name === name);
  if (model === undefined) throw new Error(name);
  return adviceFor(model, 'auto', facts);
}

describe('the advice for a device', () => {
  it('is the fewest bits on a GPU', () => {
    expect(advised('Qwen3-0.6B', withGpu)).toMatchObject({ kind: 'q4', why: 'few-bits' });
  });

  it('is fp16 without one, which takes twice its size in memory', () => {
    const advice = advised('SmolLM2-135M-Instruct', withoutGpu);
    expect(advice).toMatchObject({ kind: 'fp16', why: 'widened-once' });
    expect(advice?.memoryBytes).toBeGreaterThan(2 * (advice?.downloadBytes ?? Infinity));
  });

  it('is what fits, or what there is, where fp16 does not', () => {
    expect(advised('SmolLM2-1.7B-Instruct', withoutGpu)).toMatchObject({ kind: 'int8', why: 'fits-in-wasm' });
    expect(advised('Qwen3-1.7B', withoutGpu)).toMatchObject({ kind: 'q4', why: 'only-slow' });
  });
});
