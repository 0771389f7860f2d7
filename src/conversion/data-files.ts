/**
 * Writes the tensors of an ONNX model into data files next to it, one tensor after the other, as exports for transformers.js
 * name them: `model.onnx_data`, `model.onnx_data_1` and so on. No file exceeds 1 GB, because a page reads each into one
 * buffer.
 */
import { open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import type { elementTypes, ElementType, OnnxInitializer } from '../training/lowering/onnx.ts';

const mostBytes = 2 ** 30;

/** Where tensors begin: at multiples that any number's alignment divides. */
const alignment = 64;

const elementSizes: Partial<Record<keyof typeof elementTypes, number>> = {
  float32: 4,
  float16: 2,
  int8: 1,
  uint8: 1,
};

export class DataFiles {
  readonly #folder: string;
  readonly #onnxName: string;
  readonly #names: string[] = [];
  #handle: FileHandle | null = null;
  #length = 0;
  #total = 0;

  /** @param onnxName the name of the ONNX file */
  constructor(folder: string, onnxName: string) {
    this.#folder = folder;
    this.#onnxName = onnxName;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** Bytes of all tensors so far. */
  get total(): number {
    return this.#total;
  }

  /** @param pieces the tensor's bytes, little-endian and row-major */
  async add(
    name: string,
    type: ElementType,
    shape: readonly number[],
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<OnnxInitializer> {
    const length = shape.reduce((product, size) => product * size, elementSizes[type] ?? Number.NaN);
    const handle = await this.#room(length);
    const offset = this.#length;
    for await (const piece of pieces) {
      await handle.write(piece);
      this.#length += piece.length;
    }
    if (this.#length - offset !== length)
      throw new Error(`The tensor ${name} got ${this.#length - offset} bytes.`);
    this.#total += length;
    const location = this.#names.at(-1) ?? '';
    return { name, type, shape, bytes: new Uint8Array(), external: { location, offset, length } };
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  /** Moves tensors from the one data file into the model, and deletes the file. */
  async inline(initializers: readonly OnnxInitializer[]): Promise<OnnxInitializer[]> {
    await this.close();
    const [name] = this.#names.splice(0);
    if (name === undefined) return [...initializers];
    const bytes = await readFile(join(this.#folder, name));
    await rm(join(this.#folder, name));
    return initializers.map(({ external, ...tensor }) => {
      if (external === undefined) return tensor;
      return { ...tensor, bytes: bytes.subarray(external.offset, external.offset + external.length) };
    });
  }

  /** The file for a tensor of this length, at an aligned place. */
  async #room(length: number): Promise<FileHandle> {
    const padding = (alignment - (this.#length % alignment)) % alignment;
    if (this.#handle !== null && this.#length + padding + length <= mostBytes) {
      await this.#handle.write(new Uint8Array(padding));
      this.#length += padding;
      return this.#handle;
    }
    await this.close();
    const name = `${this.#onnxName}_data${this.#names.length === 0 ? '' : `_${this.#names.length}`}`;
    this.#names.push(name);
    this.#length = 0;
    this.#handle = await open(join(this.#folder, name), 'wx');
    return this.#handle;
  }
}
