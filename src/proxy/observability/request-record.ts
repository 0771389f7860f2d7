/** Follows one request to the teacher and reports its facts once, at its end. Logs, metrics and budgets use these facts. */
import type { CodedError } from '../../errors/coded-error.ts';
import type { TeacherFailure } from '../../relay/events.ts';
import type { TeacherChunk } from '../../relay/teacher.ts';
import type { KnownMember } from '../rooms/rooms.ts';

/** Why the proxy itself denied a request. */
export type ProxyDenial =
  | 'bad-request'
  | 'no-access' // no access code, or a wrong one
  | 'limited'
  | 'budget-spent'
  | 'no-teacher'
  | 'draining';

export type RequestOutcome =
  | 'done'
  | TeacherFailure
  | 'client-gone'
  /** The proxy itself failed. */
  | 'defect'
  | ProxyDenial;

/** A call for tokens, or a prefill for a call that may follow. */
export type RequestKind = 'call' | 'prefill';

/** The part of a request that logs and limits need. */
export interface RequestSummary {
  readonly problem: string;
  readonly prefix: string;
  readonly maxTokens: number;
}

export interface RequestFacts {
  readonly kind: RequestKind;
  /** Whom limits count: an address, or a hash of a token. */
  readonly client: string;
  /** null for a request whose body was invalid or never read. */
  readonly request: RequestSummary | null;
  /** The name of the teacher that was chosen; null where none was. */
  readonly teacher: string | null;
  readonly outcome: RequestOutcome;
  /** Tokens that the teacher wrote, or an upper bound. */
  readonly tokens: number;
  /** Whether `tokens` is the number that was asked for, because the number written is not known. */
  readonly isUpperBound: boolean;
  /** From the request to the teacher's first token; null where none came. */
  readonly firstTokenMs: number | null;
  /** From the request to the end of its answer. */
  readonly totalMs: number;
  /** The teacher's error. It may repeat what the teacher was sent. */
  readonly error: CodedError | null;
  /** What the teacher wrote, as far as it is text. */
  readonly answer: string;
}

/** Failures of a teacher that wrote nothing. */
const unanswered: ReadonlySet<RequestOutcome> = new Set(['offline', 'refused', 'over-budget']);

/** The record of one request, from its arrival to its end. */
export class RequestRecord {
  client = 'unknown';
  /** The room that the request belongs to, and the member that sent it. */
  room: KnownMember | null = null;
  readonly #kind: RequestKind;
  readonly #onEnd: (facts: RequestFacts) => void;
  readonly #now: () => number;
  readonly #startedAt: number;
  #request: RequestSummary | null = null;
  #teacher: string | null = null;
  #firstTokenAt: number | null = null;
  #answer = '';
  #ids = 0;
  #reported: number | null = null;
  #isStarted = false;
  #facts: RequestFacts | null = null;

  /** @param now milliseconds of a monotonic clock */
  constructor(
    kind: RequestKind,
    onEnd: (facts: RequestFacts) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#kind = kind;
    this.#onEnd = onEnd;
    this.#now = now;
    this.#startedAt = now();
  }

  /** Whether the teacher was asked: then the end of its answer ends the request. */
  get isStarted(): boolean {
    return this.#isStarted;
  }

  /** The request's body is valid. */
  understood(request: RequestSummary): void {
    this.#request = request;
  }

  /** The request is for this teacher. */
  asks(teacher: string): void {
    this.#teacher = teacher;
  }

  /** The teacher is asked. */
  started(): void {
    this.#isStarted = true;
  }

  /** A chunk of the teacher arrives. */
  received(chunk: TeacherChunk): void {
    if (chunk.type === 'done') {
      this.#reported = chunk.tokens;
      return;
    }
    this.#firstTokenAt ??= this.#now();
    if (chunk.type === 'text') this.#answer += chunk.text;
    else this.#ids += chunk.ids.length;
  }

  /** The request is over. Only the first call has an effect; all return the same facts. */
  ended(outcome: RequestOutcome, error: CodedError | null = null): RequestFacts {
    if (this.#facts !== null) return this.#facts;
    this.#facts = {
      kind: this.#kind,
      client: this.client,
      request: this.#request,
      teacher: this.#teacher,
      outcome,
      ...this.#count(outcome),
      firstTokenMs: this.#firstTokenAt === null ? null : this.#firstTokenAt - this.#startedAt,
      totalMs: this.#now() - this.#startedAt,
      error,
      answer: this.#answer,
    };
    this.#onEnd(this.#facts);
    return this.#facts;
  }

  /** The tokens that a budget must count: the teacher's count, else its ids, else all that it may have written. */
  #count(outcome: RequestOutcome): Pick<RequestFacts, 'tokens' | 'isUpperBound'> {
    if (this.#reported !== null) return { tokens: this.#reported, isUpperBound: false };
    if (this.#ids > 0) return { tokens: this.#ids, isUpperBound: false };
    const wroteNothing = !this.#isStarted || (this.#answer === '' && unanswered.has(outcome));
    return wroteNothing
      ? { tokens: 0, isUpperBound: false }
      : { tokens: this.#request?.maxTokens ?? 0, isUpperBound: true };
  }
}
