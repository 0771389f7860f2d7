/**
 * What a provider is: one definition per file in this folder. Everything else follows from it: the values of TEACHER_KIND
 * and its error messages, which variables apply, how a server is recognised, and the upstream that serves the calls.
 */
import type { z } from 'zod';
import type { TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import { RefusedFields, RefusedFieldsError } from '../completion/refused-fields.ts';
import { bearer, type TeacherServer } from '../completion/teacher-server.ts';
import type { CompletionRequest } from '../completion/completion-request.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { ThinkingMemory } from '../completion/think-block.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import type { RenderedPrompt } from '../prompt/rendered-prompt.ts';
import type { TeacherDescription, Upstream } from '../upstream.ts';
import type { ModelList } from './model-list.ts';

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
   * What the request paths are appended to: the address with its version (`/v1` is added where no path is written), the
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
  /** How running servers are recognised where TEACHER_KIND is not set; empty where they cannot be. */
  readonly detections?: readonly Detection[];
  /** The kind to use where a server refuses what this kind cannot do without. */
  readonly fallback?: Provider;
  /**
   * Other kinds that its servers answer without continuing the text, as they put it into the model's template: the model
   * starts a new answer.
   */
  readonly inexactKinds?: readonly string[];
  /** How it lists its models. Default: OpenAI's `/models`. */
  readonly models?: ModelList;
  /** What a server says about its model's tokenizer. Left out where it says nothing. */
  readonly describeModel?: (ask: AskServer, model: string) => Promise<ModelDescription>;
  /** Whether the server puts a BOS token before a prompt, by its own tokenizer; null where it does not say. */
  readonly addsBos?: (ask: AskServer, model: string) => Promise<boolean | null>;
  /**
   * Asks for the next tokens of a solution.
   * @param request `prefix` is the solution so far, `maxTokens` at least 1
   * @param server its `url` is the base that paths are appended to
   * @param format how the prompt is rendered, for providers with `rendersPrompt`, and how outside text is escaped, for all
   */
  call(request: TeacherRequest, server: TeacherServer, format: PromptFormat): ProviderCall;
}

/** A GET that only one server answers in this shape. */
export interface Detection {
  /** Below the address without a version, e.g. `/api/version`. */
  readonly path: string;
  /** The JSON of the answer, turned into the server's name and version, e.g. `Ollama 0.5.1`. */
  readonly schema: z.ZodType<string>;
  /** What else of the answer is another where the server was restarted with another model. */
  readonly model?: z.ZodType;
  /** Fields of a call that this server reads in another way, or refuses; calls leave them out. */
  readonly leftOut?: readonly string[];
}

/** Asks a server about itself. Both return the JSON of the answer, undefined for an error or no answer. */
export interface AskServer {
  /** @param path below the address without its version */
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown, options?: AskServerOptions) => Promise<unknown>;
}

export interface AskServerOptions {
  /** The server may have to load its model before it answers. */
  readonly loadsModel?: boolean;
}

export interface ModelDescription {
  /** Has the server render a prompt; null where it cannot. What it renders goes before `template`. */
  readonly render?: () => Promise<RenderedPrompt | null>;
  /** A chat template, or JSON that holds one. */
  readonly template?: string;
  readonly specialTokens?: readonly string[];
  /** A file of the model, as the server names it. */
  readonly file?: string;
}

function withHeaders(call: ProviderCall, { apiKey }: TeacherServer) {
  return { ...call, headers: call.headers ?? bearer(apiKey) };
}

/**
 * The upstream that serves calls with one model of a provider. It remembers what its server refuses: a field that may be
 * left out is left out from then on, and a server that cannot continue a message is asked in the provider's fallback.
 */
class ProviderUpstream implements Upstream {
  readonly #server: TeacherServer;
  readonly #format: PromptFormat;
  readonly #refused = new RefusedFields();
  readonly #thinking = new ThinkingMemory();
  #provider: Provider;

  constructor(provider: Provider, server: TeacherServer, format: PromptFormat) {
    this.#provider = provider;
    this.#server = server;
    this.#format = format;
    this.#refused.add(server.leftOut ?? []);
  }

  get description(): TeacherDescription {
    return { name: this.#server.model, kind: this.#provider.kind, fingerprint: null };
  }

  async *write(request: TeacherRequest, signal?: LightAbortSignal): AsyncGenerator<TeacherChunk> {
    for (;;) {
      const provider = this.#provider;
      const call = withHeaders(provider.call(request, this.#server, this.#format), this.#server);
      try {
        yield* streamCompletion({
          ...call,
          body: this.#refused.without(call.body),
          server: this.#server,
          maxTokens: request.maxTokens,
          thinking: this.#thinking,
          signal,
        });
        return;
      } catch (error) {
        if (!(error instanceof RefusedFieldsError)) throw error;
        this.#adapt(error, provider, call);
      }
    }
  }

  /** @throws the error where the call cannot do without the fields */
  #adapt(error: RefusedFieldsError, provider: Provider, { essential = [] }: ProviderCall): void {
    if (!error.fields.some((name) => essential.includes(name))) this.#refused.add(error.fields);
    else if (provider.fallback === undefined) throw error;
    else this.#provider = provider.fallback;
  }
}

/** The upstream that serves calls with one model of a provider. */
export function providerUpstream(provider: Provider, server: TeacherServer, format: PromptFormat): Upstream {
  return new ProviderUpstream(provider, server, format);
}

/** Paths that a person may copy with an address: the calls of OpenAI's and the other APIs. */
const callPaths =
  /\/(?:chat\/completions|completions|completion|messages|api\/(?:generate|chat|tags)|models)$/;

/** An address without the path of a call. */
export function withoutCallPath(address: string): string {
  return address.replace(callPaths, '');
}

/**
 * The bases that a provider's request paths may be appended to, the most likely first. Several where the address has a
 * path: some APIs have another one than /v1 (Gemini: /v1beta/openai), and some gateways a path before it.
 * @param address as in TEACHER_URL, without a slash at its end
 */
export function baseAddresses(
  { isHosted, url, basePath }: Provider,
  address: string,
): readonly [string, ...string[]] {
  // A hosted API has one right address, however much of it was written.
  if (isHosted && new URL(url).host === new URL(address).host) return [url];
  const base = withoutCallPath(address);
  const version = /\/v\d+$/;
  switch (basePath) {
    case 'version':
      if (version.test(base) || base !== address) return [base];
      return new URL(base).pathname === '/' ? [`${base}/v1`] : [base, `${base}/v1`];
    case 'root':
      return [base.replace(version, '')];
    case 'as-written':
      return [base];
  }
}

/** The most likely base of a provider's request paths. */
export function baseAddress(provider: Provider, address: string): string {
  return baseAddresses(provider, address)[0];
}

/** Whether a variable must be set, may be set, or has no meaning for a provider. */
export type Applies = 'required' | 'optional' | 'no';

/** Whether the proxy renders the prompt, at once or in the fallback. */
export function mayRenderPrompt({ rendersPrompt, fallback }: Provider): boolean {
  return rendersPrompt || fallback?.rendersPrompt === true;
}

/** Which variables of the environment apply to a provider. */
export function environmentOf(provider: Provider) {
  const { isHosted, reusesContext } = provider;
  return {
    TEACHER_URL: isHosted ? 'optional' : 'required',
    TEACHER_MODEL: 'required',
    TEACHER_API_KEY: isHosted ? 'required' : 'optional',
    TEACHER_TEMPLATE: mayRenderPrompt(provider) ? 'optional' : 'no',
    TEACHER_PREFILL: reusesContext ? 'optional' : 'no',
  } as const satisfies Record<string, Applies>;
}
