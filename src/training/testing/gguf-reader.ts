/** For tests: reads GGUF files by the specification alone, sharing nothing with what writes them. */
export interface ReadTensor {
  readonly name: string;
  /** The innermost dimension first, as the file has it. */
  readonly sizes: readonly number[];
  /** 0: float32, 1: float16 (`ggml_type`). */
  readonly type: number;
  /** From the start of the file. */
  readonly start: number;
}

export interface ReadGguf {
  readonly version: number;
  /** The number of the value's type (`gguf_type`) and the value; of an array, the type of its elements. */
  readonly metadata: ReadonlyMap<string, { readonly type: number; readonly value: unknown }>;
  readonly tensors: readonly ReadTensor[];
}

export function readGguf(bytes: Uint8Array): ReadGguf {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const advance = (size: number): number => (at += size) - size;
  const uint32 = (): number => view.getUint32(advance(4), true);
  const uint64 = (): number => Number(view.getBigUint64(advance(8), true));
  const string = (): string => {
    const length = uint64();
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(advance(length), at));
  };
  const value = (type: number): unknown => {
    if (type === 4) return uint32();
    if (type === 5) return view.getInt32(advance(4), true);
    if (type === 6) return view.getFloat32(advance(4), true);
    if (type === 7) return view.getUint8(advance(1)) === 1;
    if (type === 8) return string();
    throw new Error(`The value before byte ${at} has the type ${type}.`);
  };
  const field = (): { type: number; value: unknown } => {
    const type = uint32();
    if (type !== 9) return { type, value: value(type) };
    const elements = uint32();
    return { type: elements, value: Array.from({ length: uint64() }, () => value(elements)) };
  };

  if (uint32() !== 0x46554747) throw new Error('The file does not begin with GGUF.');
  const version = uint32();
  const tensorCount = uint64();
  const metadata = new Map(Array.from({ length: uint64() }, () => [string(), field()]));
  const entries = Array.from({ length: tensorCount }, () => ({
    name: string(),
    sizes: Array.from({ length: uint32() }, uint64),
    type: uint32(),
    offset: uint64(),
  }));
  const data = Math.ceil(at / 32) * 32;
  const tensors = entries.map(({ offset, ...tensor }) => ({ ...tensor, start: data + offset }));
  return { version, metadata, tensors };
}

/** The numbers of a tensor, in the order of the file. */
export function numbersOf(bytes: Uint8Array, { sizes, type, start }: ReadTensor): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = sizes.reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, i) =>
    type === 0 ? view.getFloat32(start + 4 * i, true) : half(view.getUint16(start + 2 * i, true)),
  );
}

function half(bits: number): number {
  const sign = bits >> 15 === 1 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 0x400;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}
