import { describe, expect, it } from 'vitest';

import { cacheBytes, estimatedBytes, parameters, suggestedModels } from './hub-models.ts';

const shapeOf = (name: string) => {
  const model = suggestedModels.find((each) => each.name === name);
  if (model === undefined) throw new Error(name);
  return model.shape;
};

describe('the suggested students', () => {
  it.each([
    ['Qwen3-0.6B', 0.596e9],
    ['Qwen3-1.7B', 1.72e9],
    ['Qwen2.5-0.5B-Instruct', 0.494e9],
    ['Qwen2.5-1.5B-Instruct', 1.544e9],
    ['SmolLM2-135M-Instruct', 0.1345e9],
    ['SmolLM2-360M-Instruct', 0.362e9],
    ['SmolLM2-1.7B-Instruct', 1.711e9],
    ['Llama-3.2-1B-Instruct', 1.236e9],
  ])('have the parameters that are published: %s', (name, published) => {
    const { embedding, others } = parameters(shapeOf(name));
    expect(Math.abs((embedding + others) / published - 1)).toBeLessThan(0.005);
  });

  // From the file lists of the models' pages on the hub.
  it.each([
    ['Llama-3.2-1B-Instruct', { q4: 1.66e9, q4f16: 1.07e9, int8: 1.24e9, fp16: 2.47e9, '': 4.94e9 }],
    ['Qwen2.5-1.5B-Instruct', { q4: 1.79e9, q4f16: 1.22e9, int8: 1.58e9, fp16: 3.1e9, '': 6.21e9 }],
    ['Qwen2.5-0.5B-Instruct', { q4: 786e6, q4f16: 483e6, int8: 512e6, fp16: 997e6, '': 1.99e9 }],
    ['SmolLM2-1.7B-Instruct', { q4: 1.41e9, q4f16: 1.11e9, int8: 1.72e9, fp16: 3.43e9, '': 6.85e9 }],
    ['Qwen3-0.6B', { q4f16: 570e6 }],
  ])('have about the sizes that the hub lists: %s', (name, listed) => {
    for (const [kind, bytes] of Object.entries(listed)) {
      expect(Math.abs(estimatedBytes(shapeOf(name), kind) / bytes - 1), kind).toBeLessThan(0.05);
    }
  });

  it('need room for keys and values too', () => {
    // 2 x 28 layers x 8 heads x 128 numbers x 4 bytes for each token
    expect(cacheBytes(shapeOf('Qwen3-0.6B')) / 2048).toBe(229_376);
  });
});
