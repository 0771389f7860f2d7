/**
 * What a provider is: one definition per file in this folder. Everything else follows from it: the values of TEACHER_KIND
 * and its error messages, which variables apply, how a server is recognised, and the upstream that serves the calls.
 */
import type { z } from 'zod';
import type { TeacherRequest } from '../../relay/teacher.ts';
import { bearer, type TeacherServer } from '../completion/teacher-server.ts';
import { streamCompletion, type CompletionRequest } from '../completion/stream-completion.ts';
import { ThinkingMemory } from '../completion/think-block.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import type { Upstream } from '../upstream.ts';

/** One call in a provider's protocol: what is sent, and how the answer is read. */
export type ProviderCall = Omit<
  CompletionRequest,
  'server' | 'headers' | 'maxTokens' | 'thinking' | 'signal'
> & {
  /** Default: the API key as a bearer token. */
  readonly headers?: CompletionRequest['headers'];
};

export interface Provider {
  /** The value of TEACHER_KIND. */
  readonly kind: string;
  /** The servers that it is for, in a few words, for tables and `--help`. */
  readonly label: string;
  /** How it continues a solution, in a few words, for tables. */
  readonly continuation: string;
  /** The address of a hosted API, or an example of your own server's; no slash at the end. */
  readonly url: string;
  /** `url` is the one API that this kind is named after: TEACHER_URL may be left out, TEACHER_API_KEY may not. */
  readonly isHosted: boolean;
  /**
   * What the request paths are appended to: the address with its version (`/v1` is added where none is written), the
   * address without one, or the address as it is written.
   */
  readonly basePath: 'version' | 'root' | 'as-written';
  /** The proxy renders the prompt, so TEACHER_TEMPLATE applies. */
  readonly rendersPrompt: boolean;
  /**
   * A request makes the next one with the same beginning faster, if the server keeps its KV cache. So TEACHER_PREFILL
   * applies.
   */
  readonly reusesContext: boolean;
  /** How a running server is recognised where TEACHER_KIND is not set; left out where it cannot be. */
  readonly detect?: Detection;
  /**
   * Asks for the next tokens of a solution.
   * @param request `prefix` is the solution so far, `maxTokens` at least 1
   * @param server its `url` is the base that paths are appended to
   * @param format how the prompt is rendered; only for providers with `rendersPrompt`
   */
  call(request: TeacherRequest, server: TeacherServer, format: PromptFormat): ProviderCall;
}

/** A GET that only this kind of server answers in this shape. */
export interface Detection {
  /** Below the address without a version, e.g. `/api/version`. */
  readonly path: string;
  /** The JSON of the answer, turned into the server's name, e.g. `Ollama 0.5.1`. */
  readonly schema: z.ZodType<string>;
}

function withHeaders(call: ProviderCall, { apiKey }: TeacherServer) {
  return { ...call, headers: call.headers ?? bearer(apiKey) };
}

/** The upstream that serves calls with one model of a provider. */
export function providerUpstream(provider: Provider, server: TeacherServer, format: PromptFormat): Upstream {
  const thinking = new ThinkingMemory();
  return {
    description: { name: server.model, kind: provider.kind, fingerprint: null },
    write: (request, signal) =>
      streamCompletion({
        ...withHeaders(provider.call(request, server, format), server),
        server,
        maxTokens: request.maxTokens,
        thinking,
        signal,
      }),
  };
}

/**
 * The base of a provider's request paths.
 * @param address as in TEACHER_URL, without a slash at its end
 */
export function baseAddress({ isHosted, url, basePath }: Provider, address: string): string {
  // A hosted API has one right address, however much of it was written.
  if (isHosted && new URL(url).host === new URL(address).host) return url;
  const version = /\/v\d+$/;
  switch (basePath) {
    case 'version':
      return version.test(address) ? address : `${address}/v1`;
    case 'root':
      return address.replace(version, '');
    case 'as-written':
      return address;
  }
}

/** Whether a variable must be set, may be set, or has no meaning for a provider. */
export type Applies = 'required' | 'optional' | 'no';

/** Which variables of the environment apply to a provider. */
export function environmentOf({ isHosted, rendersPrompt, reusesContext }: Provider) {
  return {
    TEACHER_URL: isHosted ? 'optional' : 'required',
    TEACHER_MODEL: 'required',
    TEACHER_API_KEY: isHosted ? 'required' : 'optional',
    TEACHER_TEMPLATE: rendersPrompt ? 'optional' : 'no',
    TEACHER_PREFILL: reusesContext ? 'optional' : 'no',
  } as const satisfies Record<string, Applies>;
}
