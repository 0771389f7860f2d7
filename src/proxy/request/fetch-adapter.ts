/** Requests and answers of fetch-standard platforms: what they ask as the API sees it, what it replies as they send it. */
import type { AnswerStream } from './answer-stream.ts';
import type { ApiResponse } from './api-request.ts';
import { type ApiRequest } from './api-request.ts';

/** What a platform tells beside the request. */
export interface FetchPlatform {
  readonly remoteAddress: string | null;
  readonly waitUntil: (work: Promise<void>) => void;
}

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

  async bytes(most: number): Promise<Uint8Array | null> {
    // Where a header tells, the body is taken as a whole: on some platforms a stream is made of it just to be counted.
    const told = this.header('content-length') ?? '';
    const isTold = /^\d+$/.test(told) && this.header('transfer-encoding') === undefined;
    if (!isTold) return readWithin(this.#request.body, most);
    if (Number(told) > most) return null;
    const bytes = new Uint8Array(await this.#request.arrayBuffer());
    return bytes.length > most ? null : bytes;
  }

  waitUntil(work: Promise<void>): void {
    this.#platform.waitUntil(work);
  }
}

/** All bytes of the body, or null as soon as they are too many. */
async function readWithin(body: Request['body'], most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length <= most) continue;
    await reader?.cancel();
    return null;
  }
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

export function toResponse({ status, body, headers }: ApiResponse): Response {
  const sent = body === null || typeof body === 'string' ? body : streamOf(body);
  return new Response(sent, { status, headers });
}

const encoder = new TextEncoder();

/** The pieces as bytes, asked for as the client reads them. A body that is cancelled cancels the answer. */
function streamOf(answer: AnswerStream): ReadableStream<Uint8Array> {
  let isCancelled = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await answer.next();
      if (isCancelled) return;
      if (piece === null) controller.close();
      else controller.enqueue(encoder.encode(piece));
    },
    cancel(reason) {
      isCancelled = true;
      answer.cancel(reason);
    },
  });
}
