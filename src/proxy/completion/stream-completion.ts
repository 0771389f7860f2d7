/**
 * A foreign teacher's answer, from the POST to `done`: what all protocols share. The server's events are read by the
 * protocol; here they become text that is cut at n tokens, without a think block, without half characters and without
 * what the protocol filters out.
 *
 * It does not know how the prompt was made. Nothing that it throws or yields holds the key.
 */
import type { CallRemark } from '../../relay/events.ts';
import { TeacherError, type TeacherChunk } from '../../relay/teacher.ts';
import { defaultTimeouts, postForEvents } from '../../teacher/event-stream.ts';
import { serverSentEvents, type Framing } from '../../teacher/event-framing.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { TokenCounter } from './token-counter.ts';
import {
  bearer,
  errorIn,
  jsonOf,
  quoted,
  refusalOf,
  serverName,
  type TeacherServer,
} from './teacher-server.ts';
import { RepeatedSpace } from './repeated-text.ts';
import { chained, type TextFilter } from './text-filter.ts';
import { ThinkBlock } from './think-block.ts';
import { WholeCharacters } from './whole-characters.ts';

/** What one event of a server adds to its answer. */
export interface CompletionDelta {
  readonly text?: string | undefined;
  /** Of its thinking, where the server keeps that apart: counted, and shown to nobody. */
  readonly thought?: string | undefined;
  /** How many ids of tokens came with it. */
  readonly ids?: number | undefined;
  /** Tokens of the answer so far, thoughts included, as the server counts them. */
  readonly count?: number | null | undefined;
  /** The answer is complete: the model ended it, or something else did. Only counts may follow. */
  readonly ended?: 'by-model' | 'otherwise' | undefined;
  /** Nothing of interest follows. */
  readonly last?: boolean | undefined;
}

/** One request in a server's protocol, and how to read what it answers. */
export interface CompletionRequest {
  readonly server: TeacherServer;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Tokens asked for. */
  readonly maxTokens: number;
  /** Server-sent events where left out. */
  readonly framing?: Framing;
  /** What an event says; null for what is no part of an answer. An error of the server's never gets here. */
  readonly read: (data: string, json: unknown) => CompletionDelta | null;
  /** Takes off what the server sends and the model did not write, before anything is counted. */
  readonly unwritten?: TextFilter;
  /** White space at the prefix's end that the server was not sent. The model writes it again, uncounted: see `withSpace`. */
  readonly keptSpace?: string;
  /** What the answer goes through, once, behind what every answer does. */
  readonly filters?: readonly TextFilter[];
  readonly remarks?: readonly CallRemark[];
  /** What a status means that is nothing common; null leaves it to what all servers share. */
  readonly refusal?: (status: number, words: string) => TeacherError | null;
  /** The headers come with the first token only, so that they may take as long as that. */
  readonly lateHeaders?: boolean;
  readonly signal: LightAbortSignal | undefined;
}

/** Looked up late, so that it keeps its `this` and can be replaced. */
const platformPost = fetchTransport((input, init) => globalThis.fetch(input, init));

function eventsOf({ server, ...request }: CompletionRequest) {
  const timeouts = { ...defaultTimeouts, ...server.timeouts };
  return postForEvents({
    url: `${server.url}${request.path}`,
    headers: request.headers ?? bearer(server.apiKey),
    body: request.body,
    post: server.post ?? platformPost,
    framing: request.framing ?? serverSentEvents,
    timeouts: request.lateHeaders === true ? { ...timeouts, connectMs: timeouts.firstTokenMs } : timeouts,
    server: serverName,
    offlineAdvice: 'Whoever runs the proxy must check TEACHER_URL and that the server runs.',
    refusal: (status, body) =>
      request.refusal?.(status, errorIn(jsonOf(body)) ?? '') ?? refusalOf(server, status, body),
    signal: request.signal,
  });
}

/** @throws TeacherError for an error of the server's, and for what is no part of an answer. */
function partOf({ read, server }: CompletionRequest, data: string, began: boolean): CompletionDelta {
  const json = jsonOf(data);
  const words = errorIn(json);
  if (words !== null) {
    const failure = began ? 'broken-stream' : 'refused';
    throw new TeacherError(failure, `${serverName} broke off with an error.${quoted(words, server)}`);
  }
  const part = read(data, json);
  if (part !== null) return part;
  throw new TeacherError(
    'broken-stream',
    `${serverName} sent something that is no part of an answer. Check that it speaks the protocol of TEACHER_KIND.`,
  );
}

/**
 * Asks the server and yields its text as it comes, then `done`. A teacher that goes on behind the n tokens is let go of.
 * @throws TeacherError as in Teacher.write. What came before it was yielded.
 */
export async function* streamCompletion(request: CompletionRequest): AsyncGenerator<TeacherChunk> {
  const answer = new Answer(request);
  try {
    for await (const { data } of eventsOf(request)) {
      const text = answer.take(partOf(request, data, answer.began));
      if (text !== '') yield { type: 'text', text };
      if (answer.isOver) break;
    }
    if (!answer.isComplete) {
      throw new TeacherError('broken-stream', `${serverName} broke off before the end of its answer.`);
    }
  } catch (error) {
    if (!(error instanceof TeacherError)) throw error;
    // A complete answer lacks no more than a count.
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

/** What has come of an answer so far. */
class Answer {
  readonly #tally: TokenCounter;
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
    this.#tally = new TokenCounter(maxTokens);
    this.#space = new RepeatedSpace(keptSpace);
    this.#unwritten = chained([unwritten, this.#space]);
    this.#filter = chained([new WholeCharacters(), this.#thinking, ...filters]);
    this.#remarks = remarks;
  }

  get began(): boolean {
    return !this.#tally.isEmpty;
  }

  /** It has come to its end, or was cut off there. */
  get isComplete(): boolean {
    return this.#cut || this.#ended !== undefined;
  }

  /** Nothing that follows adds to it. */
  get isOver(): boolean {
    return this.#cut || this.#last;
  }

  /** Adds an event; returns what can be shown of it. */
  take(part: CompletionDelta): string {
    // Behind the end there is nothing but counts.
    const {
      text = '',
      thought = '',
      ids = 0,
      count = null,
    }: CompletionDelta = this.isComplete ? { count: part.count } : part;
    const said = this.#unwritten.push(text);
    const within = this.#tally.add({
      text: thought + said,
      ids,
      count: count === null ? null : count - this.#space.tokens,
    });
    this.#thought ||= thought !== '';
    this.#cut = within < thought.length + said.length;
    this.#ended ??= part.ended;
    this.#last ||= part.last === true;
    return this.#filter.push((thought + said).slice(thought.length, within));
  }

  /** What was held back, once. */
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
      tokens: this.#tally.tokens,
      ...(remarks.length === 0 ? {} : { remarks }),
    };
  }
}
