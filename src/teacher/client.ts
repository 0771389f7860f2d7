/** The client of the proxy, for pages, workers and command lines. It needs nothing but fetch. */
import type { CodedError } from '../errors/coded-error.ts';
import type { ModelIdentity } from '../relay/events.ts';
import {
  TeacherError,
  type Teacher,
  type TeacherChunk,
  type TeacherContext,
  type TeacherRequest,
} from '../relay/teacher.ts';
import { defaultTimeouts, postForEvents, type StreamTimeouts } from './event-stream.ts';
import { teacherError } from './errors.ts';
import { fetchTransport } from './http-transport.ts';
import {
  accessWanted,
  eventNames,
  health,
  healthWithoutTeacher,
  keepAliveMs,
  paths,
  sentErrorSchema,
  teacherChunk,
  teacherFailure,
  apiLimits,
  type PrefillBody,
  type TeacherBody,
  type NamedTeacher,
  type ServingTeacher,
} from './api-schema.ts';

export interface ProxyTeacherOptions {
  /** Address of the proxy, e.g. `http://localhost:4173`; '' is the page's own origin. */
  readonly url: string;
  /** For a proxy that needs one. */
  readonly accessCode?: string | undefined;
  /** Sent with each request, such as the token of a class that pays for the calls. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** One of the proxy's teachers by its name. Default: the proxy's own choice. */
  readonly teacherName?: string | undefined;
  /** The teacher's identity in the run's log; `fetchHealth` returns its name. */
  readonly identity?: ModelIdentity;
  readonly fetch?: typeof fetch;
  readonly timeouts?: Partial<StreamTimeouts>;
}

const source = 'teacher';

/** Two keep-alive comments may be lost. The proxy has its own timeouts for the teacher. */
const silenceMs = 3 * keepAliveMs;
const timeoutsOfProxy = { ...defaultTimeouts, firstTokenMs: silenceMs, idleMs: silenceMs };

/** The platform's fetch, looked up at each call so that tests can replace it. */
const platformFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

/** An address below the proxy. `url` may also end with the path of the teacher. */
function at(url: string, path: string): string {
  return url.replace(/\/+$/, '').replace(/\/api\/teacher$/, '') + path;
}

function authorization(accessCode: string | undefined): Record<string, string> {
  return accessCode === undefined || accessCode === '' ? {} : { Authorization: `Bearer ${accessCode}` };
}

/** The field of a request that names its teacher. */
function named({ teacherName = '' }: ProxyTeacherOptions): { teacher?: string } {
  return teacherName === '' ? {} : { teacher: teacherName };
}

/** Reads JSON that `schema` accepts; undefined for everything else. */
function read<T>(schema: { safeParse(value: unknown): { data?: T } }, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON: the caller has an error for that
  }
}

function refusalOf(status: number, body: string): TeacherError {
  const error = read(sentErrorSchema, body);
  if (status === 429 || status === 402) {
    return new TeacherError('over-budget', error ?? teacherError('proxy-over-budget', { status }));
  }
  if (status === 404 || status === 405) {
    return new TeacherError('refused', error ?? teacherError('proxy-not-found', { status }));
  }
  return new TeacherError('refused', error ?? teacherError('proxy-refused-request', { status }));
}

function contextOf({ problem, prefix, prefixIds, fingerprint }: TeacherContext): PrefillBody {
  // Ids have no meaning without the fingerprint of their vocabulary.
  return { problem, prefix, ...(fingerprint === '' ? {} : { prefixIds: [...prefixIds], fingerprint }) };
}

function bodyOf(request: TeacherRequest): TeacherBody {
  const { temperature, seed } = request;
  return {
    ...contextOf(request),
    maxTokens: Math.min(request.maxTokens, apiLimits.tokens),
    temperature,
    seed,
  };
}

async function* write(
  options: ProxyTeacherOptions,
  request: TeacherRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<TeacherChunk> {
  const body = { ...bodyOf(request), ...named(options) };
  const events = postForEvents({
    url: at(options.url, paths.teacher),
    headers: { ...authorization(options.accessCode), ...options.headers },
    body,
    transport: fetchTransport(options.fetch ?? platformFetch),
    timeouts: { ...timeoutsOfProxy, ...options.timeouts },
    hasKeepAlive: true,
    source,
    refusal: refusalOf,
    signal,
  });
  let left = body.maxTokens;
  for await (const { event, data } of events) {
    if (event === eventNames.error) {
      const failure = read(teacherFailure, data);
      throw new TeacherError(
        failure?.failure ?? 'broken-stream',
        failure?.error ?? teacherError('proxy-error-unreadable'),
      );
    }
    if (event !== eventNames.chunk) continue;
    const chunk = read(teacherChunk, data);
    if (chunk === undefined) {
      throw new TeacherError('broken-stream', teacherError('not-an-answer', { source }));
    }
    if (chunk.type === 'tokens' && chunk.ids.length > left) {
      yield { type: 'tokens', ids: chunk.ids.slice(0, left) };
      yield { type: 'done', endedSolution: false, tokens: body.maxTokens, remarks: ['cut'] };
      return;
    }
    if (chunk.type === 'tokens') left -= chunk.ids.length;
    yield chunk;
    if (chunk.type === 'done') return;
  }
  throw new TeacherError('broken-stream', teacherError('answer-cut', { source }));
}

/** The proxy responds before the teacher has read the context, so that the connection is free for the call. */
async function prefill(
  options: ProxyTeacherOptions,
  context: TeacherContext,
  signal: AbortSignal,
): Promise<void> {
  const { connectMs } = { ...defaultTimeouts, ...options.timeouts };
  const response = await (options.fetch ?? platformFetch)(at(options.url, paths.prefill), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...authorization(options.accessCode),
      ...options.headers,
    },
    body: JSON.stringify({ ...contextOf(context), ...named(options) }),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(connectMs)]),
  });
  // Read to the end, as only then the connection can be reused.
  const text = await response.text();
  if (!response.ok) throw refusalOf(response.status, text);
}

/**
 * The teacher behind the proxy at `url`.
 *
 * `write` asks for at most `apiLimits.tokens` tokens and yields chunks as they arrive, but never more ids than it asked
 * for. It throws TeacherErrors: `offline` (no response), `refused` (a status of 300 or above, with the proxy's own
 * error, or a response that is no event stream), `over-budget` (429, 402), `timeout` (connect, first token, idle) and
 * `broken-stream` (cut, malformed, too large or without its `done`). Chunks yielded before an error stay valid.
 *
 * `prefill` resolves as soon as the proxy has accepted it, and rejects where the proxy does not accept it or is away.
 */
export function proxyTeacher(options: ProxyTeacherOptions): Teacher {
  return {
    identity: options.identity ?? { name: 'teacher', device: 'remote' },
    write: (request, signal) => write(options, request, signal),
    prefill: (context, signal) => prefill(options, context, signal),
  };
}

/** Which teacher serves, or why none does. */
export type ProxyHealth =
  | {
      readonly teacher: ServingTeacher;
      /** All teachers of a proxy that has several, by the names that a call may give. */
      readonly teachers?: readonly NamedTeacher[];
      /** Whether the page that asked may choose the teacher. */
      readonly setup?: boolean;
    }
  | {
      readonly teacher: null;
      readonly reason: CodedError;
      /** The proxy needs an access code: none was sent, or a wrong one. */
      readonly access?: 'wanted' | 'wrong';
      /** Whether the page that asked may choose a teacher. */
      readonly setup?: boolean;
    };

export interface HealthOptions {
  /** For a proxy that needs one. */
  readonly accessCode?: string;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/**
 * Asks the proxy at `url` which teacher serves. A proxy that is away is a result too. Rejects for an abort of `signal`
 * only, with its reason.
 */
export async function fetchHealth(url: string, options: HealthOptions = {}): Promise<ProxyHealth> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 5_000);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  try {
    const response = await (options.fetch ?? platformFetch)(at(url, paths.health), {
      headers: { Accept: 'application/json', ...authorization(options.accessCode) },
      cache: 'no-store',
      signal,
    });
    const text = await response.text();
    if (response.ok) return read(health, text) ?? withoutTeacher(text);
    const { status } = response;
    const error = read(sentErrorSchema, text);
    return {
      teacher: null,
      reason: error ?? teacherError('proxy-not-found', { status }),
      ...(status === 401 && error !== undefined ? { access: 'wrong' } : {}),
      ...(status === 503 ? read(healthWithoutTeacher, text) : {}),
    };
  } catch {
    // Refused, unreachable and timed out are the same to the user.
    options.signal?.throwIfAborted();
    return { teacher: null, reason: teacherError('teacher-away') };
  }
}

/** The meaning of a response that describes no teacher. */
function withoutTeacher(text: string): ProxyHealth {
  return read(accessWanted, text) === undefined
    ? { teacher: null, reason: teacherError('no-proxy-here') }
    : { teacher: null, reason: teacherError('code-wanted'), access: 'wanted' };
}
