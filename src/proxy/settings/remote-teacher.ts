/**
 * The upstream that the settings describe. What they leave open is asked of the server: its kind, the base of its paths,
 * its model's template and special tokens, and whether it adds a BOS. A server may start after the proxy, restart with
 * another model, or be another one, so it is asked again after each failure, and from time to time whether it is the same.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import { TeacherError, type TeacherChunk, type TeacherRequest } from '../../relay/teacher.ts';
import { apiError } from '../../teacher/api-errors.ts';
import { LoadingError } from '../completion/teacher-server.ts';
import { fetchTransport, type HttpTransport } from '../../teacher/http-transport.ts';
import { defaultTimeouts } from '../../teacher/event-stream.ts';
import type { KindAdvice } from '../../teacher/setup-schema.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import { namedFormats, templateName } from '../prompt/named-templates.ts';
import { chatMLWith, type PromptFormat } from '../prompt/prompt-format.ts';
import { formatFromRendered } from '../prompt/rendered-prompt.ts';
import {
  providerUpstream,
  type AskServer,
  type ModelDescription,
  type Provider,
} from '../providers/provider.ts';
import { registry as builtInRegistry, type ProviderRegistry } from '../providers/registry.ts';
import { withPrefill } from '../providers/with-prefill.ts';
import type { TeacherDescription, Upstream } from '../upstream.ts';
import { detectProvider, findBase, kindAdvice, ServerQuestions } from './detect-provider.ts';
import type { RemoteTeacherSettings } from './teacher-settings.ts';
import { serverError } from './errors.ts';
import { formatOf, SourceError, specialTokensAt, templateAt, tokenizerOfGGUF } from './template-source.ts';
import { writeWhenLoaded } from './while-loading.ts';

export interface RemoteTeacherOptions {
  /** Called with what was detected, where the environment does not name the provider. */
  readonly tell: (notice: CodedError) => void;
  readonly fetch?: typeof fetch;
  /** Sends the calls. Default: `fetch`. */
  readonly transport?: HttpTransport;
  readonly registry?: ProviderRegistry;
}

/** Milliseconds after which a server is asked whether it is still the same. */
const recheckMs = 60_000;

/** What was found out about a server. */
interface Resolved {
  /** Changes where anything that a call depends on has changed. */
  readonly key: string;
  readonly upstream: Upstream;
  readonly server: string | null;
  /** As in DetectedProvider. */
  readonly print: string;
  readonly kindAdvice: KindAdvice | null;
  /** Asking again would find the same, until a call fails. */
  readonly isSettled: boolean;
  readonly isLoading: boolean;
}

class RemoteTeacher implements Upstream {
  readonly #settings: RemoteTeacherSettings;
  readonly #options: RemoteTeacherOptions;
  #resolved: Resolved;
  #isStale: boolean;
  /** The server said so when it was last asked or called. */
  #isLoading: boolean;
  /** When it was asked what it is. */
  #checkedAt = Date.now();
  /** The asking in progress: concurrent calls share one. */
  #asking: Promise<Resolved> | null = null;
  #reported: string;

  constructor(
    settings: RemoteTeacherSettings,
    options: RemoteTeacherOptions,
    first: Resolved,
    reported: string,
  ) {
    this.#settings = settings;
    this.#options = options;
    this.#resolved = first;
    this.#isStale = !first.isSettled;
    this.#isLoading = first.isLoading;
    this.#reported = reported;
  }

  get description(): TeacherDescription {
    const { upstream, server } = this.#resolved;
    return {
      ...upstream.description,
      ...(server === null ? {} : { server }),
      ...(this.#isLoading ? { loading: true } : {}),
    };
  }

  get kindAdvice(): KindAdvice | null {
    return this.#resolved.kindAdvice;
  }

  /** Asks a server that has not answered, or that failed, again in the background; any other now and then. */
  readonly refresh = (): void => {
    if (this.#isStale) this.#ask().catch(() => undefined);
    else this.#recheck().catch(() => undefined);
  };

  /** A server that restarted with another model between two calls fails none. */
  async #recheck(): Promise<void> {
    if (Date.now() < this.#checkedAt + recheckMs) return;
    this.#checkedAt = Date.now();
    const { url, apiKey } = this.#settings;
    const { fetch, registry = builtInRegistry } = this.#options;
    const options = { registry, apiKey, ...(fetch === undefined ? {} : { fetch }) };
    const { isSettled, print } = await detectProvider(url, options);
    if (isSettled && print !== this.#resolved.print) this.#isStale = true;
  }

  readonly write = (request: TeacherRequest, signal?: LightAbortSignal): AsyncGenerator<TeacherChunk> =>
    writeWhenLoaded((isRetry) => this.#write(request, signal, isRetry), {
      timeoutMs: this.#settings.timeouts.firstTokenMs,
      signal,
    });

  async *#write(
    request: TeacherRequest,
    signal: LightAbortSignal | undefined,
    isRetry: boolean,
  ): AsyncGenerator<TeacherChunk> {
    if (!this.#isStale) this.refresh();
    const used = this.#isStale || isRetry ? await this.#current() : this.#resolved;
    let began = false;
    try {
      for await (const chunk of used.upstream.write(request, signal)) {
        began = true;
        this.#isLoading = false;
        yield chunk;
      }
      return;
    } catch (error) {
      this.#isLoading = error instanceof LoadingError;
      signal?.throwIfAborted();
      if (!(error instanceof TeacherError)) throw error;
      this.#isStale ||= error.failure !== 'over-budget' && error.failure !== 'timeout';
      if (began || error.failure !== 'refused') throw error;
      // Another kind of server may be there now, which refuses the paths of the one before.
      const now = await this.#current();
      if (now.key === used.key) throw error;
    }
    yield* this.#resolved.upstream.write(request, signal);
  }

  /** @throws TeacherError where the template cannot be read yet */
  async #current(): Promise<Resolved> {
    try {
      return await this.#ask();
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause;
      const error = apiError('server-not-usable', { variable: cause.variable });
      throw new TeacherError('offline', error, { cause });
    }
  }

  #ask(): Promise<Resolved> {
    const { firstTokenMs: loadMs = defaultTimeouts.firstTokenMs } = this.#settings.timeouts;
    const tell = (notice: CodedError): void => {
      const text = JSON.stringify(notice);
      if (text !== this.#reported) this.#options.tell(notice);
      this.#reported = text;
    };
    this.#asking ??= resolve(this.#settings, { ...this.#options, loadMs }, tell)
      .then((found) => {
        // The same server keeps what its upstream has learned.
        this.#resolved =
          found.key === this.#resolved.key ? { ...found, upstream: this.#resolved.upstream } : found;
        this.#isStale = !found.isSettled;
        this.#isLoading = found.isLoading;
        this.#checkedAt = Date.now();
        return this.#resolved;
      })
      .finally(() => (this.#asking = null));
    return this.#asking;
  }
}

interface ResolveOptions extends RemoteTeacherOptions {
  /** Milliseconds for a server that has to load its model before it answers. Default: no longer than any other. */
  readonly loadMs?: number;
}

async function resolve(
  settings: RemoteTeacherSettings,
  options: ResolveOptions,
  tell: (notice: CodedError) => void,
): Promise<Resolved> {
  const { url, model, apiKey, timeouts } = settings;
  const { fetch, transport, loadMs, registry = builtInRegistry } = options;
  const asking = {
    apiKey,
    ...(fetch === undefined ? {} : { fetch }),
    ...(loadMs === undefined ? {} : { loadMs }),
  };
  // A server whose kind is set is asked for its name and version all the same: runs and exports show them.
  const { notice, server, print, leftOut, isSettled, isLoading, ...detected } = await detectProvider(url, {
    registry,
    ...asking,
  });
  const provider = settings.provider ?? detected.provider;
  const advice = kindAdvice(provider, { ...detected, server });
  if (settings.provider === null) tell(notice);
  else if (advice !== null) tell(serverError('kind-inexact', { url, ...advice }));
  const base = await findBase(provider, url, asking);
  const questions = new ServerQuestions(base, asking);
  const found = await formatFor(provider, settings, questions, fetch);
  const sender = transport ?? (fetch && fetchTransport(fetch));
  const teacherServer = {
    url: base,
    model,
    apiKey,
    timeouts,
    leftOut,
    ...(sender === undefined ? {} : { transport: sender }),
  };
  return {
    key: JSON.stringify([provider.kind, base, leftOut, found.key]),
    upstream: providerUpstream(provider, teacherServer, found.format),
    server,
    print,
    kindAdvice: advice,
    isSettled: isSettled && !questions.isUnanswered,
    isLoading,
  };
}

/** How prompts are rendered and outside text is escaped: by the settings, else by what the server says of its model. */
async function formatFor(
  provider: Provider,
  settings: RemoteTeacherSettings,
  ask: AskServer,
  fetch: typeof globalThis.fetch | undefined,
): Promise<{ format: PromptFormat; key: string }> {
  const described: ModelDescription = (await provider.describeModel?.(ask, settings.model)) ?? {};
  const named = settings.tokenizer === null ? [] : await specialTokensAt(settings.tokenizer, fetch);
  const inFile = described.file === undefined ? [] : await specialTokensOfFile(described.file);
  const name = templateName(settings.template ?? '');
  const source =
    settings.template === null || name !== null ? null : await templateAt(settings.template, fetch);
  const specialTokens = [
    ...named,
    ...inFile,
    ...(described.specialTokens ?? []),
    ...(source?.specialTokens ?? []),
  ];
  if (name !== null) return { format: namedFormats[name](specialTokens), key: JSON.stringify(specialTokens) };
  const rendered = source === null ? await described.render?.() : null;
  const ownFormat = rendered ? formatFromRendered(rendered, specialTokens) : null;
  if (ownFormat !== null) return { format: ownFormat, key: JSON.stringify([rendered, specialTokens]) };
  const text = source?.text ?? described.template ?? null;
  const facts = { ...source, specialTokens };
  const key = JSON.stringify([text, facts]);
  if (text === null) return { format: chatMLWith(specialTokens), key };
  const format = formatOf(text, facts);
  if (format.bos === null || provider.addsBos === undefined) return { format, key };
  const addsBos = await provider.addsBos(ask, settings.model);
  return { format: formatOf(text, { ...facts, addsBos }), key: `${key}${addsBos}` };
}

/** A server on another machine names a file that is not here. */
async function specialTokensOfFile(path: string): Promise<readonly string[]> {
  try {
    return (await tokenizerOfGGUF(path, 'TEACHER_TOKENIZER')).specialTokens;
  } catch (error) {
    if (error instanceof SourceError) return [];
    throw error;
  }
}

/** Whether a template is to be read from the teacher's own server, which may start later. */
function isFromServer({ template, url }: RemoteTeacherSettings): boolean {
  return template !== null && URL.canParse(template) && new URL(template).origin === new URL(url).origin;
}

/** @throws EnvironmentError for a template that cannot be used */
export async function remoteTeacher(
  settings: RemoteTeacherSettings,
  options: RemoteTeacherOptions,
): Promise<Upstream> {
  let reported = '';
  const tell = (notice: CodedError): void => {
    options.tell(notice);
    reported = JSON.stringify(notice);
  };
  const first = await resolve(settings, options, tell).catch(async (error: unknown) => {
    if (!(error instanceof SourceError) || !isFromServer(settings)) throw error;
    return {
      ...(await resolve({ ...settings, template: null }, options, () => undefined)),
      key: '',
      isSettled: false,
    };
  });
  const teacher = new RemoteTeacher(settings, options, first, reported);
  return settings.prefill ? withPrefill(teacher) : teacher;
}
