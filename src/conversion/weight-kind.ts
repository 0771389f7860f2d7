/** The kinds of weights that are written, and what storing does to the numbers. */
import { fromFloat16, toFloat16 } from '../bytes/float16.ts';
import { fromBlocks, fromByteRows, toBlocks, toByteRows } from './quantize.ts';

export const weightKinds = ['fp32', 'fp16', 'q8', 'q4', 'q4f16'] as const;
export type WeightKind = (typeof weightKinds)[number];

/** What the names of ONNX files for transformers.js end in. */
export const fileSuffix: Readonly<Record<WeightKind, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  q4: '_q4',
  q4f16: '_q4f16',
};

/** Whether the graph computes in half precision. */
export const isHalf = (kind: WeightKind): boolean => kind === 'fp16' || kind === 'q4f16';

/** Whether matrices are in blocks of 4 bits. */
export const isInBlocks = (kind: WeightKind): boolean => kind === 'q4' || kind === 'q4f16';

/** A matrix after it was stored and read back. Rows are outputs. */
export function storedMatrix(kind: WeightKind, values: Float32Array, columns: number): Float32Array {
  switch (kind) {
    case 'fp32':
      return values;
    case 'fp16':
      return fromFloat16(toFloat16(values));
    case 'q8':
      return fromByteRows(toByteRows(values, columns), columns);
    case 'q4':
    case 'q4f16':
      return fromBlocks(toBlocks(values, columns, isHalf(kind)), columns);
  }
}

/** A vector (a norm or a bias) after it was stored and read back. */
export function storedVector(kind: WeightKind, values: Float32Array): Float32Array {
  return isHalf(kind) ? fromFloat16(toFloat16(values)) : values;
}
