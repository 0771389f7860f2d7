/**
 * The relay's Student as one sequence of a batch: a proposal waits until the batch has computed its logits. The loop
 * that steps the batch calls `deliver` after each step.
 */
import { sample } from '../../engine/sampling.ts';
import type { Familiarity, ModelIdentity, TokenId } from '../../relay/events.ts';
import {
  ContextFullError,
  type Proposal,
  type ProposalOptions,
  type Student,
  type Vocabulary,
} from '../../relay/student.ts';
import type { Sequence } from '../decoding/sequence.ts';

interface Waiting {
  readonly options: ProposalOptions;
  readonly resolve: (proposal: Proposal) => void;
  readonly reject: (error: unknown) => void;
}

/** One run's student in a batch: it proposes when the batch has made its next pass. */
export class BatchedStudent implements Student {
  readonly #readFamiliarity: ((surprises: Float32Array) => Familiarity | null) | undefined;
  readonly #sequence: Sequence;
  readonly #promptLength: number;
  #waiting: Waiting | null = null;
  /** Whether what it made of the problem has been handed out, or is not to be. */
  #hasRead = false;

  /**
   * @param sequence holds the prompt of the one problem that this student will be given
   * @param readFamiliarity what the surprise at its prompt says; undefined where it is not measured
   */
  constructor(
    sequence: Sequence,
    readonly identity: ModelIdentity,
    readonly vocabulary: Vocabulary,
    readonly contextLength: number,
    readonly carriesRouter: boolean,
    readFamiliarity?: (surprises: Float32Array) => Familiarity | null,
  ) {
    this.#readFamiliarity = readFamiliarity;
    this.#sequence = sequence;
    this.#promptLength = sequence.length;
  }

  /** Whether a proposal waits for the next step. */
  get waits(): boolean {
    return this.#waiting !== null;
  }

  begin(): Promise<number> {
    this.#checkRoom(this.#promptLength + 1);
    return Promise.resolve(this.#promptLength);
  }

  propose(options: ProposalOptions): Promise<Proposal> {
    return new Promise((resolve, reject) => {
      this.#waiting = { options, resolve, reject };
      this.deliver();
    });
  }

  append(ids: readonly TokenId[]): void {
    this.#checkRoom(this.#sequence.length + ids.length);
    this.#sequence.append(ids);
  }

  truncate(length: number): void {
    this.#sequence.truncate(this.#promptLength + length);
  }

  /**
   * Answers the waiting proposal if its logits are computed. Leaves out alternatives, because rollouts are not
   * displayed.
   */
  deliver(): void {
    const { logits, routerScore } = this.#sequence;
    if (this.#waiting === null || logits === null) return;
    const { options, resolve, reject } = this.#waiting;
    this.#waiting = null;
    try {
      const { forbidden, uniform, sampling } = options;
      const { id, stats } = sample(logits, {
        ...sampling,
        repeated: this.#sequence.tokens,
        forbidden,
        uniform,
      });
      resolve({
        id: id as TokenId,
        ...this.#familiarity(),
        stats: { ...stats, alternatives: [], ...(routerScore === undefined ? {} : { routerScore }) },
      });
    } catch (error) {
      reject(error);
    }
  }

  /** With the first proposal only. */
  #familiarity(): { readonly familiarity?: Familiarity } {
    const { surprises } = this.#sequence;
    const isFirst = !this.#hasRead;
    this.#hasRead = true;
    const familiarity = isFirst && surprises !== null ? (this.#readFamiliarity?.(surprises) ?? null) : null;
    return familiarity === null ? {} : { familiarity };
  }

  #checkRoom(needed: number): void {
    if (needed > this.contextLength) throw new ContextFullError(needed, this.contextLength);
  }
}
