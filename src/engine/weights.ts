/**
 * A model's weights: the ONNX file, the external data files of a model too large for one file, and a separate graph for
 * the embeddings of models that can read more than text. The file names are those of exports for transformers.js.
 */
import type { ModelConfig } from './config.ts';
import { sha256Hex } from '../bytes/sha256.ts';
import { engineError, ModelError } from './errors.ts';

export interface Weights extends WeightsPart {
  /** Makes the decoder's first inputs from token ids, if the graph does not take these itself. */
  readonly embedding?: WeightsPart;
}

/** One ONNX file. */
export interface WeightsPart {
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

/** The default path of the weights. */
export const defaultWeightsFile = 'onnx/model.onnx';

/** As many files as transformers.js reads at most. */
const mostDataFiles = 100;

/** The names of ONNX files: what is in them, and the kind of their numbers. */
const onnxName = /^(?<part>model|decoder_model_merged|embed_tokens)(?<kind>_[a-z0-9]+)?\.onnx$/;

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
  { externalData }: Pick<ModelConfig, 'externalData'>,
  needed: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
  optional: (path: string) => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<Weights> {
  const [folder, name] = splitPath(file);
  const withData = async (partName: string, graph: Uint8Array<ArrayBuffer>): Promise<WeightsPart> => {
    const count = typeof externalData === 'object' ? filesOf(externalData, partName) : Number(externalData);
    if (count > mostDataFiles) {
      throw new ModelError(
        engineError('data-files-too-many', { file: partName, count, limit: mostDataFiles }),
      );
    }
    const data: WeightsData[] = [];
    for (let i = 0; i < count; i += 1) {
      const dataName = `${partName}_data${i === 0 ? '' : `_${i}`}`;
      data.push({ name: dataName, bytes: await needed(folder + dataName) });
    }
    return { graph, data };
  };
  const decoder = await withData(name, await needed(file));
  const { part, kind = '' } = onnxName.exec(name)?.groups ?? {};
  if (part !== 'decoder_model_merged') return decoder;
  const embeddingName = `embed_tokens${kind}.onnx`;
  const embedding = await optional(folder + embeddingName);
  return embedding === null ? decoder : { ...decoder, embedding: await withData(embeddingName, embedding) };
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
  for (const bytes of filesIn(weights)) digests.push(await sha256Hex(bytes));
  const [first = ''] = digests;
  return digests.length === 1 ? first : sha256Hex(new TextEncoder().encode(digests.join('\n')));
}

/**
 * Whether a model is so small that one thread is best: a token's pass is over before a second thread has woken up
 * (measured at 4 MB with two threads instead of one: 1.8 times slower in Node, 1.3 times in Chromium on WASM).
 */
export function isSmall(weights: Weights): boolean {
  return filesIn(weights).reduce((sum, bytes) => sum + bytes.length, 0) < 32 * 2 ** 20;
}

function filesIn({ embedding, ...decoder }: Weights): Uint8Array<ArrayBuffer>[] {
  const parts = embedding ? [decoder, embedding] : [decoder];
  return parts.flatMap(({ graph, data }) => [graph, ...data.map(({ bytes }) => bytes)]);
}
