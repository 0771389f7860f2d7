/** The number formats of GGUF tensors that are read and written: floats, and blocks of 32 numbers with a scale. */
import { toFloat16 } from '../bytes/float16.ts';
import { halfAt, toFloat32 } from './numbers.ts';
import { blockSize, toBlocks, toByteRows } from './quantize.ts';

export interface GgufFormat {
  readonly name: string;
  /** Numbers that are stored together. */
  readonly numbers: number;
  /** Bytes that they take. */
  readonly bytes: number;
  readonly decode: (bytes: Uint8Array) => Float32Array;
}

/** By number in `ggml_type`. */
export const ggufFormats: Readonly<Record<number, GgufFormat>> = {
  0: { name: 'F32', numbers: 1, bytes: 4, decode: (bytes) => toFloat32(bytes, 'F32') },
  1: { name: 'F16', numbers: 1, bytes: 2, decode: (bytes) => toFloat32(bytes, 'F16') },
  2: { name: 'Q4_0', numbers: blockSize, bytes: 18, decode: (bytes) => decodeNibbles(bytes, 18, false) },
  3: { name: 'Q4_1', numbers: blockSize, bytes: 20, decode: (bytes) => decodeNibbles(bytes, 20, true) },
  8: { name: 'Q8_0', numbers: blockSize, bytes: 34, decode: decodeBytes },
  30: { name: 'BF16', numbers: 1, bytes: 2, decode: (bytes) => toFloat32(bytes, 'BF16') },
};

const halfOf = (bytes: Uint8Array, at: number): number =>
  halfAt((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));

/** Number i of a block lies in the low bits of byte i, number i + 16 in the high bits. */
function decodeNibbles(bytes: Uint8Array, size: number, hasMinimum: boolean): Float32Array {
  const half = blockSize / 2;
  const values = new Float32Array((bytes.length / size) * blockSize);
  for (let block = 0; block * size < bytes.length; block += 1) {
    const at = block * size;
    const scale = halfOf(bytes, at);
    const minimum = hasMinimum ? halfOf(bytes, at + 2) : -8 * scale;
    for (let i = 0; i < half; i += 1) {
      const pair = bytes[at + size - half + i] ?? 0;
      values[block * blockSize + i] = (pair & 15) * scale + minimum;
      values[block * blockSize + half + i] = (pair >> 4) * scale + minimum;
    }
  }
  return values;
}

function decodeBytes(bytes: Uint8Array): Float32Array {
  const values = new Float32Array((bytes.length / 34) * blockSize);
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let i = 0; i < values.length; i += 1) {
    const block = Math.floor(i / blockSize) * 34;
    values[i] = halfOf(bytes, block) * (signed[block + 2 + (i % blockSize)] ?? 0);
  }
  return values;
}

/** Q4_0 of numbers whose count is a multiple of 32. */
export function encodeQ4(values: Float32Array): Uint8Array {
  const { packed, scales } = toBlocks(values, blockSize, true);
  const halves = toFloat16(scales);
  const half = blockSize / 2;
  const bytes = new Uint8Array(scales.length * 18);
  for (const [block, scale] of halves.entries()) {
    const bitsAt = (i: number): number => {
      const byte = packed[block * half + (i >> 1)] ?? 0;
      return i % 2 === 0 ? byte & 15 : byte >> 4;
    };
    bytes[block * 18] = scale & 255;
    bytes[block * 18 + 1] = scale >> 8;
    for (let i = 0; i < half; i += 1) bytes[block * 18 + 2 + i] = bitsAt(i) | (bitsAt(i + half) << 4);
  }
  return bytes;
}

/** Q8_0 of numbers whose count is a multiple of 32. */
export function encodeQ8(values: Float32Array): Uint8Array {
  const { bytes: numbers, scales } = toByteRows(values, blockSize);
  const halves = toFloat16(scales);
  const bytes = new Uint8Array(scales.length * 34);
  for (const [block, scale] of halves.entries()) {
    bytes[block * 34] = scale & 255;
    bytes[block * 34 + 1] = scale >> 8;
    for (let i = 0; i < blockSize; i += 1)
      bytes[block * 34 + 2 + i] = (numbers[block * blockSize + i] ?? 0) & 255;
  }
  return bytes;
}
