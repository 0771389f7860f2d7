/**
 * Finds the provider of a server: by the host of its address, or by sending the GET of each provider that can be
 * recognised. A server that does not answer yet, or that none of them recognises, gets the registry's fallback.
 */
import { bearer, jsonOf } from '../completion/teacher-server.ts';
import type { Provider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';

export interface DetectedProvider {
  readonly provider: Provider;
  /** What was found, for the terminal. It never holds the key. */
  readonly sentence: string;
}

export interface DetectOptions {
  readonly registry: ProviderRegistry;
  readonly apiKey: string | null;
  readonly fetch?: typeof fetch;
  /** Of each request. Default: 3,000. */
  readonly timeoutMs?: number;
}

/** The JSON of an answer: undefined where the server sent none, null where it did not answer. */
async function get(
  url: string,
  { apiKey, fetch: send = fetch, timeoutMs = 3_000 }: DetectOptions,
): Promise<unknown> {
  try {
    const response = await send(url, {
      headers: { Accept: 'application/json', ...bearer(apiKey) },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok ? jsonOf(await response.text()) : undefined;
  } catch {
    return null; // unreachable and timed out are the same here
  }
}

/** @param url without a slash at its end, with or without the version */
export async function detectProvider(url: string, options: DetectOptions): Promise<DetectedProvider> {
  const { registry } = options;
  const hosted = registry.hostedAt(url);
  if (hosted !== null) {
    return {
      provider: hosted,
      sentence: `TEACHER_URL leads to ${new URL(url).host}, so TEACHER_KIND is ${hosted.kind}.`,
    };
  }
  const root = url.replace(/\/v\d+$/, '');
  const answers = await Promise.all(
    registry.providers.flatMap((provider) => {
      const { detect } = provider;
      if (detect === undefined) return [];
      return get(`${root}${detect.path}`, options).then((json) => ({
        provider,
        isSilent: json === null,
        name: detect.schema.safeParse(json).data,
      }));
    }),
  );
  for (const { provider, name } of answers) {
    if (name === undefined) continue;
    return { provider, sentence: `The server at ${url} is ${name}, so TEACHER_KIND is ${provider.kind}.` };
  }
  const { fallback } = registry;
  return {
    provider: fallback,
    sentence: answers.every(({ isSilent }) => isSilent)
      ? `The server at ${url} does not answer yet. The proxy treats it as TEACHER_KIND=${fallback.kind}; set TEACHER_KIND if it is another.`
      : `The server at ${url} is not recognised, so TEACHER_KIND is ${fallback.kind}.`,
  };
}
