import { describe, expect, it } from 'vitest';

import { cacheSlot, firstPositions, noCacheSizes, shapeAt, zerosOf, type CacheSizes } from './cache.ts';
import { ModelError } from './errors.ts';

const slotOf = (
  name: string,
  shape: readonly (number | string)[],
  output: string,
  type: 'float32' | 'float16' | 'int64' = 'float32',
  sizes: Partial<CacheSizes> = {},
) => cacheSlot({ name, isTensor: true, type, shape }, ['logits', output], { ...noCacheSizes, ...sizes });

describe('an input with the name of a cache', () => {
  it.each([
    ['past_key_values.3.key', ['batch_size', 8, 'past', 128], 'present.3.key', [1, 8, 0, 128], 2],
    ['past_key_values.3.value', [1, 8, 'past', 128], 'present.3.value', [1, 8, 0, 128], 2],
    ['past_key_values.0.key_value', ['batch_size', 'past', 256], 'present.0.key_value', [1, 0, 256], 1],
    ['past_conv.0', ['batch_size', 1024, 3], 'present_conv.0', [1, 1024, 3], null],
    ['past_conv.0.query', ['batch_size', 64, 4], 'present_conv.0.query', [1, 64, 4], null],
    ['past_ssm.1', ['batch_size', 48, 32, 128], 'present_ssm.1', [1, 48, 32, 128], null],
    ['past_recurrent.2', ['batch_size', 16, 128, 128], 'present_recurrent.2', [1, 16, 128, 128], null],
    ['past_key_values.0.conv_state', ['batch_size', 64, 2], 'present.0.conv_state', [1, 64, 2], null],
    ['past_compressor.4.kv', ['batch_size', 'window', 64], 'present_compressor.4.kv', [1, 0, 64], null],
  ] as const)('%s %j is fed from %s', (name, shape, output, empty, positions) => {
    expect(slotOf(name, shape, output)).toMatchObject({ input: name, output, shape: empty, positions });
  });

  it('takes from config.json how many heads share an axis with the batch', () => {
    const shape = ['batch_size x num_heads', 64, 'past'];
    const slot = slotOf('past_key_values.0.key', shape, 'present.0.key', 'float32', { heads: 16 });
    expect(slot).toMatchObject({ shape: [16, 64, 0], positions: 2 });
  });

  it('takes from config.json the sizes that the export only names', () => {
    const sizes = { keyValueHeads: 8, headSize: 64 };
    for (const shape of [
      ['batch_size', 8, 'past_sequence_length', 'kv_cache_dim'],
      ['batch_size', 'num_key_value_heads', 'past_sequence_length', 'head_dim'],
    ]) {
      const slot = slotOf('past_key_values.0.key', shape, 'present.0.key', 'float16', sizes);
      expect(slot).toMatchObject({ shape: [1, 8, 0, 64], positions: 2 });
    }
  });

  it('is not a cache input without a matching output', () => {
    expect(slotOf('past_conv.0', ['batch_size', 1024, 3], 'present_conv.1')).toBeNull();
    expect(slotOf('input_ids', ['batch_size', 'sequence'], 'input_ids')).toBeNull();
  });

  it.each([
    [['batch_size x num_heads', 64, 'past'], 'float32', /^cache-shape/],
    [['heads_of_all', 64, 'past'], 'float32', /^cache-shape/],
    [['batch_size', 'heads', 'past', 64], 'float32', /^cache-shape/],
    [
      ['batch_size', 8, 'past', 'kv_cache_dim'],
      'float32',
      /^cache-shape.*\["batch_size","8","past","kv_cache_dim"\]/,
    ],
    [['batch_size', 8, 2048, 64], 'float32', /^cache-shape/],
    [['batch_size', 8, 'past', 64], 'int64', /^cache-type.*int64/],
  ] as const)('is refused with a reason if it cannot be kept: %j %s', (shape, type, reason) => {
    const reading = () => slotOf('past_key_values.0.key', shape, 'present.0.key', type);
    expect(reading).toThrow(ModelError);
    expect(reading).toThrow(reason);
  });
});

it('is cut row by row along the axis that grows', () => {
  const keys = slotOf('past_key_values.0.key', ['batch', 2, 'past', 2], 'present.0.key');
  const both = slotOf('past_key_values.0.key_value', ['batch', 'past', 2], 'present.0.key_value');
  if (keys === null || both === null) throw new Error('no slots');
  expect(shapeAt(keys, 3)).toEqual([1, 2, 3, 2]);
  const numbers = Float32Array.from({ length: 12 }, (_, i) => i);
  expect(firstPositions(numbers, keys, 3, 1)).toEqual(Float32Array.of(0, 1, 6, 7));
  expect(firstPositions(numbers, both, 6, 2)).toEqual(Float32Array.of(0, 1, 2, 3));
});

it('starts with empty keys and values, and with a zero state', () => {
  const keys = slotOf('past_key_values.0.key', ['batch', 2, 'past', 2], 'present.0.key');
  const state = slotOf('past_conv.0', ['batch', 2, 3], 'present_conv.0', 'float16');
  if (keys === null || state === null) throw new Error('no slots');
  expect(zerosOf(keys)).toEqual(new Float32Array());
  expect(zerosOf(state)).toEqual(new Uint16Array(6));
});
