/**
 * A model with states, run by ONNX Runtime: through the engine it says what its definition says, after whatever passes
 * and cuts.
 */
import fc from '../../bytes/testing/fast-check.ts';
import * as ort from '../../engine/node-runtime.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Decoder } from '../../engine/decoder.ts';
import { openSession, type DecoderSession } from '../../engine/session.ts';
import { hybrid } from './hybrid-graph.ts';

const toy = hybrid(16);
const { vocabularySize } = toy;

describe.each([
  ['float32', 1e-3],
  ['float16', 0.1],
] as const)('a model with convolution, recurrence and attention (%s cache)', (cacheType, tolerance) => {
  let session: DecoderSession;
  beforeAll(async () => {
    session = await openSession({ graph: toy.graph(cacheType), data: [] }, ort, 'cpu');
  });
  afterAll(() => session.release());

  const newDecoder = (): Decoder => new Decoder(session, 256, vocabularySize);
  const expectClose = (found: Float32Array, expected: readonly number[]): void => {
    const differences = expected.map((logit, id) => Math.abs(logit - (found[id] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThan(tolerance);
  };

  it('says the same in one pass, in chunks and token by token', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => (7 * i * i + 3) % vocabularySize);
    for (const size of [ids.length, 7, 1]) {
      const decoder = newDecoder();
      for (let start = 0; start < ids.length; start += size) {
        const end = Math.min(start + size, ids.length);
        expectClose(await decoder.forward(ids.slice(start, end)), toy.logits(ids.slice(0, end)));
      }
    }
  });

  it('says after any passes and cuts what its definition says of the sequence', async () => {
    const token = fc.nat({ max: vocabularySize - 1 });
    const step = fc.record({
      percentKept: fc.oneof(fc.constant(100), fc.nat({ max: 100 })),
      append: fc.array(token, { minLength: 1, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const decoder = newDecoder();
        let sequence: number[] = [];
        for (const { percentKept, append } of steps) {
          sequence = sequence.slice(0, Math.floor((percentKept / 100) * sequence.length));
          decoder.truncate(sequence.length);
          sequence = [...sequence, ...append];
          expectClose(await decoder.forward(append), toy.logits(sequence));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('writes after a cut, bit for bit, what it would have written without having gone on', async () => {
    const ids = [3, 1, 4, 1, 5, 9, 2, 6];
    const straight = newDecoder();
    await straight.forward(ids);
    const expected = await straight.forward([7]);
    const cut = newDecoder();
    await cut.forward(ids);
    await cut.forward([11, 12, 13]);
    cut.truncate(ids.length);
    expect(await cut.forward([7])).toEqual(expected);
  });
});
