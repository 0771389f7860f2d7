/**
 * A checkpoint to convert: its configuration, its tokenizer files, and its tensors, read by rows so that no tensor has to
 * fit into memory whole. Names and layouts are those of Hugging Face; safetensors.ts and gguf-checkpoint.ts make them.
 */

export interface TensorInfo {
  /** Row-major: the last dimension is the one whose numbers lie next to each other. */
  readonly shape: readonly number[];
  /** The file that holds it, for messages. */
  readonly file: string;
}

export interface Checkpoint {
  readonly name: string;
  /** config.json, parsed as JSON. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Contents of the other files of a model's folder by name: tokenizer.json, generation_config.json and so on. */
  readonly files: ReadonlyMap<string, string>;
  readonly tensors: ReadonlyMap<string, TensorInfo>;
  /**
   * Rows of a tensor as float32; a vector is one row.
   * @throws ConversionError naming file and tensor
   */
  readRows(tensor: string, start: number, count: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Rows and columns of a matrix; a vector is one row. */
export function matrixSize(shape: readonly number[]): { readonly rows: number; readonly columns: number } {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  return { rows, columns };
}

/** A whole tensor. */
export async function readTensor(checkpoint: Checkpoint, tensor: string): Promise<Float32Array> {
  const { rows } = matrixSize(checkpoint.tensors.get(tensor)?.shape ?? []);
  return checkpoint.readRows(tensor, 0, rows);
}

/** Numbers that are read at a time where a tensor is read by rows: 64 MB of float32. */
const numbersAtOnce = 2 ** 24;

/** Blocks of a tensor's rows, in order. */
export async function* rowBlocks(
  checkpoint: Checkpoint,
  tensor: string,
): AsyncGenerator<{ readonly start: number; readonly rows: number; readonly values: Float32Array }> {
  const { rows, columns } = matrixSize(checkpoint.tensors.get(tensor)?.shape ?? []);
  const step = Math.max(1, Math.floor(numbersAtOnce / columns));
  for (let start = 0; start < rows; start += step) {
    const count = Math.min(step, rows - start);
    yield { start, rows: count, values: await checkpoint.readRows(tensor, start, count) };
  }
}
