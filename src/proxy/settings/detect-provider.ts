/**
 * Finds the provider of a server: by the host of its address, or by sending the GETs of each provider that can be
 * recognised. A server that none of them recognises gets the registry's fallback.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import type { KindAdvice } from '../../teacher/setup-schema.ts';
import { jsonOrUndefined } from '../../bytes/json.ts';
import { bearer } from '../completion/teacher-server.ts';
import { openAIModels } from '../providers/model-list.ts';
import { baseAddresses, withoutCallPath, type AskServer, type Provider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { serverError } from './errors.ts';

export interface DetectedProvider {
  readonly provider: Provider;
  /** Name and version of the server; null where it is not recognised. */
  readonly server: string | null;
  /** The same as long as the same server runs with the same model, as far as it says so. */
  readonly print: string;
  /** Fields that it reads in another way than others, or refuses. */
  readonly leftOut: readonly string[];
  /** A server answered, and was ready. Otherwise a later answer may differ. */
  readonly isSettled: boolean;
  /** The server answers that it is loading its model. */
  readonly isLoading: boolean;
  /** What was found, for the terminal. It never holds the key. */
  readonly notice: CodedError;
}

export interface AskOptions {
  readonly apiKey: string | null;
  /** Default: the API key as a bearer token. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  /** Of each request. Default: 3,000. */
  readonly timeoutMs?: number;
  /** The same where the server may have to load its model first. */
  readonly loadMs?: number;
}

export interface DetectOptions extends AskOptions {
  readonly registry: ProviderRegistry;
}

/** What came of a request: JSON, undefined for an answer without any. */
type Answer = { readonly kind: 'answer' | 'loading'; readonly json: unknown } | { readonly kind: 'silence' };

async function request(url: string, options: AskOptions, body?: unknown): Promise<Answer> {
  const { apiKey, fetch: send = fetch, timeoutMs = 3_000 } = options;
  const headers = { Accept: 'application/json', ...(options.headers ?? bearer(apiKey)) };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await (body === undefined
      ? send(url, { headers, redirect: 'manual', signal })
      : send(url, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
          redirect: 'manual',
          signal,
        }));
    if (response.ok) return { kind: 'answer', json: jsonOrUndefined(await response.text()) };
    return { kind: response.status === 503 ? 'loading' : 'answer', json: undefined };
  } catch {
    return { kind: 'silence' }; // unreachable and timed out are the same here
  }
}

const jsonIn = (answer: Answer): unknown => (answer.kind === 'silence' ? undefined : answer.json);

/** The address of a server without the path of a call and the version of its API. */
const rootOf = (url: string): string => withoutCallPath(url).replace(/\/v\d+$/, '');

/** Asks a server, and remembers whether it was there and ready. */
export class ServerQuestions implements AskServer {
  /** One of the requests got no answer, or the server was loading its model: a later answer may differ. */
  isUnanswered = false;
  readonly #root: string;
  readonly #options: AskOptions;

  /** @param url without a slash at its end, with or without the version */
  constructor(url: string, options: AskOptions) {
    this.#root = rootOf(url);
    this.#options = options;
  }

  readonly get = (path: string): Promise<unknown> => this.#ask(path);
  readonly post: AskServer['post'] = (path, body, options) => this.#ask(path, body, options);

  async #ask(path: string, body?: unknown, { loadsModel = false } = {}): Promise<unknown> {
    const { loadMs } = this.#options;
    const options =
      loadsModel && loadMs !== undefined ? { ...this.#options, timeoutMs: loadMs } : this.#options;
    const answer = await request(`${this.#root}${path}`, options, body);
    this.isUnanswered ||= answer.kind !== 'answer';
    return jsonIn(answer);
  }
}

/** @param url without a slash at its end, with or without the version */
export async function detectProvider(url: string, options: DetectOptions): Promise<DetectedProvider> {
  const { registry } = options;
  const hosted = registry.hostedAt(url);
  if (hosted !== null) {
    const { host } = new URL(url);
    const notice = serverError('provider-hosted', { host, kind: hosted.kind });
    const settled = { isSettled: true, isLoading: false };
    return { provider: hosted, server: host, print: host, leftOut: [], ...settled, notice };
  }
  const answers = await Promise.all(
    registry.providers.flatMap((provider) =>
      (provider.detections ?? []).map(async ({ path, schema, model, leftOut = [] }) => {
        const answer = await request(`${rootOf(url)}${path}`, options);
        const json = jsonIn(answer);
        const name = schema.safeParse(json).data;
        return { provider, answer, leftOut, name, model: model?.safeParse(json).data };
      }),
    ),
  );
  const found = answers.find(({ name }) => name !== undefined);
  if (found?.name !== undefined) {
    const { provider, name, model, leftOut } = found;
    const print = JSON.stringify([provider.kind, name, model]);
    const notice = serverError('provider-detected', { url, server: name, kind: provider.kind });
    return { provider, server: name, print, leftOut, isSettled: true, isLoading: false, notice };
  }
  const { fallback } = registry;
  const isSilent = answers.every(({ answer }) => answer.kind === 'silence');
  const isLoading = answers.some(({ answer }) => answer.kind === 'loading');
  const code = isSilent ? 'provider-silent' : isLoading ? 'provider-loading' : 'provider-unknown';
  return {
    provider: fallback,
    server: null,
    print: '',
    leftOut: [],
    isSettled: !isSilent && !isLoading,
    isLoading,
    notice: serverError(code, { url, kind: fallback.kind }),
  };
}

/**
 * What to use instead of a provider, where the server answers its requests without continuing the text.
 * @returns null where nothing speaks against it
 */
export function kindAdvice(
  { kind }: Provider,
  { provider: { kind: use, inexactKinds = [] }, server }: Pick<DetectedProvider, 'provider' | 'server'>,
): KindAdvice | null {
  return server !== null && inexactKinds.includes(kind) ? { server, kind, use } : null;
}

/**
 * The base of a provider's request paths. Where several are possible, the first that answers a list of models is taken,
 * else the first.
 */
export async function findBase(provider: Provider, url: string, options: AskOptions): Promise<string> {
  const bases = baseAddresses(provider, url);
  if (bases.length === 1) return bases[0];
  for (const base of bases) {
    const answer = await request(`${base}/models`, options);
    if (jsonIn(answer) !== undefined) return base;
  }
  return bases[0];
}

/** The models that a server lists, in its order; none where it lists none. @param base as in `findBase` */
export async function listModels(
  { models: { path, schema, headers } = openAIModels }: Provider,
  base: string,
  options: AskOptions,
): Promise<readonly string[]> {
  const own = headers === undefined ? {} : { headers: headers(options.apiKey) };
  const answer = await request(`${base}${path}`, { ...options, ...own });
  return schema.safeParse(jsonIn(answer)).data ?? [];
}
