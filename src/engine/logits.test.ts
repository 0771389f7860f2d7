import { Tensor } from 'onnxruntime-common';
import { describe, expect, it } from 'vitest';
import { readLogits, surprisesOf } from './logits.ts';

const log = Math.log;
/** Three positions over a vocabulary of two: certain of 0 by 3 to 1, undecided, certain of 1 by 9 to 1. */
const values = [log(3), log(1), 2, 2, 0, log(9)];

describe('logits', () => {
  it('give the surprise of each token but the first', () => {
    const [first, ...rest] = surprisesOf(Float32Array.from(values), [1, 0, 1], 2);
    expect(first).toBeNaN();
    expect(rest[0]).toBeCloseTo(log(4 / 3));
    expect(rest[1]).toBeCloseTo(log(2));
  });

  it('of large numbers do not overflow', () => {
    expect(surprisesOf(Float32Array.of(1000, 999, 0, 0), [0, 1], 2)[1]).toBeCloseTo(
      1 + log(1 + Math.exp(-1)),
    );
  });

  it('are read whole only where the tokens are to be scored', async () => {
    const tensor = () => new Tensor('float32', Float32Array.from(values), [1, 3, 2]);
    const without = await readLogits(tensor(), [1, 0, 1], false);
    expect(without.surprises).toBeNull();
    expect([...without.last]).toEqual([0, Math.fround(log(9))]);
    expect((await readLogits(tensor(), [1, 0, 1], true)).surprises).toHaveLength(3);
  });

  it('of the last position alone score nothing', async () => {
    const tensor = new Tensor('float32', Float32Array.of(1, 2), [1, 1, 2]);
    const { last, surprises } = await readLogits(tensor, [1, 0, 1], true);
    expect([[...last], surprises]).toEqual([[1, 2], null]);
  });

  it('in half precision are widened', async () => {
    // 1, 0.5, -2 and 0 as half-precision bits.
    const bits = Uint16Array.of(0x3c00, 0x3800, 0xc000, 0);
    const { last, surprises } = await readLogits(new Tensor('float16', bits, [1, 2, 2]), [0, 1], true);
    expect([...last]).toEqual([-2, 0]);
    expect(surprises?.[1]).toBeCloseTo(0.5 + log(1 + Math.exp(-0.5)) + 0, 2);
  });
});
