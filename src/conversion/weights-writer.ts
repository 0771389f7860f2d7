/** Turns a checkpoint's tensors into the initializers of a graph, in each kind of weights. Streams large tensors by rows. */
import { toFloat16 } from '../bytes/float16.ts';
import type { ElementType, OnnxInitializer } from '../training/lowering/onnx.ts';
import { matrixSize, readTensor, rowBlocks, type Checkpoint } from './checkpoint.ts';
import { ConversionError } from './conversion-error.ts';
import type { DataFiles } from './data-files.ts';
import { blockSize, toBlocks, toByteRows } from './quantize.ts';
import { isHalf, isInBlocks, type WeightKind } from './weight-kind.ts';

type Numbers = Float32Array | Uint16Array | Int8Array | Uint8Array;

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

export class WeightsWriter {
  readonly initializers: OnnxInitializer[] = [];
  readonly #checkpoint: Checkpoint;
  readonly #files: DataFiles;
  readonly #kind: WeightKind;
  /** The type that the graph computes in. */
  readonly type: ElementType;

  constructor(checkpoint: Checkpoint, files: DataFiles, kind: WeightKind) {
    this.#checkpoint = checkpoint;
    this.#files = files;
    this.#kind = kind;
    this.type = isHalf(kind) ? 'float16' : 'float32';
  }

  /** Numbers of the graph's own, such as a table, in its type. */
  async numbers(name: string, shape: readonly number[], values: Float32Array): Promise<void> {
    await this.#add(name, this.type, shape, [bytesOf(this.#typed(values, name))]);
  }

  /** A norm or a bias. */
  async vector(tensor: string): Promise<void> {
    const values = await readTensor(this.#checkpoint, tensor);
    await this.numbers(tensor, [values.length], values);
  }

  /**
   * A layer's matrix, [outputs, inputs] in the checkpoint. In floats and in 8 bits it becomes [inputs, outputs]; in 4 bits
   * [outputs, blocks, 16] with `NAME_scales`. 8 bits have `NAME_scales` too.
   */
  async matrix(tensor: string): Promise<void> {
    if (isInBlocks(this.#kind)) return this.#blocks(tensor);
    const { rows, columns } = this.#size(tensor);
    const values = await readTensor(this.#checkpoint, tensor);
    if (this.#kind === 'q8') {
      const { bytes, scales } = toByteRows(values, columns);
      await this.#add(tensor, 'int8', [columns, rows], [bytesOf(transposed(bytes, rows, columns))]);
      await this.#add(`${tensor}_scales`, 'float32', [rows], [bytesOf(scales)]);
      return;
    }
    const typed = this.#typed(values, tensor);
    await this.#add(tensor, this.type, [columns, rows], [bytesOf(transposed(typed, rows, columns))]);
  }

  /**
   * A matrix that is looked up by rows (the embedding) or multiplied by rows (the output): its rows stay as they are. In 4
   * bits as `matrix`, in 8 bits [rows, columns] with `NAME_scales`.
   */
  async rows(tensor: string): Promise<void> {
    if (isInBlocks(this.#kind)) return this.#blocks(tensor);
    const { rows, columns } = this.#size(tensor);
    if (this.#kind === 'q8') {
      const scales = new Float32Array(rows);
      const pieces = this.#pieces(tensor, (values, start) => {
        const block = toByteRows(values, columns);
        scales.set(block.scales, start);
        return block.bytes;
      });
      await this.#add(tensor, 'int8', [rows, columns], pieces);
      await this.#add(`${tensor}_scales`, 'float32', [rows, 1], [bytesOf(scales)]);
      return;
    }
    const pieces = this.#pieces(tensor, (values) => this.#typed(values, tensor));
    await this.#add(tensor, this.type, [rows, columns], pieces);
  }

  async #blocks(tensor: string): Promise<void> {
    const { rows, columns } = this.#size(tensor);
    const blocks = Math.ceil(columns / blockSize);
    const scales = new Float32Array(rows * blocks);
    const pieces = this.#pieces(tensor, (values, start) => {
      const block = toBlocks(values, columns, isHalf(this.#kind));
      scales.set(block.scales, start * blocks);
      return block.packed;
    });
    await this.#add(tensor, 'uint8', [rows, blocks, blockSize / 2], pieces);
    await this.#add(`${tensor}_scales`, this.type, [rows, blocks], [bytesOf(this.#typed(scales, tensor))]);
  }

  async *#pieces(
    tensor: string,
    encode: (values: Float32Array, start: number) => Numbers,
  ): AsyncGenerator<Uint8Array> {
    for await (const { start, values } of rowBlocks(this.#checkpoint, tensor)) {
      checkFinite(values, tensor, this.#checkpoint);
      yield bytesOf(encode(values, start));
    }
  }

  async #add(
    name: string,
    type: ElementType,
    shape: readonly number[],
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    this.initializers.push(await this.#files.add(name, type, shape, pieces));
  }

  #size(tensor: string): { readonly rows: number; readonly columns: number } {
    return matrixSize(this.#checkpoint.tensors.get(tensor)?.shape ?? []);
  }

  /** @throws ConversionError where a number does not fit into half precision */
  #typed(values: Float32Array, tensor: string): Float32Array | Uint16Array {
    checkFinite(values, tensor, this.#checkpoint);
    if (this.type === 'float32') return values;
    if (values.some((value) => Math.abs(value) > 65504)) {
      throw new ConversionError(
        `The tensor ${tensor} has numbers that half precision cannot hold. Convert to fp32, q8 or q4.`,
      );
    }
    return toFloat16(values);
  }
}

function checkFinite(values: Float32Array, tensor: string, { tensors }: Checkpoint): void {
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isFinite(values[i])) continue;
    const file = tensors.get(tensor)?.file;
    throw new ConversionError(
      `${file === undefined ? '' : `${file}: `}the tensor ${tensor} has a number that is not finite.`,
    );
  }
}

function transposed<T extends Numbers>(values: T, rows: number, columns: number): T {
  const result = values.slice() as T;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      result[column * rows + row] = values[row * columns + column] ?? 0;
    }
  }
  return result;
}
