/**
 * Reads the head of a GGUF file: metadata and the table of tensors
 * (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
 */
import { ConversionError } from './conversion-error.ts';

export type GgufMetadata = ReadonlyMap<string, unknown>;

export interface GgufEntry {
  readonly name: string;
  /** Row-major: the innermost dimension last, unlike in the file. */
  readonly shape: readonly number[];
  /** Its number in `ggml_type`. */
  readonly type: number;
  /** From the start of the file. */
  readonly start: number;
}

/** Longer lists than this stand in no file: a broken length must not fill the memory. */
const mostElements = 2 ** 24;

/**
 * @param bytes the beginning of the file
 * @throws ConversionError when it is no GGUF file, or ends within the head
 */
export function readGgufHeader(
  bytes: Uint8Array,
  file: string,
): { readonly metadata: GgufMetadata; readonly tensors: readonly GgufEntry[] } {
  try {
    return new HeaderReader(bytes).read();
  } catch (cause) {
    if (cause instanceof ConversionError) throw new ConversionError(`${file}: ${cause.message}`, { cause });
    throw new ConversionError(`${file} is no GGUF file, or it was cut within its head.`, { cause });
  }
}

class HeaderReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): { readonly metadata: GgufMetadata; readonly tensors: readonly GgufEntry[] } {
    if (this.#uint32() !== 0x46554747) throw new ConversionError('it does not begin with GGUF.');
    const version = this.#uint32();
    if (version < 2 || version > 3)
      throw new ConversionError(`it has GGUF version ${version}; 2 and 3 are read.`);
    const tensorCount = this.#count();
    const metadata = new Map<string, unknown>();
    for (let left = this.#count(); left > 0; left -= 1) {
      const key = this.#string();
      metadata.set(key, this.#value(this.#uint32()));
    }
    const entries = Array.from({ length: tensorCount }, () => {
      const name = this.#string();
      const shape = Array.from({ length: this.#uint32() }, () => this.#uint64()).reverse();
      return { name, shape, type: this.#uint32(), offset: this.#uint64() };
    });
    const alignment = Number(metadata.get('general.alignment') ?? 32);
    const data = Math.ceil(this.#at / alignment) * alignment;
    return { metadata, tensors: entries.map(({ offset, ...entry }) => ({ ...entry, start: data + offset })) };
  }

  /** By the number of its type in `gguf_type`. */
  #value(type: number): unknown {
    const readers: Readonly<Record<number, () => unknown>> = {
      0: () => this.#view.getUint8(this.#advance(1)),
      1: () => this.#view.getInt8(this.#advance(1)),
      2: () => this.#view.getUint16(this.#advance(2), true),
      3: () => this.#view.getInt16(this.#advance(2), true),
      4: () => this.#uint32(),
      5: () => this.#view.getInt32(this.#advance(4), true),
      6: () => this.#view.getFloat32(this.#advance(4), true),
      7: () => this.#view.getUint8(this.#advance(1)) === 1,
      8: () => this.#string(),
      9: () => {
        const elements = this.#uint32();
        return Array.from({ length: this.#count() }, () => this.#value(elements));
      },
      10: () => this.#uint64(),
      11: () => Number(this.#view.getBigInt64(this.#advance(8), true)),
      12: () => this.#view.getFloat64(this.#advance(8), true),
    };
    const read = readers[type];
    if (read === undefined) throw new ConversionError(`it has a value of the unknown type ${type}.`);
    return read();
  }

  #string(): string {
    const length = this.#uint64();
    const start = this.#advance(length);
    return new TextDecoder().decode(this.#bytes.subarray(start, start + length));
  }

  #count(): number {
    const count = this.#uint64();
    if (count > mostElements) throw new ConversionError(`it has a list of ${count} elements.`);
    return count;
  }

  #uint32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  #uint64(): number {
    return Number(this.#view.getBigUint64(this.#advance(8), true));
  }

  #advance(size: number): number {
    const at = this.#at;
    this.#at += size;
    if (this.#at > this.#bytes.length) throw new RangeError('The file ends here.');
    return at;
  }
}
