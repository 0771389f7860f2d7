/** A student and a teacher that compute nothing, so that what is left is the cost of the harness. */
import type { ModelIdentity, TokenId } from '../../relay/events.ts';
import type { Proposal, ProposalOptions, Student, Vocabulary } from '../../relay/student.ts';
import type { Teacher, TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';

const id = (value: number): TokenId => value as TokenId;
const [end, callOpen, callClose, digit] = [id(0), id(1), id(2), id(3)];
const encoder = new TextEncoder();
const texts = ['', '<call>', '</call>', '8'];
/** Words that differ, so that nothing takes the solution for a repetition. */
const WORDS = 997;
const bytes = [...texts, ...Array.from({ length: WORDS }, (_, i) => ` w${i}`)].map((text) =>
  encoder.encode(text),
);

const vocabulary: Vocabulary = {
  fingerprint: 'zero-cost',
  callOpen,
  callClose,
  endTokens: [end],
  controlTokens: [end, callOpen, callClose],
  bytesOf: (token) => bytes[token] ?? encoder.encode('?'),
  encode: (text) => Array.from(text, () => digit),
};

const word = (place: number): TokenId => id(texts.length + ((place * 7 + Math.floor(place / 5) * 3) % WORDS));

const identity: ModelIdentity = { name: 'zero-cost', device: 'cpu' };
const stats = { probability: 1, entropy: 0, alternatives: [] };

export interface RunShape {
  /** Tokens that the student writes before it ends. */
  readonly tokens: number;
  /** Tokens between two calls. */
  readonly between: number;
}

/** Writes words, and calls after each `between` of them. */
export class ZeroCostStudent implements Student {
  readonly identity = identity;
  readonly vocabulary = vocabulary;
  readonly carriesRouter = false;
  readonly contextLength = 1_000_000;
  readonly #shape: RunShape;
  #written = 0;
  #next: readonly TokenId[] = [];

  constructor(shape: RunShape) {
    this.#shape = shape;
  }

  begin(): Promise<number> {
    this.#written = 0;
    this.#next = [];
    return Promise.resolve(10);
  }

  propose({ forbidden }: ProposalOptions): Promise<Proposal> {
    const [command, ...rest] = this.#next;
    if (command !== undefined) {
      this.#next = rest;
      return Promise.resolve({ id: command, stats });
    }
    this.#written += 1;
    if (this.#written > this.#shape.tokens) return Promise.resolve({ id: end, stats });
    if (this.#written % this.#shape.between === 0 && !forbidden.includes(callOpen)) {
      this.#next = [digit, callClose];
      return Promise.resolve({ id: callOpen, stats });
    }
    return Promise.resolve({ id: word(this.#written), stats });
  }

  append(): void {
    // Nothing is computed from the sequence.
  }

  truncate(): void {
    // As above.
  }
}

/** Writes as many words as it is asked for. */
export const zeroCostTeacher: Teacher = {
  identity,
  async *write({ maxTokens, prefixIds }: TeacherRequest): AsyncGenerator<TeacherChunk> {
    for (let i = 0; i < maxTokens; i += 1) yield { type: 'tokens', ids: [word(prefixIds.length + i + 500)] };
    yield { type: 'done', endedSolution: false, tokens: maxTokens };
  },
};
