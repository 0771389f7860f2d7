/** The server of a remote teacher, and what its errors mean to the user. No error holds the API key. */
import { jsonOrUndefined } from '../../bytes/json.ts';
import { z } from 'zod';
import { TeacherError } from '../../relay/teacher.ts';
import { apiError } from '../../teacher/api-errors.ts';
import type { StreamTimeouts } from '../../teacher/event-stream.ts';
import type { HttpTransport } from '../../teacher/http-transport.ts';
import { TransientError } from '../upstream.ts';

/** The server is there, and its model is not loaded yet. */
export class LoadingError extends TransientError {}

export interface TeacherServer {
  /** The base of its request paths, without a slash at the end; see `baseAddress`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** Default: the platform's fetch. */
  readonly transport?: HttpTransport;
  readonly timeouts?: Partial<StreamTimeouts>;
  /** Fields of a call that the server reads in another way than others, or refuses. */
  readonly leftOut?: readonly string[];
}

/** The Authorization header, or none without a key. */
export function bearer(apiKey: string | null): Record<string, string> {
  return apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` };
}

/** An error in a server's words. */
export interface ServerError {
  readonly message: string;
  /** The HTTP status that it names, where it names one. */
  readonly status: number | null;
}

const code = z.union([z.number(), z.string()]).nullish().catch(null);
const detailed = z.object({
  message: z.string(),
  code,
  http_status_code: code, // TGI
  type: z.string().nullish().catch(null),
});

/** The shapes of errors that known servers send. */
const errorShape: z.ZodType<ServerError> = z.union([
  z.object({ error: detailed }).transform(({ error }) => named(error)),
  z.object({ error: z.string(), code }).transform(({ error, code }) => named({ message: error, code })),
  detailed.extend({ object: z.literal('error') }).transform(named),
  z.object({ detail: z.string() }).transform(({ detail }) => named({ message: detail })),
  z
    .object({ detail: z.tuple([z.object({ msg: z.string() })], z.unknown()) })
    .transform(({ detail }) => named({ message: detail[0].msg })),
]);

/** Codes in words, of OpenAI, Anthropic and Google. */
const statuses: Readonly<Record<string, number>> = {
  insufficient_quota: 402,
  rate_limit_exceeded: 429,
  rate_limit_error: 429,
  resource_exhausted: 429,
  overloaded_error: 503,
  unavailable: 503,
};

function named(error: {
  readonly message: string;
  readonly code?: number | string | null | undefined;
  readonly http_status_code?: number | string | null | undefined;
  readonly type?: string | null | undefined;
}): ServerError {
  const { message, code = null, http_status_code = null, type = null } = error;
  const number = Number(code ?? http_status_code);
  const isStatus = Number.isInteger(number) && number >= 400 && number < 600;
  const word = [code, type]
    .map((each) => statuses[String(each).toLowerCase()])
    .find((each) => each !== undefined);
  return { message, status: isStatus ? number : (word ?? null) };
}

/** An error; null for a value that is none. Google's API sends a list of errors. */
export function errorIn(json: unknown): ServerError | null {
  const error = outerError(json);
  if (error === null || !error.message.startsWith('{')) return error;
  // A server in front of another passes the other's JSON on as its own message (Ollama: that of llama.cpp's server).
  const inner = outerError(jsonOrUndefined(error.message));
  return inner === null ? error : { message: inner.message, status: error.status ?? inner.status };
}

function outerError(json: unknown): ServerError | null {
  const value: unknown = Array.isArray(json) ? json[0] : json;
  // Runs for every event, so it checks the shape first: a failing schema builds a list of issues.
  if (typeof value !== 'object' || value === null) return null;
  if (!('error' in value || 'detail' in value || ('object' in value && value.object === 'error')))
    return null;
  return errorShape.safeParse(value).data ?? null;
}

/** The server's own message: short, on one line and without the key; '' where it says nothing. */
function quoted(words: string | null, { apiKey }: TeacherServer): string {
  if (words === null) return '';
  const clean = apiKey === null ? words : words.replaceAll(apiKey, '[key]');
  const line = clean.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/** The error of a status of 300 or above. `body` is the start of the response's text. */
export function refusalOf(server: TeacherServer, status: number, body: string): TeacherError {
  const message = errorIn(jsonOrUndefined(body))?.message ?? null;
  const words = quoted(message, server);
  // llama.cpp: "Loading model". A server that is only busy says something else.
  if (status === 503 && /\b(?:loading|warming up|starting)\b/i.test(message ?? body)) {
    return new LoadingError(apiError('server-loading', { words }));
  }
  switch (status) {
    case 401:
    case 403:
      // Servers repeat parts of the key here, so their message is left out.
      return new TeacherError('refused', apiError('server-refused-key', { status }));
    case 402:
    case 429:
      return new TeacherError('over-budget', apiError('server-over-budget', { status, words }));
    case 404:
      return new TeacherError('refused', apiError('server-model-missing', { words }));
    case 500:
    case 502:
    case 503:
    case 504:
      return new TransientError(apiError('server-error', { status, words }));
    default:
      return new TeacherError('refused', apiError('server-error', { status, words }));
  }
}

/**
 * The error of an event that reports one. After the first token it breaks the answer off; before, it is what the status
 * would have said.
 */
export function streamError(
  server: TeacherServer,
  { message, status }: ServerError,
  began: boolean,
): TeacherError {
  const words = quoted(message, server);
  if (!began && (status === 402 || status === 429)) {
    return new TeacherError('over-budget', apiError('server-over-budget', { status, words }));
  }
  const error = apiError('server-broke-off', { words });
  if (began) return new TeacherError('broken-stream', error);
  return status !== null && status >= 500 ? new TransientError(error) : new TeacherError('refused', error);
}
