/**
 * The relay's Student behind an OpenAI-compatible server, such as vLLM with a RelayLLM checkpoint. The server streams a
 * continuation of the solution as text, up to `</call>`; the loop takes its tokens one by one. After a teacher's words the
 * student asks again, with the solution as text.
 *
 * A token is what the server streams as one. `<call>` and `</call>` count as one each, however a tokenizer splits them.
 */
import type { ModelIdentity, TokenId } from '../../relay/events.ts';
import type { PromptOptions } from '../../relay/prompt.ts';
import { ContextFullError, type Proposal, type ProposalOptions, type Student } from '../../relay/student.ts';
import { TeacherError } from '../../relay/teacher.ts';
import { defaultTimeouts, postForEvents } from '../../teacher/event-stream.ts';
import { teacherError } from '../../teacher/errors.ts';
import { fetchTransport, type HttpTransport } from '../../teacher/http-transport.ts';
import { defaultRetries, withRetries, type RetryAdvice, type RetryOptions } from '../runs/retries.ts';
import { CommandSplitter, isTag } from './command-splitter.ts';
import { bodyOf, pathOf, readPart, type StreamedToken, type StudentServer } from './completion-stream.ts';
import { TextVocabulary } from './text-vocabulary.ts';

export interface RemoteStudentOptions {
  readonly identity: ModelIdentity;
  readonly fetch?: typeof fetch;
  readonly retries?: RetryOptions;
  /** Called for each refusal for overload (429), so that fewer runs ask at once. */
  readonly onOverload?: () => void;
}

/** The server refused the request, or another model answers. The message is for people. */
class RemoteStudentError extends Error {
  override readonly name = 'RemoteStudentError';
}

/** A refusal that may pass, and how long the server asks to wait. */
class OverloadError extends Error {
  constructor(
    message: string,
    readonly afterMs: number | null,
  ) {
    super(message);
  }
}

/** One student, one sequence. */
export function remoteStudent(server: StudentServer, options: RemoteStudentOptions): Student {
  return new RemoteStudent(server, options);
}

/** Words in which servers say that a prompt is longer than the model's context. */
const tooLong = /context|too long|max(?:imum)?[_ ](?:model[_ ])?len|exceed/i;

class RemoteStudent implements Student {
  readonly identity: ModelIdentity;
  readonly vocabulary = new TextVocabulary();
  readonly carriesRouter = false;
  readonly contextLength: number;
  readonly #server: StudentServer;
  readonly #options: RemoteStudentOptions;
  #problem = '';
  #prompt: PromptOptions = {};
  /** The solution, without complete commands. */
  readonly #ids: TokenId[] = [];
  #stream: Continuation | null = null;
  /** The last proposal, until it is taken or something else is appended. */
  #proposed: TokenId | null = null;

  constructor(server: StudentServer, options: RemoteStudentOptions) {
    this.#server = server;
    this.#options = options;
    this.identity = options.identity;
    this.contextLength = server.contextLength;
  }

  begin(
    problem: string,
    signal?: AbortSignal,
    written: readonly TokenId[] = [],
    prompt: PromptOptions = {},
  ): Promise<number> {
    signal?.throwIfAborted();
    this.#close();
    if (written.length === 0) this.vocabulary.reset();
    this.#problem = problem;
    this.#prompt = prompt;
    this.#ids.splice(0, Infinity, ...written);
    // The server alone knows; it refuses a prompt that is too long.
    return Promise.resolve(0);
  }

  async propose(options: ProposalOptions): Promise<Proposal> {
    options.signal?.throwIfAborted();
    const mayCall = !options.forbidden.includes(this.vocabulary.callOpen);
    const advise = (error: unknown): RetryAdvice | null => this.#adviseOn(error);
    const next = async (): Promise<Proposal> => {
      this.#stream ??= this.#open(options, mayCall);
      let token = await this.#stream.next(mayCall);
      if (token === 'continues') {
        this.#stream = this.#open(options, mayCall);
        token = await this.#stream.next(mayCall);
      }
      // A server that adds nothing to what it has written has nothing to add.
      return this.#proposalOf(token === 'continues' ? null : token);
    };
    const proposal = await withRetries(next, advise, this.#options.retries ?? defaultRetries, options.signal);
    this.#proposed = proposal.id;
    return proposal;
  }

  append(ids: readonly TokenId[]): void {
    if (ids.length === 0) return;
    this.#checkRoom(this.#ids.length + ids.length);
    // The stream continues after its own token only.
    if (ids.length !== 1 || ids[0] !== this.#proposed) this.#close();
    this.#proposed = null;
    this.#ids.push(...ids);
  }

  truncate(length: number): void {
    if (length === this.#ids.length) return;
    this.#close();
    this.#ids.length = length;
  }

  #close(): void {
    this.#stream?.cancel();
    this.#stream = null;
    this.#proposed = null;
  }

  #proposalOf(token: StreamedToken | null): Proposal {
    const stats = { probability: token?.probability ?? 1, entropy: token?.entropy ?? 0, alternatives: [] };
    if (token === null) return { id: this.vocabulary.endToken, stats };
    if (token.text === '<call>') return { id: this.vocabulary.callOpen, stats };
    if (token.text === '</call>') return { id: this.vocabulary.callClose, stats };
    return { id: this.vocabulary.idOf(token.text), stats };
  }

  #checkRoom(length: number): void {
    if (length >= this.contextLength) throw new ContextFullError(length, this.contextLength);
  }

  #open({ sampling, uniform, signal }: ProposalOptions, mayCall: boolean): Continuation {
    this.#checkRoom(this.#ids.length);
    return new Continuation(this.#server, this.#options, {
      problem: this.#problem,
      solution: this.vocabulary.textOfAll(this.#ids),
      prompt: this.#prompt,
      sampling,
      // One draw of the run decides all tokens of the request.
      seed: Math.floor(uniform * 2 ** 31),
      maxTokens: this.#server.maxTokens,
      mayCall,
      signal,
    });
  }

  /** A stream that failed is opened again where it stopped: what came before it is in the solution. */
  #adviseOn(error: unknown): RetryAdvice | null {
    this.#close();
    if (error instanceof OverloadError) {
      this.#options.onOverload?.();
      return { afterMs: error.afterMs };
    }
    return error instanceof TeacherError && error.failure !== 'refused' ? { afterMs: null } : null;
  }
}

type Wanted = Parameters<typeof bodyOf>[1] & { readonly signal: AbortSignal | undefined };

/** One request, token by token. */
class Continuation {
  readonly #server: StudentServer;
  readonly #events: AsyncGenerator<{ readonly data: string }>;
  readonly #controller = new AbortController();
  readonly #splitter = new CommandSplitter();
  readonly #waiting: StreamedToken[] = [];
  /** Since the last `<call>`; null outside of a command. */
  #command: string | null = null;
  #last = '';
  /** Whether the solution is over, or only the request; null while the stream continues. */
  #over: 'ends' | 'continues' | null = null;

  constructor(server: StudentServer, options: RemoteStudentOptions, { signal, ...request }: Wanted) {
    this.#server = server;
    const signals = [this.#controller.signal, ...(signal === undefined ? [] : [signal])];
    let retryAfter: string | null = null;
    this.#events = postForEvents({
      url: `${server.url}${pathOf(server)}`,
      headers: server.apiKey === null ? {} : { Authorization: `Bearer ${server.apiKey}` },
      body: bodyOf(server, request),
      transport: withHeader(options.fetch, (value) => (retryAfter = value)),
      // A full server queues requests, so the first token may take long.
      timeouts: { ...defaultTimeouts, connectMs: 600_000, firstTokenMs: 600_000, idleMs: 120_000 },
      source: 'server',
      refusal: (status, body) => refusalOf(server, status, body, retryAfter),
      signal: AbortSignal.any(signals),
    });
  }

  /** @returns null at the end of the solution, `continues` where a further request can add to it */
  async next(mayCall: boolean): Promise<StreamedToken | 'continues' | null> {
    while (this.#waiting.length === 0) {
      if (this.#over !== null) return this.#over === 'ends' ? null : 'continues';
      await this.#read();
    }
    const token = this.#waiting.shift();
    if (token === undefined || mayCall || !isTag(token.text)) return token ?? null;
    // The server does not keep the student from calling: it becomes text in two pieces, which is no command.
    const [first, rest] = [token.text.slice(0, -5), token.text.slice(-5)];
    this.#waiting.unshift({ ...token, text: rest });
    return { ...token, text: first };
  }

  cancel(): void {
    this.#controller.abort(new Error('not needed'));
    this.#events.return(undefined).catch(() => undefined);
  }

  async #read(): Promise<void> {
    const step = await this.#events.next().catch((error: unknown) => {
      throw refusalIn(error);
    });
    if (step.done === true)
      throw new TeacherError('broken-stream', teacherError('answer-cut', { source: 'server' }));
    const part = readPart(step.value.data);
    if (part === null)
      throw new TeacherError('broken-stream', teacherError('not-an-answer', { source: 'server' }));
    if (part.model !== null && part.model !== this.#server.model)
      throw new RemoteStudentError(
        `The server at ${this.#server.url} answers as ${part.model}; the student is ${this.#server.model}.`,
      );
    for (const token of part.tokens) this.#take(token);
    if (part.finish === null) return;
    const rest = this.#splitter.end();
    if (rest !== '') this.#push({ text: rest, probability: 1, entropy: 0 });
    // Most servers leave out the text that they stop at.
    if (part.finish === 'stop' && this.#command !== null && /^ *\d+ *$/.test(this.#command))
      this.#push({ text: '</call>', probability: 1, entropy: 0 });
    // At the server's limit, and at a `</call>` that ends no command, the solution continues.
    const isCut = part.finish === 'length' || this.#last === '</call>';
    this.#over = isCut ? 'continues' : 'ends';
    this.#events.return(undefined).catch(() => undefined);
  }

  #take(token: StreamedToken): void {
    this.#splitter.push(token.text).forEach((text) => this.#push({ ...token, text }));
  }

  #push(token: StreamedToken): void {
    this.#last = token.text;
    if (token.text === '<call>') this.#command = '';
    else if (token.text === '</call>') this.#command = null;
    else if (this.#command !== null) this.#command += token.text;
    this.#waiting.push(token);
  }
}

/** Sends with fetch, and keeps the header that says when to ask again. */
function withHeader(
  fetch: typeof globalThis.fetch = globalThis.fetch,
  keep: (value: string | null) => void,
): HttpTransport {
  const send = fetchTransport((input, init) => fetch(input, init));
  return (url, init) => {
    const call = send(url, init);
    const response = call.response.then((answer) => {
      keep(answer.headers.get('Retry-After'));
      return answer;
    });
    return { response, abort: (reason) => call.abort(reason) };
  };
}

/** What the server's refusal was: the reader of streams takes it for a connection that broke. */
function refusalIn(error: unknown): unknown {
  const { cause } = error instanceof TeacherError ? error : { cause: null };
  const isRefusal =
    cause instanceof OverloadError ||
    cause instanceof RemoteStudentError ||
    cause instanceof ContextFullError;
  return isRefusal ? cause : error;
}

/** The error of a status: overload may pass, a prompt that is too long ends the run, all else is for the person. */
function refusalOf(server: StudentServer, status: number, body: string, retryAfter: string | null): never {
  const words = body.slice(0, 500).replace(/\s+/g, ' ');
  const text = `The server at ${server.url} refused the student's request with status ${status}: ${words}`;
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter ?? NaN);
    throw new OverloadError(text, Number.isFinite(seconds) ? seconds * 1000 : null);
  }
  if (status === 400 && tooLong.test(words))
    throw new ContextFullError(server.contextLength, server.contextLength);
  throw new RemoteStudentError(text);
}
