/**
 * A model's weights: the ONNX file, and the files beside it that hold the numbers of a model too large for one file. It
 * knows how exports for transformers.js name them; it does not know what is in them.
 */
import type { ModelConfig } from './config.ts';
import { sha256Hex } from './digest.ts';
import { ModelError } from './errors.ts';

export interface Weights {
  /** The ONNX file: the graph, and its numbers unless these lie in `data`. */
  readonly graph: Uint8Array<ArrayBuffer>;
  /** Files that the graph refers to by name. */
  readonly data: readonly WeightsData[];
}

export interface WeightsData {
  /** The file's name, without a folder, as the graph has it. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where weights lie unless something else is said. */
export const defaultWeightsFile = 'onnx/model.onnx';

/** As many files as transformers.js reads at most. */
const mostDataFiles = 100;

/**
 * Reads weights one file after the other.
 *
 * @param file the ONNX file, below the model's folder
 * @param read gives a file or throws
 * @throws ModelError when config.json asks for a number of files that cannot be
 */
export async function readWeights(
  file: string,
  { externalData }: Pick<ModelConfig, 'externalData'>,
  read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Weights> {
  const [folder, name] = splitPath(file);
  const count = typeof externalData === 'object' ? filesOf(externalData, name) : Number(externalData);
  if (count > mostDataFiles) {
    throw new ModelError(`config.json says that ${name} has ${count} data files; ${mostDataFiles} are read.`);
  }
  const graph = await read(file);
  const data: WeightsData[] = [];
  for (let i = 0; i < count; i += 1) {
    const part = `${name}_data${i === 0 ? '' : `_${i}`}`;
    data.push({ name: part, bytes: await read(folder + part) });
  }
  return { graph, data };
}

function splitPath(path: string): [folder: string, name: string] {
  const start = path.lastIndexOf('/') + 1;
  return [path.slice(0, start), path.slice(start)];
}

/** A table is by file name, or by the name that all kinds of a model's weights begin with. */
function filesOf(table: Readonly<Record<string, number | boolean>>, name: string): number {
  const kindless = name.replace(/(_[a-z0-9]+)?\.onnx$/, '');
  return Number(table[name] ?? table[kindless] ?? 0);
}

/** SHA-256 of the weights, hex: of the ONNX file, or, where there are more files, of the digests of all. */
export async function weightsDigest({ graph, data }: Weights): Promise<string> {
  const digests = [await sha256Hex(graph)];
  for (const { bytes } of data) digests.push(await sha256Hex(bytes));
  const [first = ''] = digests;
  return digests.length === 1 ? first : sha256Hex(new TextEncoder().encode(digests.join('\n')));
}

/**
 * Whether a model is so small that one thread is best: a token's pass is over before a second thread has woken up
 * (measured at 4 MB with two threads instead of one: 1.8 times slower in Node, 1.3 times in Chromium on WASM).
 */
export function isSmall({ graph, data }: Weights): boolean {
  return data.reduce((sum, { bytes }) => sum + bytes.length, graph.length) < 32 * 2 ** 20;
}
