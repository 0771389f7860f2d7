/**
 * Finds out by which protocol a server is to be asked: by its host, or by asking it what it is. A server that is not there
 * yet, or that is none of those that can be told, is taken for one with `/v1/completions`.
 *
 * https://docs.ollama.com/api/version, https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md (GET /props)
 */
import { z } from 'zod';
import { baseAddress, hostedKindAt, type ProviderKind } from '../providers/registry.ts';
import { bearer, jsonOf } from '../completion/teacher-server.ts';

export interface Detected {
  readonly kind: ProviderKind;
  /** What was found, for whoever started the proxy. It holds no key. */
  readonly sentence: string;
}

export interface DetectOptions {
  readonly apiKey: string | null;
  readonly fetch?: typeof fetch;
  /** For each of the questions. */
  readonly timeoutMs?: number;
}

const ollamaVersion = z.object({ version: z.string().max(40) });
const llamaCppProps = z.object({ default_generation_settings: z.object({}) });

/** What a GET answers, as JSON: undefined where there is none, null where nobody answers. */
async function ask(
  url: string,
  { apiKey, fetch: ask = fetch, timeoutMs = 3_000 }: DetectOptions,
): Promise<unknown> {
  try {
    const response = await ask(url, {
      headers: { Accept: 'application/json', ...bearer(apiKey) },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok ? jsonOf(await response.text()) : undefined;
  } catch {
    return null; // unreachable and too late are one answer, which the sentence tells
  }
}

/** @param url without a slash at its end, with or without the version */
export async function detectKind(url: string, options: DetectOptions): Promise<Detected> {
  const hosted = hostedKindAt(url);
  if (hosted !== null) {
    return {
      kind: hosted,
      sentence: `TEACHER_URL leads to ${new URL(url).host}, so TEACHER_KIND is ${hosted}.`,
    };
  }
  const root = baseAddress('ollama', url);
  const [version, props] = await Promise.all([
    ask(`${root}/api/version`, options),
    ask(`${root}/props`, options),
  ]);
  const ollama = ollamaVersion.safeParse(version).data;
  if (ollama !== undefined) {
    return {
      kind: 'ollama',
      sentence: `The server at ${url} is Ollama ${ollama.version}, so TEACHER_KIND is ollama.`,
    };
  }
  if (llamaCppProps.safeParse(props).success) {
    return {
      kind: 'llamacpp',
      sentence: `The server at ${url} is llama.cpp's, so TEACHER_KIND is llamacpp.`,
    };
  }
  const nobody = version === null && props === null;
  return {
    kind: 'completions',
    sentence: nobody
      ? `Nobody answers at ${url} yet. It is taken for a server with /v1/completions; set TEACHER_KIND if it is another.`
      : `The server at ${url} is neither Ollama nor llama.cpp's, so TEACHER_KIND is completions.`,
  };
}
