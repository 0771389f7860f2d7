/**
 * What becomes of one call: followed while it goes on, told once when it is over. Logs, metrics and budgets are made of
 * these facts.
 *
 * It knows neither HTTP nor where the facts go.
 */
import type { TeacherFailure } from '../../relay/events.ts';
import type { TeacherChunk } from '../../relay/teacher.ts';

/** Why a call got no answer, where it was the proxy that gave none. */
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

/** What a page wants of the teacher: an answer, or that it reads what a call will soon go on from. */
export type RequestKind = 'call' | 'read-ahead';

/** What a page asked for. */
export interface RequestSummary {
  readonly problem: string;
  readonly prefix: string;
  readonly maxTokens: number;
}

export interface RequestFacts {
  readonly kind: RequestKind;
  /** Whom limits count for: an address or a token's mark. */
  readonly client: string;
  /** null where the call was never understood. */
  readonly request: RequestSummary | null;
  readonly outcome: RequestOutcome;
  /** Tokens that the teacher wrote, or more where only that is known. */
  readonly tokens: number;
  /** Whether `tokens` is what was asked for, since nobody counted. */
  readonly isUpperBound: boolean;
  /** From the request to the teacher's first token, on the proxy's clock; null where none came. */
  readonly firstTokenMs: number | null;
  /** From the request to the end of its answer. */
  readonly totalMs: number;
  /** A teacher's own words of what went wrong; '' for none. They may repeat what it was sent. */
  readonly message: string;
  /** What the teacher wrote, as far as it is text. */
  readonly answer: string;
}

/** Failures of teachers that wrote nothing. */
const unanswered: ReadonlySet<RequestOutcome> = new Set(['offline', 'refused', 'over-budget']);

export class RequestRecord {
  client = 'unknown';
  readonly #what: RequestKind;
  readonly #onEnd: (facts: RequestFacts) => void;
  readonly #now: () => number;
  readonly #began: number;
  #asked: RequestSummary | null = null;
  #firstToken: number | null = null;
  #answer = '';
  #ids = 0;
  #reported: number | null = null;
  #isUnderWay = false;
  #facts: RequestFacts | null = null;

  /** @param now milliseconds of any clock that only goes forward */
  constructor(
    what: RequestKind,
    onEnd: (facts: RequestFacts) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#what = what;
    this.#onEnd = onEnd;
    this.#now = now;
    this.#began = now();
  }

  /** Whether the teacher was asked: then its answer ends the call. */
  get isStarted(): boolean {
    return this.#isUnderWay;
  }

  /** The request was understood. */
  understood(asked: RequestSummary): void {
    this.#asked = asked;
  }

  /** The teacher is asked. */
  started(): void {
    this.#isUnderWay = true;
  }

  /** The teacher wrote. */
  received(chunk: TeacherChunk): void {
    if (chunk.type === 'done') {
      this.#reported = chunk.tokens;
      return;
    }
    this.#firstToken ??= this.#now();
    if (chunk.type === 'text') this.#answer += chunk.text;
    else this.#ids += chunk.ids.length;
  }

  /** The call is over. Said once more, it changes nothing. */
  ended(outcome: RequestOutcome, message = ''): RequestFacts {
    if (this.#facts !== null) return this.#facts;
    this.#facts = {
      kind: this.#what,
      client: this.client,
      request: this.#asked,
      outcome,
      ...this.#count(outcome),
      firstTokenMs: this.#firstToken === null ? null : this.#firstToken - this.#began,
      totalMs: this.#now() - this.#began,
      message,
      answer: this.#answer,
    };
    this.#onEnd(this.#facts);
    return this.#facts;
  }

  /** What a budget must count: what the teacher says, else its ids, else all that it may have written. */
  #count(outcome: RequestOutcome): Pick<RequestFacts, 'tokens' | 'isUpperBound'> {
    if (this.#reported !== null) return { tokens: this.#reported, isUpperBound: false };
    if (this.#ids > 0) return { tokens: this.#ids, isUpperBound: false };
    const wroteNothing = !this.#isUnderWay || (this.#answer === '' && unanswered.has(outcome));
    return wroteNothing
      ? { tokens: 0, isUpperBound: false }
      : { tokens: this.#asked?.maxTokens ?? 0, isUpperBound: true };
  }
}
