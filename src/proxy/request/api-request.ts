/**
 * A request and its answer as the API sees them. Each platform makes the one and sends the other in a file of its own
 * (fetch-exchange.ts, node-exchange.ts), so that no framework stands between a call and its teacher.
 */
import type { AnswerStream } from './answer-stream.ts';

export interface ApiRequest {
  /** The address that the connection itself comes from; null where the platform does not tell. */
  readonly remoteAddress: string | null;
  /** Aborted when the client leaves, on platforms that tell it that way; others cancel the answer. */
  readonly signal: AbortSignal | null;
  /** @param name in lower case */
  header(name: string): string | undefined;
  /**
   * The body, once; null where it has more than `most` bytes, and then no more of it is read than that.
   * @throws where the client leaves before its end
   */
  bytes(most: number): Promise<Uint8Array | null>;
  /** Work that goes on behind the answer, for platforms that would end it there. */
  waitUntil(work: Promise<void>): void;
}

/** What is sent back: a text, an answer that comes in pieces, or nothing but the headers. */
export class ApiResponse {
  constructor(
    readonly status: number,
    readonly body: string | AnswerStream | null,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** Replies to what is asked at one path. Only a defect of the proxy rejects. */
export type Handler = (incoming: ApiRequest) => Promise<ApiResponse>;

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 500 | 501 | 503;

/** @param value sent as JSON, for this request only */
export function jsonResponse(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return new ApiResponse(status, JSON.stringify(value), {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    ...headers,
  });
}

/**
 * A reply that refuses, with a sentence for the person.
 * @param retryAfterSeconds told to the client in `Retry-After`, rounded up to whole seconds
 */
export function errorResponse(status: ErrorStatus, message: string, retryAfterSeconds?: number): ApiResponse {
  const retry = retryAfterSeconds === undefined ? {} : { 'Retry-After': `${Math.ceil(retryAfterSeconds)}` };
  return jsonResponse({ message }, status, retry);
}
