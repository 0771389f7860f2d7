/**
 * A request to the API and its response, independent of the platform: fetch-adapter.ts makes and sends them where there
 * is fetch, node/node-adapter.ts on Node's own server.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import type { AnswerStream } from './answer-stream.ts';
import { sentError, type Describe } from './sent-error.ts';

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
  /** What the body reports, where that is an error. */
  readonly error: CodedError | null;
  /** Fields of the body besides those of the error. */
  readonly details: object;

  constructor(
    status: number,
    body: string | AnswerStream | null,
    headers: Readonly<Record<string, string>>,
    error: CodedError | null = null,
    details: object = {},
  ) {
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.error = error;
    this.details = details;
  }
}

/** The same response; an error also has its sentence. */
export function withMessage(response: ApiResponse, describe: Describe | null): ApiResponse {
  const { status, headers, error, details } = response;
  if (error === null || describe === null) return response;
  const body = JSON.stringify({ ...sentError(error, describe), ...details });
  return new ApiResponse(status, body, headers, error, details);
}

/** Answers the requests to one path. It rejects for a defect of the proxy only. */
export type Handler = (request: ApiRequest) => Promise<ApiResponse>;

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 429 | 500 | 501 | 503;

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
 * An error response: the error as JSON. `withMessage` adds its sentence.
 * @param details fields of the body besides those of the error
 */
export function errorResponse(
  status: ErrorStatus,
  error: CodedError,
  headers: Readonly<Record<string, string>> = {},
  details: object = {},
): ApiResponse {
  const response = jsonResponse({ ...error, ...details }, status, headers);
  return new ApiResponse(status, response.body, response.headers, error, details);
}

/** The header that says when to try again, rounded up to whole seconds. */
export function retryAfter(seconds: number): Readonly<Record<string, string>> {
  return { 'Retry-After': `${Math.ceil(seconds)}` };
}
