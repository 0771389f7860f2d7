/**
 * What becomes of one call: followed while it goes on, told once when it is over. Logs, metrics and budgets are made of
 * these facts.
 *
 * It knows neither HTTP nor where the facts go.
 */
import type { TeacherFailure } from '../../relay/events.ts';
import type { TeacherChunk } from '../../relay/teacher.ts';

/** Why a call got no answer, where it was the proxy that gave none. */
export type Denied =
  | 'bad-request'
  | 'no-access' // no access code, or a wrong one
  | 'limited'
  | 'budget-spent'
  | 'no-teacher'
  | 'draining';

export type CallOutcome =
  | 'done'
  | TeacherFailure
  | 'client-gone'
  /** The proxy itself failed. */
  | 'defect'
  | Denied;

/** What a page wants of the teacher: an answer, or that it reads what a call will soon go on from. */
export type Work = 'call' | 'read-ahead';

/** What a page asked for. */
export interface Asked {
  readonly problem: string;
  readonly prefix: string;
  readonly maxTokens: number;
}

export interface CallFacts {
  readonly what: Work;
  /** Whom limits count for: an address or a token's mark. */
  readonly client: string;
  /** null where the call was never understood. */
  readonly asked: Asked | null;
  readonly outcome: CallOutcome;
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
const unanswered: ReadonlySet<CallOutcome> = new Set(['offline', 'refused', 'over-budget']);

export class CallRecord {
  client = 'unknown';
  readonly #what: Work;
  readonly #onEnd: (facts: CallFacts) => void;
  readonly #now: () => number;
  readonly #began: number;
  #asked: Asked | null = null;
  #firstToken: number | null = null;
  #answer = '';
  #ids = 0;
  #reported: number | null = null;
  #isUnderWay = false;
  #facts: CallFacts | null = null;

  /** @param now milliseconds of any clock that only goes forward */
  constructor(what: Work, onEnd: (facts: CallFacts) => void, now: () => number = () => performance.now()) {
    this.#what = what;
    this.#onEnd = onEnd;
    this.#now = now;
    this.#began = now();
  }

  /** Whether the teacher was asked: then its answer ends the call. */
  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** The request was understood. */
  asks(asked: Asked): void {
    this.#asked = asked;
  }

  /** The teacher is asked. */
  starts(): void {
    this.#isUnderWay = true;
  }

  /** The teacher wrote. */
  wrote(chunk: TeacherChunk): void {
    if (chunk.type === 'done') {
      this.#reported = chunk.tokens;
      return;
    }
    this.#firstToken ??= this.#now();
    if (chunk.type === 'text') this.#answer += chunk.text;
    else this.#ids += chunk.ids.length;
  }

  /** The call is over. Said once more, it changes nothing. */
  ends(outcome: CallOutcome, message = ''): CallFacts {
    if (this.#facts !== null) return this.#facts;
    this.#facts = {
      what: this.#what,
      client: this.client,
      asked: this.#asked,
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
  #count(outcome: CallOutcome): Pick<CallFacts, 'tokens' | 'isUpperBound'> {
    if (this.#reported !== null) return { tokens: this.#reported, isUpperBound: false };
    if (this.#ids > 0) return { tokens: this.#ids, isUpperBound: false };
    const wroteNothing = !this.#isUnderWay || (this.#answer === '' && unanswered.has(outcome));
    return wroteNothing
      ? { tokens: 0, isUpperBound: false }
      : { tokens: this.#asked?.maxTokens ?? 0, isUpperBound: true };
  }
}
