/**
 * Weights of 4 and 8 bits. Rows of a matrix are its outputs.
 *
 * 4 bits: blocks of 32 inputs, each with a scale, as MatMulNBits and GatherBlockQuantized of ONNX Runtime and Q4_0 of
 * llama.cpp have them; a weight is (bits - 8) x scale. The weight of largest size in a block is kept exactly.
 * 8 bits: each row with a scale; a weight is bits x scale.
 */
import { fromFloat16, toFloat16 } from '../bytes/float16.ts';

export const blockSize = 32;

export interface Blocks {
  /** [rows, blocks, 16]: the first weight of a pair in the low bits. */
  readonly packed: Uint8Array;
  /** [rows, blocks] */
  readonly scales: Float32Array;
}

/**
 * @param values [rows, columns]; a last block that is not full is filled with zeros
 * @param hasHalfScales whether the scales are rounded to half precision
 */
export function toBlocks(values: Float32Array, columns: number, hasHalfScales: boolean): Blocks {
  const rows = values.length / columns;
  const blocks = Math.ceil(columns / blockSize);
  const scales = new Float32Array(rows * blocks);
  for (let block = 0; block < scales.length; block += 1) {
    const [start, end] = rangeOf(block, blocks, columns);
    let extreme = 0;
    for (let i = start; i < end; i += 1) {
      const value = values[i] ?? 0;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    scales[block] = extreme / -8;
  }
  const kept = hasHalfScales ? fromFloat16(toFloat16(scales)) : scales;
  const packed = new Uint8Array((kept.length * blockSize) / 2).fill(0x88);
  for (let block = 0; block < kept.length; block += 1) {
    const [start, end] = rangeOf(block, blocks, columns);
    const scale = kept[block] ?? 0;
    const inverse = scale === 0 ? 0 : 1 / scale;
    for (let i = start; i < end; i += 1) {
      const bits = Math.max(0, Math.min(15, Math.round((values[i] ?? 0) * inverse) + 8));
      const place = (block * blockSize + i - start) >> 1;
      const before = packed[place] ?? 0;
      packed[place] = (i - start) % 2 === 0 ? (before & 0xf0) | bits : (before & 0x0f) | (bits << 4);
    }
  }
  return { packed, scales: kept };
}

/** The weights that blocks stand for, [rows, columns]. */
export function fromBlocks({ packed, scales }: Blocks, columns: number): Float32Array {
  const blocks = Math.ceil(columns / blockSize);
  const values = new Float32Array((scales.length / blocks) * columns);
  for (let block = 0; block < scales.length; block += 1) {
    const [start, end] = rangeOf(block, blocks, columns);
    for (let i = start; i < end; i += 1) {
      const byte = packed[(block * blockSize + i - start) >> 1] ?? 0;
      const bits = (i - start) % 2 === 0 ? byte & 15 : byte >> 4;
      values[i] = (bits - 8) * (scales[block] ?? 0);
    }
  }
  return values;
}

/** Where a block's weights lie in the matrix. */
function rangeOf(block: number, blocks: number, columns: number): readonly [number, number] {
  const start = Math.floor(block / blocks) * columns + (block % blocks) * blockSize;
  const rowEnd = (Math.floor(block / blocks) + 1) * columns;
  return [start, Math.min(start + blockSize, rowEnd)];
}

export interface ByteRows {
  /** [rows, columns] */
  readonly bytes: Int8Array;
  /** [rows] */
  readonly scales: Float32Array;
}

export function toByteRows(values: Float32Array, columns: number): ByteRows {
  const rows = values.length / columns;
  const bytes = new Int8Array(values.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let largest = 0;
    for (let i = row * columns; i < (row + 1) * columns; i += 1) {
      largest = Math.max(largest, Math.abs(values[i] ?? 0));
    }
    const scale = Math.fround(largest / 127);
    scales[row] = scale;
    if (scale === 0) continue;
    for (let i = row * columns; i < (row + 1) * columns; i += 1) {
      bytes[i] = Math.max(-127, Math.min(127, Math.round((values[i] ?? 0) / scale)));
    }
  }
  return { bytes, scales };
}

export function fromByteRows({ bytes, scales }: ByteRows, columns: number): Float32Array {
  return Float32Array.from(bytes, (byte, i) => byte * (scales[Math.floor(i / columns)] ?? 0));
}
