/** What weights a model offers, and how large they are, before anything of them is loaded. It asks its server only. */
import { strings } from '../strings.ts';

/** Files of weights as exports for transformers.js name them, the smallest kind first. */
const weightFiles = [
  'onnx/model_q1f16.onnx',
  'onnx/model_q1.onnx',
  'onnx/model_q2f16.onnx',
  'onnx/model_q2.onnx',
  'onnx/model_q4f16.onnx',
  'onnx/model_q4.onnx',
  'onnx/model_bnb4.onnx',
  'onnx/model_quantized.onnx',
  'onnx/model_int8.onnx',
  'onnx/model_uint8.onnx',
  'onnx/model_fp16.onnx',
  'onnx/model.onnx',
] as const;

export interface Offer {
  /** Path below the folder. */
  readonly file: string;
  /** Of all its files; null where the server does not say. */
  readonly bytes: number | null;
}

/** Why a model cannot be had, as a sentence for the person. */
export class LookUpError extends Error {
  override readonly name = 'LookUpError';
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The weights in a model's folder. The numbers of large ones lie in files beside the ONNX file, which count as theirs.
 * @param folder URL, with a slash at its end
 * @throws LookUpError when nobody answers there, or there is no model that could be loaded
 */
export async function lookUp(
  folder: string,
  fetchFile: Fetch = (url, init) => fetch(url, init),
): Promise<Offer[]> {
  const host = new URL(folder).host;
  const head = async (path: string): Promise<Response> => {
    try {
      return await fetchFile(folder + path, { method: 'HEAD' });
    } catch (cause) {
      throw new LookUpError(strings.hub.outOfReach(host), { cause });
    }
  };
  const config = await head('config.json');
  if (!config.ok) throw new LookUpError(strings.hub.noModel(host, config.status));
  const offers = await Promise.all(
    weightFiles.map(async (file): Promise<Offer[]> => {
      const weights = await head(file);
      if (!weights.ok) return [];
      let bytes = lengthOf(weights);
      let data = await head(`${file}_data`);
      for (let next = 1; data.ok; next += 1) {
        bytes += lengthOf(data);
        data = await head(`${file}_data_${next}`);
      }
      return [{ file, bytes: Number.isNaN(bytes) ? null : bytes }];
    }),
  );
  const found = offers.flat();
  if (found.length === 0) throw new LookUpError(strings.hub.noWeights);
  return found;
}

/** NaN where the server does not say. */
function lengthOf({ headers }: Response): number {
  const length = headers.get('content-length');
  return length === null ? Number.NaN : Number(length);
}
