import fc from './testing/fast-check.ts';
import { expect, it } from 'vitest';
import { Utf8StreamDecoder } from './utf8-stream-decoder.ts';

const piece = fc.oneof(
  fc.uint8Array({ maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => new TextEncoder().encode(text)),
  fc.constantFrom([0xef], [0xbb, 0xbf], [0xef, 0xbb, 0xbf]).map((mark) => Uint8Array.from(mark)),
);

it('decodes each piece like a streaming TextDecoder', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const decoder = new TextDecoder();
      const own = new Utf8StreamDecoder();
      expect(pieces.map((bytes) => own.push(bytes))).toEqual(
        pieces.map((bytes) => decoder.decode(bytes, { stream: true })),
      );
    }),
    { numRuns: 2000 },
  );
});
