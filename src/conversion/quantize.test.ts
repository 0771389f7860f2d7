import fc from '../bytes/testing/fast-check.ts';
import { expect, it } from 'vitest';

import { fromFloat16, toFloat16 } from '../bytes/float16.ts';
import { encodeQ4, encodeQ8, ggufFormats } from './gguf-blocks.ts';
import { fromBlocks, fromByteRows, toBlocks, toByteRows } from './quantize.ts';

const numbers = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 70 });
const largest = (values: Float32Array): number => Math.max(...values.map(Math.abs));

it('4 bits miss a weight by less than an eighth of its block, and keep the largest', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 3 }), (row, rows) => {
      const values = Float32Array.from({ length: rows * row.length }, (_, i) => row[i % row.length] ?? 0);
      const back = fromBlocks(toBlocks(values, row.length, false), row.length);
      expect(back.length).toBe(values.length);
      for (const [i, value] of values.entries()) {
        const start = i - ((i % row.length) % 32);
        const block = values.subarray(start, Math.min(start + 32, i - (i % row.length) + row.length));
        const step = largest(block) / 8;
        expect(Math.abs((back[i] ?? NaN) - value)).toBeLessThanOrEqual(step * 1.0001 + 1e-40);
      }
      expect(largest(back)).toBeCloseTo(largest(values), 4);
    }),
  );
});

it('8 bits miss a weight by at most half a step of its row', () => {
  fc.assert(
    fc.property(numbers, (row) => {
      const values = Float32Array.from(row);
      const back = fromByteRows(toByteRows(values, row.length), row.length);
      for (const [i, value] of values.entries()) {
        expect(Math.abs((back[i] ?? NaN) - value)).toBeLessThanOrEqual(largest(values) / 253 + 1e-40);
      }
    }),
  );
});

it('zeros stay zeros', () => {
  const zeros = new Float32Array(64);
  expect(fromBlocks(toBlocks(zeros, 64, true), 64).map(Math.abs)).toEqual(zeros);
  expect(fromByteRows(toByteRows(zeros, 64), 64)).toEqual(zeros);
});

it("llama.cpp's blocks hold the same numbers", () => {
  const values = Float32Array.from({ length: 96 }, (_, i) => Math.sin(i * 1.7) * (1 + i / 10));
  expect(ggufFormats[2]?.decode(encodeQ4(values))).toEqual(fromBlocks(toBlocks(values, 32, true), 32));
  const { bytes, scales } = toByteRows(values, 32);
  const halves = fromFloat16(toFloat16(scales));
  expect(ggufFormats[8]?.decode(encodeQ8(values))).toEqual(fromByteRows({ bytes, scales: halves }, 32));
});
