/**
 * GGUF, the file format of llama.cpp: one file that holds metadata and tensors. Writes version 3, little-endian. Works
 * for any metadata and tensors.
 *
 * https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import type { Precision } from './stored.ts';

/** A metadata value, with its type in the file where JavaScript's does not tell it. */
export type GgufValue =
  | string
  | boolean
  | readonly string[]
  | { readonly uint32: number }
  | { readonly float32: number }
  | { readonly int32s: readonly number[] };

export interface GgufTensor {
  readonly name: string;
  /** Row-major: the last dimension is the one whose numbers lie side by side. */
  readonly shape: readonly number[];
  readonly type: GgufTensorType;
  /** Little-endian. */
  readonly bytes: Uint8Array;
}

/** q4_0 and q8_0 are llama.cpp's blocks of 32 numbers with a scale. */
export type GgufTensorType = Precision | 'q4_0' | 'q8_0';

/** A tensor without its contents. */
export interface GgufTensorEntry extends Omit<GgufTensor, 'bytes'> {
  readonly byteLength: number;
}

export interface GgufFile {
  /** By key, in the order of the file. */
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly GgufTensor[];
}

const VERSION = 3;
/** Where a file does not say otherwise, each tensor begins at a multiple of so many bytes. */
const ALIGNMENT = 32;

/** Numbers of `gguf_type`. */
const valueTypes = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;
/** Numbers of `ggml_type`. */
const tensorTypes = { float32: 0, float16: 1, q4_0: 2, q8_0: 8 } as const satisfies Record<
  GgufTensorType,
  number
>;

const utf8 = new TextEncoder();

function number(size: 4 | 8, write: (view: DataView) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  write(view);
  return new Uint8Array(view.buffer);
}

const uint32 = (value: number): Uint8Array => number(4, (view) => view.setUint32(0, value, true));
const int32 = (value: number): Uint8Array => number(4, (view) => view.setInt32(0, value, true));
const float32 = (value: number): Uint8Array => number(4, (view) => view.setFloat32(0, value, true));
const uint64 = (value: number): Uint8Array => number(8, (view) => view.setBigUint64(0, BigInt(value), true));

function string(text: string): Uint8Array[] {
  const bytes = utf8.encode(text);
  return [uint64(bytes.length), bytes];
}

/** A value, its type before it. */
function typedValue(value: GgufValue): Uint8Array[] {
  if (typeof value === 'string') return [uint32(valueTypes.string), ...string(value)];
  if (typeof value === 'boolean') return [uint32(valueTypes.bool), Uint8Array.of(value ? 1 : 0)];
  if ('uint32' in value) return [uint32(valueTypes.uint32), uint32(value.uint32)];
  if ('float32' in value) return [uint32(valueTypes.float32), float32(value.float32)];
  if ('int32s' in value) return array('int32', value.int32s.length, value.int32s.map(int32));
  return array('string', value.length, value.flatMap(string));
}

function array(type: 'int32' | 'string', length: number, elements: Uint8Array[]): Uint8Array[] {
  return [uint32(valueTypes.array), uint32(valueTypes[type]), uint64(length), ...elements];
}

/** The zeros between a part of the file and the next. */
export function paddingAfter(size: number): Uint8Array {
  return new Uint8Array((ALIGNMENT - (size % ALIGNMENT)) % ALIGNMENT);
}

/** Name, sizes (the innermost first), type and place of each tensor. */
function tensorTable(tensors: readonly GgufTensorEntry[]): Uint8Array[] {
  let offset = 0;
  return tensors.flatMap(({ name, shape, type, byteLength }) => {
    const entry = [
      ...string(name),
      uint32(shape.length),
      ...shape.toReversed().map(uint64),
      uint32(tensorTypes[type]),
      uint64(offset),
    ];
    offset += byteLength + paddingAfter(byteLength).length;
    return entry;
  });
}

/**
 * The file up to its first tensor. The tensors follow in this order, each with its `paddingAfter`.
 *
 * @param metadata by key, in the order of the file
 */
export function ggufHead(metadata: GgufFile['metadata'], tensors: readonly GgufTensorEntry[]): Uint8Array {
  const head = Buffer.concat([
    utf8.encode('GGUF'),
    uint32(VERSION),
    uint64(tensors.length),
    uint64(metadata.size),
    ...[...metadata].flatMap(([key, value]) => [...string(key), ...typedValue(value)]),
    ...tensorTable(tensors),
  ]);
  return Buffer.concat([head, paddingAfter(head.length)]);
}

/** The bytes of the file. */
export function encodeGguf({ metadata, tensors }: GgufFile): Uint8Array {
  const entries = tensors.map(({ bytes, ...tensor }) => ({ ...tensor, byteLength: bytes.length }));
  return Buffer.concat([
    ggufHead(metadata, entries),
    ...tensors.flatMap(({ bytes }) => [bytes, paddingAfter(bytes.length)]),
  ]);
}
