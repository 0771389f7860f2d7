/** Finds out which weights a model offers and how large they are, before any of them is loaded. */
import { fetchListing, filesOf, type HubListing } from '../../student/downloads/hub-listing.ts';
import { PageError, pageError } from '../page-error.ts';

/** The kinds of weights as exports for transformers.js name them, the smallest first. */
const kinds = [
  '_q1f16',
  '_q1',
  '_q2f16',
  '_q2',
  '_q4f16',
  '_q4',
  '_bnb4',
  '_quantized',
  '_int8',
  '_uint8',
  '_fp16',
  '',
] as const;

export interface Offer {
  /** Path below the folder. */
  readonly file: string;
  /** Of all its files; null where the server does not say. */
  readonly bytes: number | null;
}

/** What a model offers, and what its host listed. */
export interface LookedUp {
  readonly offers: readonly Offer[];
  /** Null where the host lists nothing: then its files were asked for one by one. */
  readonly listing: HubListing | null;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The weights in a model's folder. Large ones keep their tensors in files next to the ONNX file, which count as theirs; so
 * do the embeddings of models that can read images too, whose decoder is a file of its own.
 * @param folder URL, with a slash at its end
 * @param listFiles asks for all files in one request; where it gives none, each is asked for
 * @throws PageError when the host does not answer, or has no model that the page can load
 */
export async function lookUp(
  folder: string,
  fetchFile: Fetch = (url, init) => fetch(url, init),
  listFiles: (folder: string) => Promise<HubListing | null> = (from) => fetchListing(from, fetch),
): Promise<LookedUp> {
  const host = new URL(folder).host;
  const listing = await listFiles(folder);
  const files = listing && filesOf(listing);
  const head = async (path: string): Promise<Response> => {
    if (files !== null) {
      const bytes = files.get(path)?.bytes;
      if (bytes === undefined) return new Response(null, { status: 404 });
      return new Response(null, { headers: { 'content-length': String(bytes) } });
    }
    try {
      return await fetchFile(folder + path, { method: 'HEAD' });
    } catch (cause) {
      throw new PageError(pageError('hub-unreachable', { host }), { cause });
    }
  };
  const config = await head('config.json');
  if (!config.ok) throw new PageError(pageError('hub-no-model', { host, status: config.status }));
  const offersOf = async (name: string, otherParts: readonly string[]): Promise<Offer[]> => {
    const offers = await Promise.all(
      kinds.map(async (kind): Promise<Offer[]> => {
        const file = `onnx/${name}${kind}.onnx`;
        const own = await bytesOf(file, head);
        if (own === null) return [];
        const others = await Promise.all(otherParts.map((part) => bytesOf(`onnx/${part}${kind}.onnx`, head)));
        const bytes = others.reduce<number>((sum, more) => sum + (more ?? 0), own);
        return [{ file, bytes: Number.isNaN(bytes) ? null : bytes }];
      }),
    );
    return offers.flat();
  };
  let found = await offersOf('model', []);
  if (found.length === 0) found = await offersOf('decoder_model_merged', ['embed_tokens']);
  if (found.length === 0) throw new PageError(pageError('hub-no-weights'));
  return { offers: found, listing };
}

/** Of an ONNX file and those in which its numbers lie; NaN where the server does not say, null where there is none. */
async function bytesOf(file: string, head: (path: string) => Promise<Response>): Promise<number | null> {
  const graph = await head(file);
  if (!graph.ok) return null;
  let bytes = lengthOf(graph);
  let data = await head(`${file}_data`);
  for (let next = 1; data.ok; next += 1) {
    bytes += lengthOf(data);
    data = await head(`${file}_data_${next}`);
  }
  return bytes;
}

/** NaN where the server does not say. */
function lengthOf({ headers }: Response): number {
  const length = headers.get('content-length');
  return length === null ? Number.NaN : Number(length);
}
