/**
 * A model's weights: the ONNX file, the external data files of a model too large for one file, and a separate graph for
 * the embeddings of models that can read more than text. The file names are those of exports for transformers.js.
 */
import type { ModelConfig } from './config.ts';
import { sha256Hex } from '../bytes/sha256.ts';
import { engineError, ModelError } from './errors.ts';
import { isSlices, slicesDigest, type FileBytes } from './file-slices.ts';

export interface Weights extends WeightsPart {
  /** Makes the decoder's first inputs from token ids, if the graph does not take these itself. */
  readonly embedding?: WeightsPart;
}

/** One ONNX file. */
export interface WeightsPart {
  /** The ONNX file: the graph, and its numbers unless these lie in `data`. */
  readonly graph: FileBytes;
  /** Files that the graph refers to by name. */
  readonly data: readonly WeightsData[];
}

export interface WeightsData {
  /** The file's name, without a folder, as the graph has it. */
  readonly name: string;
  readonly bytes: FileBytes;
}

/** The default path of the weights. */
export const defaultWeightsFile = 'onnx/model.onnx';

/** As many files as transformers.js reads at most. */
const mostDataFiles = 100;

/** The names of ONNX files: what is in them, and the kind of their numbers. */
const onnxName = /^(?<part>model|decoder_model_merged|embed_tokens)(?<kind>_[a-z0-9]+)?\.onnx$/;

/** The paths of one ONNX file and its data files. */
interface PartPaths {
  readonly graph: string;
  readonly data: readonly string[];
}

/** The paths of a model's weights. */
interface WeightsPaths extends PartPaths {
  /** Of the embeddings that a `decoder_model_merged` may come with; the model may have none. */
  readonly embedding: PartPaths | null;
}

/**
 * The files that weights consist of.
 *
 * @param file the ONNX file, below the model's folder
 * @throws ModelError when config.json has an invalid number of files
 */
export function weightsPaths(
  file: string,
  { externalData }: Pick<ModelConfig, 'externalData'>,
): WeightsPaths {
  const [folder, name] = splitPath(file);
  const partPaths = (partName: string): PartPaths => {
    const count = typeof externalData === 'object' ? filesOf(externalData, partName) : Number(externalData);
    if (count > mostDataFiles) {
      throw new ModelError(
        engineError('data-files-too-many', { file: partName, count, limit: mostDataFiles }),
      );
    }
    const data = Array.from({ length: count }, (_, i) => `${partName}_data${i === 0 ? '' : `_${i}`}`);
    return { graph: folder + partName, data: data.map((each) => folder + each) };
  };
  const { part, kind = '' } = onnxName.exec(name)?.groups ?? {};
  return {
    ...partPaths(name),
    embedding: part === 'decoder_model_merged' ? partPaths(`embed_tokens${kind}.onnx`) : null,
  };
}

/**
 * Reads weights one file after the other. A `decoder_model_merged` may come with an `embed_tokens` of the same kind.
 *
 * @param file the ONNX file, below the model's folder
 * @param needed gives a file or throws
 * @param optional gives a file, or null if there is none
 * @throws ModelError when config.json has an invalid number of files
 */
export async function readWeights(
  file: string,
  config: Pick<ModelConfig, 'externalData'>,
  needed: (path: string) => Promise<FileBytes>,
  optional: (path: string) => Promise<FileBytes | null>,
): Promise<Weights> {
  const paths = weightsPaths(file, config);
  const withData = async ({ data }: PartPaths, graph: FileBytes): Promise<WeightsPart> => {
    const files: WeightsData[] = [];
    for (const path of data) files.push({ name: splitPath(path)[1], bytes: await needed(path) });
    return { graph, data: files };
  };
  const decoder = await withData(paths, await needed(paths.graph));
  const embedding = paths.embedding && (await optional(paths.embedding.graph));
  if (paths.embedding === null || embedding === null) return decoder;
  return { ...decoder, embedding: await withData(paths.embedding, embedding) };
}

function splitPath(path: string): [folder: string, name: string] {
  const start = path.lastIndexOf('/') + 1;
  return [path.slice(0, start), path.slice(start)];
}

/** A table is by file name, or by the name that all kinds of a model's weights begin with. */
function filesOf(table: Readonly<Record<string, number | boolean>>, name: string): number {
  const part = onnxName.exec(name)?.groups?.['part'] ?? name.replace(/\.onnx$/, '');
  return Number(table[name] ?? table[part] ?? 0);
}

/** The kind of a file's numbers as its name has it: `q4f16` of `onnx/model_q4f16.onnx`, '' of `onnx/model.onnx`. */
export function weightsKind(file: string): string {
  return onnxName.exec(splitPath(file)[1])?.groups?.['kind']?.slice(1) ?? '';
}

/** SHA-256 of the weights, hex: of the ONNX file, or, where there are more files, of the digests of all. */
export async function weightsDigest(weights: Weights): Promise<string> {
  const digests: string[] = [];
  for (const file of filesIn(weights)) {
    digests.push(isSlices(file) ? slicesDigest(file) : await sha256Hex(file));
  }
  const [first = ''] = digests;
  return digests.length === 1 ? first : sha256Hex(new TextEncoder().encode(digests.join('\n')));
}

/**
 * Whether a model is so small that one thread is best: a token's pass is over before a second thread has woken up
 * (measured at 4 MB with two threads instead of one: 1.8 times slower in Node, 1.3 times in Chromium on WASM).
 */
export function isSmall(weights: Weights): boolean {
  return filesIn(weights).reduce((sum, file) => sum + file.byteLength, 0) < 32 * 2 ** 20;
}

function filesIn({ embedding, ...decoder }: Weights): FileBytes[] {
  const parts = embedding ? [decoder, embedding] : [decoder];
  return parts.flatMap(({ graph, data }) => [graph, ...data.map(({ bytes }) => bytes)]);
}
