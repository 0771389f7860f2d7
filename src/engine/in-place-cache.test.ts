import fc from '../bytes/testing/fast-check.ts';
import { expect, it } from 'vitest';

import { Decoder } from './decoder.ts';
import { positionRuns } from './device-memory.ts';
import { InPlaceCache } from './in-place-cache.ts';
import { openSession } from './session.ts';
import { anyCacheSteps, takeCacheSteps } from './testing/cache-steps.ts';
import { graphInPlace, recordingRuntime, type RecordingOptions } from './testing/session.ts';

const contextLength = 100;

async function setUp(options: RecordingOptions = {}, capacity = 2) {
  const runtime = recordingRuntime({ hasMemory: true, ...options });
  const session = await openSession({ graph: graphInPlace, data: [] }, runtime, 'webgpu');
  const { memory } = session.inPlace;
  if (memory === null) throw new Error('The session has no memory.');
  const cache = new InPlaceCache(session.slots, memory, contextLength, capacity);
  return { decoder: new Decoder(session, contextLength, 32, 7, cache), runtime, session };
}

it.each(['float32', 'float16'] as const)(
  'is after any passes and cuts where one growing pass over the same tokens would be (%s)',
  async (cacheType) => {
    await fc.assert(
      fc.asyncProperty(anyCacheSteps(32, 9), async (steps) => {
        const { decoder, session } = await setUp({ cacheType });
        let sequence: readonly number[] = [];
        for await (const after of takeCacheSteps(decoder, steps)) sequence = after;
        const growing = new Decoder(session, contextLength, 32);
        expect(await decoder.forward([3])).toEqual(await growing.forward([...sequence, 3]));
      }),
      { numRuns: 40 },
    );
  },
);

it('doubles its room, up to the context length, and moves nothing for a cut', async () => {
  const { decoder, runtime } = await setUp({}, 16);
  const rooms = (): number[] => [...new Set(runtime.allocated.map(({ dims }) => dims[2] ?? 0))];
  const tokens = (count: number): number[] => new Array<number>(count).fill(1);
  await decoder.forward(tokens(16));
  expect(rooms()).toEqual([16]);
  await decoder.forward(tokens(1));
  expect(rooms()).toEqual([32]);
  await decoder.forward(tokens(70));
  expect(rooms()).toEqual([contextLength]);
  const buffers = [...runtime.allocated];
  decoder.truncate(3);
  await decoder.forward(tokens(60));
  expect(runtime.allocated).toEqual(buffers);
  decoder.dispose();
  expect(runtime.allocated).toEqual([]);
});

it('keeps what it had where the device has no room for more', async () => {
  const { decoder, runtime, session } = await setUp({}, 4);
  await decoder.forward([1, 2, 3, 4]);
  const { memory } = session.inPlace;
  if (memory === null) throw new Error('The session has no memory.');
  const before = [...runtime.allocated];
  const tight = new InPlaceCache(
    session.slots,
    { ...memory, allocate: () => Promise.reject(new Error('out of memory')) },
    contextLength,
  );
  await expect(tight.tensorsFor(1)).rejects.toThrow('out of memory');
  expect(runtime.allocated).toEqual(before);
});

it.each([
  ['on a CPU', 'cpu', graphInPlace, {}, 'cache-growing-device'],
  ['where the device shows no memory', 'webgpu', graphInPlace, { hasMemory: false }, 'cache-growing-device'],
  ['without GroupQueryAttention', 'webgpu', new Uint8Array(64).fill(71), {}, 'cache-growing-graph'],
  ['with states', 'webgpu', graphInPlace, { stateSize: 3 }, 'cache-growing-graph'],
] as const)('is not tried %s', async (_, device, graph, options, code) => {
  const runtime = recordingRuntime({ hasMemory: true, ...options });
  const session = await openSession({ graph, data: [] }, runtime, device);
  expect(session.inPlace).toEqual({ memory: null, whyNot: { code } });
});

it('copies the first positions of each head', () => {
  expect(positionRuns([1, 2, 4, 3], [1, 2, 8, 3], 2, 2)).toEqual([
    { from: 0, to: 0, elements: 6 },
    { from: 12, to: 24, elements: 6 },
  ]);
});
