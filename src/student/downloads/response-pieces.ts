/** What a download reads from a server's answer: its facts, its pieces, and whether it is what it should be. */
import { ModelError } from '../../engine/errors.ts';
import { studentError } from '../errors.ts';

/** Size and version of the whole file, from a response that begins at `from`. */
export function downloadFacts(
  { headers, status }: Response,
  from: number,
): { readonly bytes: number | null; readonly etag: string | null } {
  const etag = headers.get('etag');
  const range = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
  if (range !== undefined) return { bytes: Number(range), etag };
  const length = headers.get('content-length');
  // For a compressed response, the header counts the compressed bytes.
  const isPlain = (headers.get('content-encoding') ?? 'identity') === 'identity';
  const offset = status === 206 ? from : 0;
  return { bytes: length === null || !isPlain ? null : Number(length) + offset, etag };
}

/** Servers of single-page apps answer with their page if a file does not exist. */
export function isPage({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/html') === true;
}

export function refusePointer(piece: Uint8Array, address: string): void {
  const start = new TextDecoder().decode(piece.subarray(0, 64));
  if (start.startsWith('version https://git-lfs')) {
    throw new ModelError(studentError('download-is-pointer', { address }));
  }
  // HTML, also after a comment, and the XML in which some hosts say that they have no such file.
  if (/^\uFEFF?\s*<(?:!doctype|!--|html|head|body|\?xml)/i.test(start)) {
    throw new ModelError(studentError('download-is-page', { address }));
  }
}

export async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) yield next.value;
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

export async function* without(pieces: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const piece of pieces) {
    const skipped = Math.min(left, piece.length);
    left -= skipped;
    if (skipped < piece.length) yield piece.subarray(skipped);
  }
}

export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

export function responseOf(pieces: AsyncGenerator<Uint8Array>, bytes: number | null): Response {
  return new Response(
    streamOf(pieces),
    bytes === null ? {} : { headers: { 'content-length': String(bytes) } },
  );
}
