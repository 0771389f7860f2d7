/**
 * Streams a completion from a provider's server, from the POST to `done`. The provider reads its protocol's events; here
 * they become text that ends at n tokens, without think blocks, incomplete characters and what the provider filters out.
 * Nothing that this file throws or yields holds the API key.
 */
import type { CallRemark } from '../../relay/events.ts';
import { TeacherError, type TeacherChunk } from '../../relay/teacher.ts';
import { defaultTimeouts, postForEvents } from '../../teacher/event-stream.ts';
import type { Framing } from '../../teacher/event-framing.ts';
import { serverSentEvents } from '../../teacher/sse.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { TokenCounter } from './token-counter.ts';
import { errorIn, jsonOf, quoted, refusalOf, serverName, type TeacherServer } from './teacher-server.ts';
import { RepeatedSpace } from './repeated-text.ts';
import { chained, type TextFilter } from './text-filter.ts';
import { ThinkBlock } from './think-block.ts';
import { WholeCharacters } from './whole-characters.ts';

/** What one event adds to the answer. */
export interface CompletionDelta {
  readonly text?: string | undefined;
  /** Thinking, where the server sends it separately: counted, but not shown. */
  readonly thought?: string | undefined;
  /** How many token ids it holds. */
  readonly ids?: number | undefined;
  /** Tokens of the answer so far, thinking included, as the server counts them. */
  readonly count?: number | null | undefined;
  /** The answer is complete, because the model ended it or for another reason. Only counts may follow. */
  readonly ended?: 'by-model' | 'otherwise' | undefined;
  /** The rest of the stream need not be read. */
  readonly last?: boolean | undefined;
}

/** One request in a provider's protocol, and how to read the response. */
export interface CompletionRequest {
  readonly server: TeacherServer;
  readonly path: string;
  /** Besides Content-Type and Accept; they authenticate. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Tokens asked for. */
  readonly maxTokens: number;
  /** Default: server-sent events. */
  readonly framing?: Framing;
  /** Reads an event; null for one that does not belong to the protocol. Errors of the server do not get here. */
  readonly read: (data: string, json: unknown) => CompletionDelta | null;
  /** Removes what the server adds to the model's text, before anything is counted. */
  readonly unwritten?: TextFilter;
  /** White space at the end of the prefix that was not sent. The model may write it; it is not counted: see `withSpace`. */
  readonly keptSpace?: string;
  /** Filters of this answer, after those of every answer. */
  readonly filters?: readonly TextFilter[];
  readonly remarks?: readonly CallRemark[];
  /** The error of a status that has a special meaning for this provider; null for the common one. */
  readonly refusal?: (status: number, words: string) => TeacherError | null;
  /** The server sends its headers with the first token, so the timeout of the first token applies to them. */
  readonly lateHeaders?: boolean;
  readonly signal: LightAbortSignal | undefined;
}

/** Looks fetch up at each call, so that tests can replace it. */
const platformTransport = fetchTransport((input, init) => globalThis.fetch(input, init));

function eventsOf({ server, ...request }: CompletionRequest) {
  const timeouts = { ...defaultTimeouts, ...server.timeouts };
  return postForEvents({
    url: `${server.url}${request.path}`,
    headers: request.headers,
    body: request.body,
    transport: server.transport ?? platformTransport,
    framing: request.framing ?? serverSentEvents,
    timeouts: request.lateHeaders === true ? { ...timeouts, connectMs: timeouts.firstTokenMs } : timeouts,
    server: serverName,
    offlineAdvice: 'The operator of the proxy must check TEACHER_URL and that the server runs.',
    refusal: (status, body) =>
      request.refusal?.(status, errorIn(jsonOf(body)) ?? '') ?? refusalOf(server, status, body),
    signal: request.signal,
  });
}

/** @throws TeacherError for an error that the server reports, and for an event outside its protocol */
function deltaOf({ read, server }: CompletionRequest, data: string, began: boolean): CompletionDelta {
  const json = jsonOf(data);
  const words = errorIn(json);
  if (words !== null) {
    const failure = began ? 'broken-stream' : 'refused';
    throw new TeacherError(failure, `${serverName} broke off with an error.${quoted(words, server)}`);
  }
  const delta = read(data, json);
  if (delta !== null) return delta;
  throw new TeacherError(
    'broken-stream',
    `${serverName} sent something that is no part of an answer. Check that it speaks the protocol of TEACHER_KIND.`,
  );
}

/**
 * Sends the request and yields the text as it arrives, then `done`. A server that continues after n tokens is cancelled.
 * @throws TeacherError as in Teacher.write, after everything that came before it was yielded
 */
export async function* streamCompletion(request: CompletionRequest): AsyncGenerator<TeacherChunk> {
  const answer = new CompletionState(request);
  try {
    for await (const { data } of eventsOf(request)) {
      const text = answer.add(deltaOf(request, data, answer.began));
      if (text !== '') yield { type: 'text', text };
      if (answer.isOver) break;
    }
    if (!answer.isComplete) {
      throw new TeacherError('broken-stream', `${serverName} broke off before the end of its answer.`);
    }
  } catch (error) {
    if (!(error instanceof TeacherError)) throw error;
    // A complete answer only misses a count.
    if (!answer.isComplete) {
      const rest = answer.rest();
      if (rest !== '') yield { type: 'text', text: rest };
      throw error;
    }
  }
  const rest = answer.rest();
  if (rest !== '') yield { type: 'text', text: rest };
  yield answer.done();
}

/** The state of one answer. */
class CompletionState {
  readonly #counter: TokenCounter;
  readonly #thinking = new ThinkBlock();
  readonly #unwritten: TextFilter;
  readonly #space: RepeatedSpace;
  readonly #filter: TextFilter;
  readonly #remarks: readonly CallRemark[];
  #thought = false;
  #cut = false;
  #ended: CompletionDelta['ended'];
  #last = false;

  constructor(request: CompletionRequest) {
    const { maxTokens, unwritten = chained([]), keptSpace = '', filters = [], remarks = [] } = request;
    this.#counter = new TokenCounter(maxTokens);
    this.#space = new RepeatedSpace(keptSpace);
    this.#unwritten = chained([unwritten, this.#space]);
    this.#filter = chained([new WholeCharacters(), this.#thinking, ...filters]);
    this.#remarks = remarks;
  }

  get began(): boolean {
    return !this.#counter.isEmpty;
  }

  /** The answer has ended, or was cut after n tokens. */
  get isComplete(): boolean {
    return this.#cut || this.#ended !== undefined;
  }

  /** The rest of the stream need not be read. */
  get isOver(): boolean {
    return this.#cut || this.#last;
  }

  /** Adds an event; returns the text that can be shown by now. */
  add(delta: CompletionDelta): string {
    // After the end only counts are read.
    const {
      text = '',
      thought = '',
      ids = 0,
      count = null,
    }: CompletionDelta = this.isComplete ? { count: delta.count } : delta;
    const written = this.#unwritten.push(text);
    const within = this.#counter.add({
      text: thought + written,
      ids,
      count: count === null ? null : count - this.#space.tokens,
    });
    this.#thought ||= thought !== '';
    this.#cut = within < thought.length + written.length;
    this.#ended ??= delta.ended;
    this.#last ||= delta.last === true;
    return this.#filter.push((thought + written).slice(thought.length, within));
  }

  /** The text that was held back; to be called once. */
  rest(): string {
    return this.#filter.push(this.#unwritten.end()) + this.#filter.end();
  }

  done(): TeacherChunk {
    const remarks = [...this.#remarks];
    if (this.#cut) remarks.push('cut');
    if (this.#thought || this.#thinking.found) remarks.push('thought');
    return {
      type: 'done',
      endedSolution: this.#ended === 'by-model' && !this.#cut,
      tokens: this.#counter.tokens,
      ...(remarks.length === 0 ? {} : { remarks }),
    };
  }
}
