import { Tensor } from 'onnxruntime-common';
import { describe, expect, it } from 'vitest';

import { feedOf, whyNotFed } from './inputs.ts';

/** The tensor that an input gets for the tokens 7 and 8 after three others. */
function fed(name: string, shape: readonly (number | string)[]) {
  const tensor = feedOf({ name, isTensor: true, type: 'int64', shape }, Tensor)?.([7, 8], 3);
  return tensor && { type: tensor.type, dims: tensor.dims, values: Array.from(tensor.data as never, Number) };
}

describe('an input', () => {
  it.each([
    ['input_ids', ['batch', 'sequence'], { type: 'int64', dims: [1, 2], values: [7, 8] }],
    ['attention_mask', ['batch', 'total'], { type: 'int64', dims: [1, 5], values: [1, 1, 1, 1, 1] }],
    ['position_ids', ['batch', 'sequence'], { type: 'int64', dims: [1, 2], values: [3, 4] }],
    [
      'position_ids',
      [3, 'batch', 'sequence'],
      { type: 'int64', dims: [3, 1, 2], values: [3, 4, 3, 4, 3, 4] },
    ],
    ['num_logits_to_keep', [], { type: 'int64', dims: [], values: [1] }],
    ['use_cache_branch', [1], { type: 'bool', dims: [1], values: [1] }],
    ['token_type_ids', ['batch', 'sequence'], null],
  ] as const)('is fed by its name and shape: %s %j', (name, shape, expected) => {
    expect(fed(name, shape) ?? null).toEqual(expected);
  });

  it('of an export with a branch for the first pass says which pass it is', () => {
    const feed = feedOf({ name: 'use_cache_branch', isTensor: true, type: 'bool', shape: [1] }, Tensor);
    expect(feed?.([7, 8], 0).data).toEqual(Uint8Array.of(0));
  });
});

it.each([
  [['encoder_hidden_states', 'encoder_attention_mask'], 'encoder-decoder-half'],
  [['decoder_input_ids'], 'encoder-decoder-half'],
  [['pixel_values', 'inputs_embeds'], 'not-text-only'],
  [['inputs_embeds', 'per_layer_inputs'], 'embeddings-missing'],
  [['token_type_ids'], 'inputs-unknown'],
])('a graph that wants %j is refused with a reason', (names, code) => {
  expect(whyNotFed(names)).toEqual({ code, params: { inputs: names } });
});
