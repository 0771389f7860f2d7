/** The server of a remote teacher, and what its errors mean to the user. No message holds the API key. */
import { z } from 'zod';
import { TeacherError } from '../../relay/teacher.ts';
import type { StreamTimeouts } from '../../teacher/event-stream.ts';
import type { HttpTransport } from '../../teacher/http-transport.ts';
import { TransientError } from '../upstream.ts';

export interface TeacherServer {
  /** The base of its request paths, without a slash at the end; see `baseAddress`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** Default: the platform's fetch. */
  readonly transport?: HttpTransport;
  readonly timeouts?: Partial<StreamTimeouts>;
}

/** How messages name it, as the start of a sentence. */
export const serverName = 'The teacher server';

/** The Authorization header, or none without a key. */
export function bearer(apiKey: string | null): Record<string, string> {
  return apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` };
}

/** The shapes of error messages that known servers send. */
const errorText = z.union([
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ object: z.literal('error'), message: z.string() }).transform(({ message }) => message),
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
  z
    .object({ detail: z.tuple([z.object({ msg: z.string() })], z.unknown()) })
    .transform(({ detail }) => detail[0].msg),
]);

/** Parses JSON; undefined, which no schema accepts, for any other text. */
export function jsonOf(text: string): unknown {
  // The end of most streams; an exception for it would cost more than parsing a whole token.
  if (text === '[DONE]') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The message of an error; null for a value that is no error. */
export function errorIn(json: unknown): string | null {
  // Runs for every event, so it checks the shape first: a failing schema builds a list of issues.
  if (typeof json !== 'object' || json === null) return null;
  if (!('error' in json || 'detail' in json || ('object' in json && json.object === 'error'))) return null;
  return errorText.safeParse(json).data ?? null;
}

/** The server's own message, to append to a sentence: short, on one line and without the key. */
export function quoted(words: string | null, { apiKey }: TeacherServer): string {
  if (words === null) return '';
  const clean = apiKey === null ? words : words.replaceAll(apiKey, '[key]');
  const line = clean.replace(/\s+/g, ' ').trim();
  return line === '' ? '' : ` It said: ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`;
}

/** The error of a status of 300 or above. `body` is the start of the response's text. */
export function refusalOf(server: TeacherServer, status: number, body: string): TeacherError {
  const words = quoted(errorIn(jsonOf(body)), server);
  switch (status) {
    case 401:
    case 403:
      // Servers repeat parts of the key here, so their message is left out.
      return new TeacherError(
        'refused',
        `${serverName} did not accept the proxy's key (HTTP ${status}). The operator of the proxy must set TEACHER_API_KEY.`,
      );
    case 402:
    case 429:
      return new TeacherError(
        'over-budget',
        `${serverName} has no room or no budget left (HTTP ${status}).${words}`,
      );
    case 404:
      return new TeacherError(
        'refused',
        `${serverName} has no such model or address (HTTP 404). The operator of the proxy must check TEACHER_URL and TEACHER_MODEL.${words}`,
      );
    case 500:
    case 502:
    case 503:
    case 504:
      return new TransientError(`${serverName} answered with an error (HTTP ${status}).${words}`);
    default:
      return new TeacherError('refused', `${serverName} answered with an error (HTTP ${status}).${words}`);
  }
}
