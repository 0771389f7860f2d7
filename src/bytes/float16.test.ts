import fc from './testing/fast-check.ts';
import { expect, it } from 'vitest';
import { fromFloat16, toFloat16 } from './float16.ts';

/** The number that 16 bits stand for, after the standard's definition. */
function valueOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

it('keeps every half as it is', () => {
  const bits = Array.from({ length: 0x10000 }, (_, each) => each).filter((each) => !isNaN(valueOf(each)));
  expect(Array.from(toFloat16(Float32Array.from(bits, valueOf)))).toEqual(bits);
});

it('gives back the numbers that halves stand for', () => {
  const halves = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits);
  expect(Array.from(fromFloat16(halves))).toEqual(Array.from(halves, valueOf));
});

it('rounds to the nearest half', () => {
  fc.assert(
    fc.property(fc.float({ min: -65000, max: 65000, noNaN: true }), (value) => {
      const bits = toFloat16(Float32Array.of(value))[0] ?? 0;
      const error = Math.abs(valueOf(bits) - value);
      for (const neighbor of [bits - 1, bits + 1]) {
        const other = Math.abs(valueOf(neighbor & 0xffff) - value);
        if (Number.isFinite(other)) expect(error).toBeLessThanOrEqual(other);
      }
    }),
  );
});
