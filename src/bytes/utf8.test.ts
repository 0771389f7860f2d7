import fc from './testing/fast-check.ts';
import { expect, it } from 'vitest';
import { Utf8Decoder } from './utf8.ts';

const whole = new TextDecoder('utf-8', { ignoreBOM: true });

it('gives the same text for bytes in pieces as for all of them, be they UTF-8 or not', () => {
  const byte = fc.constantFrom(
    0x41,
    0x80,
    0xbf,
    0xc0,
    0xc3,
    0xe0,
    0xe2,
    0xed,
    0xef,
    0xbb,
    0xf0,
    0x9f,
    0xf4,
    0xf5,
    0xff,
  );
  const text = fc.string({ unit: 'binary' }).map((value) => [...new TextEncoder().encode(value)]);
  const bytes = fc.oneof(
    fc.array(byte),
    text,
    fc.tuple(text, fc.array(byte)).map((parts) => parts.flat()),
  );
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(4)), (all, sizes) => {
      const pieces = new Utf8Decoder();
      const rest = [...all];
      let decoded = '';
      for (const size of sizes) decoded += pieces.push(Uint8Array.from(rest.splice(0, size)));
      decoded += pieces.push(Uint8Array.from(rest));
      expect(decoded + pieces.flush()).toBe(whole.decode(Uint8Array.from(all)));
    }),
  );
});

it('holds a character back until its last byte, and says so', () => {
  const pieces = new Utf8Decoder();
  const [first, second, third] = new TextEncoder().encode('\u20ac');
  const given = [first, second, third].map((byte) => [
    pieces.push(Uint8Array.of(byte ?? 0)),
    pieces.unfinished,
  ]);
  expect(given).toEqual([
    ['', true],
    ['', true],
    ['\u20ac', false],
  ]);
});

it('replaces what stays unfinished', () => {
  const pieces = new Utf8Decoder();
  expect(pieces.push(Uint8Array.of(0x61, 0xe2, 0x82))).toBe('a');
  expect(pieces.flush()).toBe('\ufffd');
  expect(pieces.unfinished).toBe(false);
  expect(pieces.flush()).toBe('');
});
