/**
 * A request to the API and its response, independent of the platform: fetch-adapter.ts makes and sends them where there
 * is fetch, node/node-adapter.ts on Node's own server.
 */
import type { AnswerStream } from './answer-stream.ts';

export interface ApiRequest {
  /** The address of the connection; null where the platform does not report it. */
  readonly remoteAddress: string | null;
  /** Aborted when the client leaves; null on platforms that cancel the answer stream instead. */
  readonly signal: AbortSignal | null;
  /** @param name in lower case */
  header(name: string): string | undefined;
  /**
   * The body, once; null where it has more than `maxBytes` bytes, of which no more is then read.
   * @throws where the client leaves before its end
   */
  bytes(maxBytes: number): Promise<Uint8Array | null>;
  /** Keeps the platform alive for work that continues after the response. */
  waitUntil(work: Promise<void>): void;
}

/** The body is a text, an answer in pieces, or empty. */
export class ApiResponse {
  readonly status: number;
  readonly body: string | AnswerStream | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: string | AnswerStream | null, headers: Readonly<Record<string, string>>) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Answers the requests to one path. It rejects for a defect of the proxy only. */
export type Handler = (request: ApiRequest) => Promise<ApiResponse>;

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 500 | 501 | 503;

/** @param value sent as JSON that no cache keeps */
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
 * An error response: `{message}` as JSON.
 * @param message a sentence for the user
 * @param retryAfterSeconds for `Retry-After`, rounded up to whole seconds
 */
export function errorResponse(status: ErrorStatus, message: string, retryAfterSeconds?: number): ApiResponse {
  const retry = retryAfterSeconds === undefined ? {} : { 'Retry-After': `${Math.ceil(retryAfterSeconds)}` };
  return jsonResponse({ message }, status, retry);
}
