/** A student for tests that writes a script and records every request. */
import type { Familiarity, TokenStats, ModelIdentity, TokenId } from '../events.ts';
import { ContextFullError, type Proposal, type ProposalOptions, type Student } from '../student.ts';
import { ByteVocabulary, endToken } from './byte-vocabulary.ts';

/** What a script may read before it chooses the next token. */
export interface Moment extends ProposalOptions {
  /** The text after the prompt: the solution so far, without complete commands. */
  readonly solution: readonly TokenId[];
  /** How many of its own tokens stand in the solution. */
  readonly own: number;
}

export interface ScriptedStudentOptions {
  readonly vocabulary?: ByteVocabulary;
  readonly contextLength?: number;
  readonly promptTokens?: number;
  /** In nats, of the proposal at a moment. */
  readonly entropy?: (moment: Moment) => number;
  /** What its learned router says of the proposal at a moment; without it, it carries none. */
  readonly routerScore?: (moment: Moment) => number;
  /** What it makes of every problem; without it, it says nothing of it. */
  readonly familiarity?: Familiarity;
  /** Runs before each proposal; it may throw or wait. */
  readonly beforeProposal?: (moment: Moment) => void | Promise<void>;
}

/** A text with control tokens in it, as `ByteVocabulary.script` reads it; or a function that decides each token. */
export type Script = string | readonly TokenId[] | ((moment: Moment) => TokenId);

/**
 * Writes its script token by token, whatever the teacher writes in between. A token that is forbidden is passed over;
 * after the script's end come end tokens.
 */
export class ScriptedStudent implements Student {
  readonly #options: ScriptedStudentOptions;
  readonly identity: ModelIdentity = { name: 'scripted-student', device: 'cpu' };
  readonly vocabulary: ByteVocabulary;
  readonly contextLength: number;
  readonly carriesRouter: boolean;
  readonly proposals: ProposalOptions[] = [];
  /** The arguments of each `append`. */
  readonly appended: (readonly TokenId[])[] = [];
  readonly solution: TokenId[] = [];
  problem: string | null = null;
  readonly #promptTokens: number;
  readonly #next: (moment: Moment) => TokenId;
  #own = 0;
  #proposed: TokenId | null = null;
  #hasRead = false;

  constructor(script: Script, options: ScriptedStudentOptions = {}) {
    this.#options = options;
    this.vocabulary = options.vocabulary ?? new ByteVocabulary();
    this.contextLength = options.contextLength ?? 4096;
    this.carriesRouter = options.routerScore !== undefined;
    this.#promptTokens = options.promptTokens ?? 10;
    this.#next =
      typeof script === 'function'
        ? script
        : follow(typeof script === 'string' ? this.vocabulary.script(script) : script);
  }

  begin(problem: string, _signal?: AbortSignal, written: readonly TokenId[] = []): Promise<number> {
    const needed = this.#promptTokens + written.length;
    if (needed > this.contextLength) {
      return Promise.reject(new ContextFullError(needed, this.contextLength));
    }
    this.problem = problem;
    this.solution.splice(0, Infinity, ...written);
    this.#own = 0;
    this.#hasRead = false;
    return Promise.resolve(this.#promptTokens);
  }

  async propose(options: ProposalOptions): Promise<Proposal> {
    this.proposals.push(options);
    const moment: Moment = { ...options, solution: this.solution, own: this.#own };
    await this.#options.beforeProposal?.(moment);
    options.signal?.throwIfAborted();
    const id = this.#next(moment);
    this.#proposed = id;
    const stats: TokenStats = {
      probability: 1,
      entropy: this.#options.entropy?.(moment) ?? 0,
      alternatives: [],
      ...(this.#options.routerScore && { routerScore: this.#options.routerScore(moment) }),
    };
    const { familiarity } = this.#options;
    const reads = familiarity !== undefined && !this.#hasRead;
    this.#hasRead = true;
    return { id, stats, ...(reads && { familiarity }) };
  }

  append(ids: readonly TokenId[]): void {
    const needed = this.#promptTokens + this.solution.length + ids.length;
    if (needed > this.contextLength) throw new ContextFullError(needed, this.contextLength);
    this.appended.push(ids);
    this.solution.push(...ids);
    if (ids.length === 1 && ids[0] === this.#proposed) this.#own += 1;
    this.#proposed = null;
  }

  truncate(length: number): void {
    this.solution.length = length;
  }
}

function follow(script: readonly TokenId[]): (moment: Moment) => TokenId {
  let skipped = 0;
  return ({ own, forbidden }) => {
    if (own === 0) skipped = 0;
    for (;;) {
      const id = script[own + skipped];
      if (id === undefined) return endToken;
      if (!forbidden.includes(id)) return id;
      skipped += 1;
    }
  };
}
