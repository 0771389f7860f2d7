import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { ContextLengthError, Decoder } from './decoder.ts';
import { anyCacheSteps, takeCacheSteps } from './testing/cache-steps.ts';
import type { RecordingOptions, RecordingRuntime } from './testing/session.ts';
import { recordingRuntime } from './testing/session.ts';
import { openSession } from './session.ts';

async function setUp(
  options: RecordingOptions = {},
  contextLength = 64,
  vocabularySize = 32,
  passLimit?: number,
): Promise<{ decoder: Decoder; runtime: RecordingRuntime }> {
  const runtime = recordingRuntime(options);
  const session = await openSession({ graph: new Uint8Array(), data: [] }, runtime, 'cpu');
  return { decoder: new Decoder(session, contextLength, vocabularySize, passLimit), runtime };
}

function mostProbable(logits: Float32Array): number {
  return logits.indexOf(Math.max(...logits));
}

describe('a decoder', () => {
  it('runs new tokens only, in one pass', async () => {
    const { decoder, runtime } = await setUp();
    await decoder.forward([1, 2, 3, 4, 5]);
    await decoder.forward([6]);
    await decoder.forward([7, 8, 9]);
    expect(runtime.passes).toEqual([5, 1, 3]);
    expect(decoder.length).toBe(9);
  });

  it.each([
    ['float32', null],
    ['float16', null],
    ['float32', 3],
    ['float16', 1],
  ] as const)(
    'is after any passes and cuts where one pass over the same tokens would be (%s cache, state of %s tokens)',
    async (cacheType, stateSize) => {
      await fc.assert(
        fc.asyncProperty(anyCacheSteps(32, 5), async (steps) => {
          const { decoder } = await setUp({ cacheType, stateSize }, 1000);
          let sequence: readonly number[] = [];
          for await (const after of takeCacheSteps(decoder, steps)) {
            sequence = after;
            expect(decoder.length).toBe(sequence.length);
          }
          const { decoder: fresh } = await setUp({ cacheType, stateSize }, 1000);
          expect(await decoder.forward([3])).toEqual(await fresh.forward([...sequence, 3]));
        }),
        { numRuns: 40 },
      );
    },
  );

  it('reads many tokens in passes of limited size, with the same result', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => (5 * i) % 32);
    const { decoder, runtime } = await setUp({ expectsEverywhere: true }, 64, 32, 8);
    const whole = await setUp({ expectsEverywhere: true });
    expect(await decoder.forward(ids, undefined, true)).toEqual(
      await whole.decoder.forward(ids, undefined, true),
    );
    expect(runtime.passes).toEqual([8, 8, 4]);
    expect(decoder.surprises).toEqual(whole.decoder.surprises);
    expect(decoder.surprises?.slice(1).every(Number.isFinite)).toBe(true);
  });

  it('reads the first tokens of a model with states in one pass all the same', async () => {
    const { decoder, runtime } = await setUp({ stateSize: 3 }, 64, 32, 4);
    await decoder.forward([1, 2, 3, 4, 5, 6]);
    await decoder.forward([7, 8]);
    expect(runtime.passes).toEqual([6, 1, 1]);
  });

  it('can be stopped by a message between two passes, and keeps the sequence', async () => {
    const { decoder, runtime } = await setUp({}, 64, 32, 4);
    await decoder.forward([1, 2]);
    const abort = new AbortController();
    // A message of another thread, as a stop is.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      abort.abort(new Error('stopped'));
      port1.close();
    };
    port2.postMessage(null);
    await expect(decoder.forward(new Array<number>(40).fill(3), abort.signal)).rejects.toThrow('stopped');
    expect(runtime.passes.length).toBeLessThan(11);
    expect(decoder.length).toBe(2);
    const fresh = await setUp();
    expect(await decoder.forward([5])).toEqual(await fresh.decoder.forward([1, 2, 5]));
  });

  it('refuses tokens that do not fit, and continues from its last position', async () => {
    const { decoder, runtime } = await setUp({}, 4);
    await decoder.forward([1, 2, 3]);
    await expect(decoder.forward([4, 5])).rejects.toThrow(ContextLengthError);
    await decoder.forward([4]);
    expect(runtime.passes).toEqual([3, 1]);
  });

  it('keeps its cache when a pass fails', async () => {
    let broken = false;
    const { decoder } = await setUp({
      beforePass: () => {
        if (broken) throw new Error('device lost');
      },
      next: (sequence) => sequence.length,
    });
    await decoder.forward([1, 2, 3]);
    decoder.truncate(2);
    broken = true;
    await expect(decoder.forward([9])).rejects.toThrow('device lost');
    broken = false;
    expect(decoder.length).toBe(2);
    expect(mostProbable(await decoder.forward([9]))).toBe(3);
  });

  it('does one pass at a time', async () => {
    const { decoder } = await setUp();
    const first = decoder.forward([1]);
    expect(() => {
      decoder.truncate(0);
    }).toThrow(/cut during a pass/);
    await expect(decoder.forward([2])).rejects.toThrow(/two passes/);
    await first;
    expect(decoder.length).toBe(1);
  });

  it('cannot be cut to more than it has', async () => {
    const { decoder } = await setUp();
    await decoder.forward([1, 2]);
    for (const length of [3, -1, 0.5, Number.NaN]) {
      expect(() => {
        decoder.truncate(length);
      }).toThrow(RangeError);
    }
    await expect(decoder.forward([])).rejects.toThrow(RangeError);
  });

  it('leaves out logits without a token', async () => {
    const { decoder } = await setUp({}, 64, 30);
    expect(await decoder.forward([1])).toHaveLength(30);
  });

  describe('of a model with states', () => {
    it('prefills a prompt in one pass and decodes token by token', async () => {
      const { decoder, runtime } = await setUp({ stateSize: 3 });
      await decoder.forward([1, 2, 3, 4]);
      await decoder.forward([5, 6]);
      expect(runtime.passes).toEqual([4, 1, 1]);
    });

    it('returns to the last kept states, and reads again only the tokens after them', async () => {
      const { decoder, runtime } = await setUp({ stateSize: 3 });
      await decoder.forward([1, 2, 3, 4]);
      await decoder.forward([5, 6, 7]);
      decoder.truncate(6);
      await decoder.forward([8]);
      expect(runtime.passes).toEqual([4, 1, 1, 1, 1]);
      // Inside the prompt there are none.
      decoder.truncate(2);
      await decoder.forward([9]);
      expect(runtime.passes.slice(5)).toEqual([3]);
    });

    it('stops between two passes when told to', async () => {
      const stopping = new AbortController();
      const { decoder, runtime } = await setUp({
        stateSize: 3,
        beforePass: (sequence) => {
          if (sequence.length === 4) stopping.abort(new Error('stopped by the person'));
        },
      });
      await decoder.forward([1, 2]);
      await expect(decoder.forward([3, 4, 5, 6], stopping.signal)).rejects.toThrow('stopped by the person');
      expect(runtime.passes).toEqual([2, 1, 1]);
      expect(decoder.length).toBe(2);
      await decoder.forward([7]);
      expect(decoder.length).toBe(3);
    });

    it('keeps the sequence when reading again fails in the middle', async () => {
      let passesLeft = Infinity;
      const next = (sequence: readonly number[]) => sequence.reduce((sum, id) => sum + id, 0) % 32;
      const { decoder } = await setUp({
        stateSize: 3,
        next,
        beforePass: () => {
          passesLeft -= 1;
          if (passesLeft < 0) throw new Error('device lost');
        },
      });
      await decoder.forward([1, 2]);
      await decoder.forward([3, 4]);
      decoder.truncate(3);
      passesLeft = 1;
      await expect(decoder.forward([5, 6])).rejects.toThrow('device lost');
      passesLeft = Infinity;
      expect(decoder.length).toBe(3);
      expect(mostProbable(await decoder.forward([7]))).toBe(next([1, 2, 3, 7]));
    });
  });

  it('starts again after its cache was freed', async () => {
    const { decoder, runtime } = await setUp();
    await decoder.forward([1, 2]);
    decoder.dispose();
    await decoder.forward([5]);
    expect(decoder.length).toBe(1);
    expect(runtime.passes).toEqual([2, 1]);
  });
});
