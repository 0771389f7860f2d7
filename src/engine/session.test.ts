import { describe, expect, it } from 'vitest';

import { Decoder } from './decoder.ts';
import { recordingRuntime } from './testing/session.ts';
import { openSession } from './session.ts';

const weights = { graph: new Uint8Array(), data: [] };

describe('exports that differ', () => {
  it.each([
    [[]],
    [['attention_mask']],
    [['attention_mask', 'position_ids', 'num_logits_to_keep']],
    [['use_cache_branch']],
  ])('are fed the inputs that they declare: %j', async (inputs) => {
    const runtime = recordingRuntime({ inputs });
    const decoder = new Decoder(await openSession(weights, runtime, 'cpu'), 16, 32);
    const logits = await decoder.forward([1, 2, 3]);
    expect(logits).toHaveLength(32);
    await decoder.forward([4]);
  });

  it('may hold their cache in half precision', async () => {
    const session = await openSession(weights, recordingRuntime({ cacheType: 'float16' }), 'cpu');
    expect(session.slots.map((slot) => slot.type)).toEqual(['float16', 'float16', 'float16', 'float16']);
  });

  it('are decoded token by token if they support nothing else', async () => {
    for (const options of [{ stateSize: 3 }, { inputs: ['use_cache_branch'] }]) {
      const runtime = recordingRuntime(options);
      const decoder = new Decoder(await openSession(weights, runtime, 'cpu'), 16, 32);
      await decoder.forward([1, 2, 3]);
      await decoder.forward([4, 5]);
      expect(runtime.passes).toEqual([3, 1, 1]);
    }
  });

  it('are refused if they have an unknown input', async () => {
    const runtime = recordingRuntime({ inputs: ['pixel_values'] });
    await expect(openSession(weights, runtime, 'cpu')).rejects.toThrow(/pixel_values/);
    expect(runtime.open).toEqual([]);
  });
});

it('names the device that cannot run a model, and why', async () => {
  const runtime = recordingRuntime({
    beforeOpen: () => {
      throw new Error('unknown operator');
    },
  });
  await expect(openSession(weights, runtime, 'webgpu')).rejects.toThrow(
    /^runtime-failed.*webgpu.*unknown operator/,
  );
});
