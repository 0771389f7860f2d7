/** What weights a model offers, and how large they are, before anything of them is loaded. It asks its server only. */
import { strings } from '../strings.ts';

/** Files of weights as exports for transformers.js name them, the smallest kind first. */
const weightFiles = [
  'onnx/model_q4f16.onnx',
  'onnx/model_q4.onnx',
  'onnx/model_quantized.onnx',
  'onnx/model_fp16.onnx',
  'onnx/model.onnx',
] as const;

export interface Offer {
  /** Path below the folder. */
  readonly file: string;
  /** null where the server does not say. */
  readonly bytes: number | null;
}

/** Why a model cannot be had, as a sentence for the person. */
export class LookUpError extends Error {
  override readonly name = 'LookUpError';
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The weights in a model's folder. Weights whose numbers lie in a second file are left out: this page reads one.
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
      const [weights, rest] = await Promise.all([head(file), head(`${file}_data`)]);
      if (!weights.ok || rest.ok) return [];
      const length = weights.headers.get('content-length');
      return [{ file, bytes: length === null ? null : Number(length) }];
    }),
  );
  const found = offers.flat();
  if (found.length === 0) throw new LookUpError(strings.hub.noWeights);
  return found;
}
