/** Widens the number formats of checkpoints to float32. */
import { fromFloat16 } from '../bytes/float16.ts';

/** Bytes of a number by its name in safetensors. */
export const numberSizes = { F32: 4, F16: 2, BF16: 2 } as const;
export type NumberFormat = keyof typeof numberSizes;

/** All 65,536 halves: a table is ten times as fast as arithmetic. */
let halves: Float32Array | null = null;

function halfTable(): Float32Array {
  return (halves ??= fromFloat16(Uint16Array.from({ length: 0x10000 }, (_, bits) => bits)));
}

/** The number that a half's 16 bits stand for. */
export function halfAt(bits: number): number {
  return halfTable()[bits] ?? Number.NaN;
}

/** @param bytes little-endian */
export function toFloat32(bytes: Uint8Array, format: NumberFormat): Float32Array {
  // A copy: the bytes need not lie where numbers may.
  const { buffer } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const offset = bytes.byteOffset % 4 === 0 ? bytes.byteOffset : 0;
  const count = bytes.length / numberSizes[format];
  if (format === 'F32') return new Float32Array(buffer, offset, count);
  const source = new Uint16Array(buffer, offset, count);
  const numbers = new Float32Array(count);
  if (format === 'F16') {
    const table = halfTable();
    for (let i = 0; i < count; i += 1) numbers[i] = table[source[i] ?? 0] ?? Number.NaN;
  } else {
    // bfloat16 is the upper half of a float32.
    const bits = new Uint32Array(numbers.buffer);
    for (let i = 0; i < count; i += 1) bits[i] = (source[i] ?? 0) << 16;
  }
  return numbers;
}
