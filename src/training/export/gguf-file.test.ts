import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { encodeGguf, type GgufValue } from './gguf-file.ts';
import { numbersOf, readGguf } from '../testing/gguf-reader.ts';

/** A value and what a reader finds: the number of its type, and the value itself. */
const anyValue: fc.Arbitrary<{ value: GgufValue; read: { type: number; value: unknown } }> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((value) => ({ value, read: { type: 8, value } })),
  fc.boolean().map((value) => ({ value, read: { type: 7, value } })),
  fc.nat(0xffffffff).map((uint32) => ({ value: { uint32 }, read: { type: 4, value: uint32 } })),
  fc.float({ noNaN: true }).map((float32) => ({ value: { float32 }, read: { type: 6, value: float32 } })),
  fc.array(fc.integer()).map((int32s) => ({ value: { int32s }, read: { type: 5, value: int32s } })),
  fc.array(fc.string({ unit: 'grapheme' })).map((value) => ({ value, read: { type: 8, value } })),
);

const anyTensor = fc.record({
  name: fc.string({ minLength: 1, unit: 'grapheme' }),
  shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
  numbers: fc.infiniteStream(fc.float({ noNaN: true })),
});

describe('encodeGguf', () => {
  it('begins with the name of the format, its version and two counts', () => {
    const tensor = { name: 't', shape: [1], type: 'float32', bytes: new Uint8Array(4) } as const;
    const bytes = encodeGguf({ metadata: new Map([['a', 'b']]), tensors: [tensor, tensor] });
    const head = [...new TextEncoder().encode('GGUF'), 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0];
    expect([...bytes.subarray(0, head.length)]).toEqual(head);
  });

  it('keeps every value, with its type', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), anyValue), (values) => {
        const entries = Object.entries(values);
        const metadata = new Map(entries.map(([key, { value }]) => [key, value]));
        const read = readGguf(encodeGguf({ metadata, tensors: [] }));
        expect([...read.metadata]).toEqual(entries.map(([key, { read: found }]) => [key, found]));
      }),
    );
  });

  it('keeps every tensor, its innermost dimension first, at a multiple of 32 bytes', () => {
    fc.assert(
      fc.property(fc.array(anyTensor), fc.string(), (drawn, text) => {
        const tensors = drawn.map(({ name, shape, numbers }) => {
          const count = shape.reduce((product, size) => product * size, 1);
          return { name, shape, numbers: [...numbers.take(count)] };
        });
        const bytes = encodeGguf({
          metadata: new Map([['text', text]]),
          tensors: tensors.map(({ name, shape, numbers }) => ({
            name,
            shape,
            type: 'float32',
            bytes: new Uint8Array(Float32Array.from(numbers).buffer),
          })),
        });
        const read = readGguf(bytes);
        expect(read.tensors.map(({ name, sizes }) => ({ name, sizes }))).toEqual(
          tensors.map(({ name, shape }) => ({ name, sizes: shape.toReversed() })),
        );
        expect(read.tensors.map((tensor) => numbersOf(bytes, tensor))).toEqual(
          tensors.map(({ numbers }) => numbers),
        );
        for (const { start } of read.tensors) expect(start % 32).toBe(0);
        expect(bytes.length % 32).toBe(0);
      }),
    );
  });
});
