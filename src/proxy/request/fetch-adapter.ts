/** Turns fetch-standard requests into API requests, and API responses into fetch-standard responses. */
import type { AnswerStream } from './answer-stream.ts';
import type { ApiRequest, ApiResponse } from './api-request.ts';

/** What a platform knows besides the request. */
export interface FetchPlatform {
  readonly remoteAddress: string | null;
  readonly waitUntil: (work: Promise<void>) => void;
}

/** A fetch-standard request. */
export class FetchApiRequest implements ApiRequest {
  readonly #request: Request;
  readonly #platform: FetchPlatform;

  constructor(request: Request, platform: FetchPlatform) {
    this.#request = request;
    this.#platform = platform;
  }

  get remoteAddress(): string | null {
    return this.#platform.remoteAddress;
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }

  header(name: string): string | undefined {
    return this.#request.headers.get(name) ?? undefined;
  }

  async bytes(maxBytes: number): Promise<Uint8Array | null> {
    // With a known length the body is read in one step: some platforms would create a stream only to count it.
    const length = this.header('content-length') ?? '';
    const isKnown = /^\d+$/.test(length) && this.header('transfer-encoding') === undefined;
    if (!isKnown) return readWithin(this.#request.body, maxBytes);
    if (Number(length) > maxBytes) return null;
    const bytes = new Uint8Array(await this.#request.arrayBuffer());
    return bytes.length > maxBytes ? null : bytes;
  }

  waitUntil(work: Promise<void>): void {
    this.#platform.waitUntil(work);
  }
}

/** All bytes of the body; null as soon as there are too many. */
async function readWithin(body: Request['body'], maxBytes: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length <= maxBytes) continue;
    await reader?.cancel();
    return null;
  }
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** The fetch-standard response; a streamed body is pulled by the client. */
export function toResponse({ status, body, headers }: ApiResponse): Response {
  const sent = body === null || typeof body === 'string' ? body : toStream(body);
  return new Response(sent, { status, headers });
}

const encoder = new TextEncoder();

/** The pieces as bytes, pulled as the client reads them. Cancelling the body cancels the answer. */
function toStream(answer: AnswerStream): ReadableStream<Uint8Array> {
  let isCanceled = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await answer.next();
      if (isCanceled) return;
      if (piece === null) controller.close();
      else controller.enqueue(encoder.encode(piece));
    },
    cancel(reason) {
      isCanceled = true;
      answer.cancel(reason);
    },
  });
}
