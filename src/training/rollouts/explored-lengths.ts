/**
 * A student that now and then asks for another length than it would have. Policy optimisation learns from differences
 * between rollouts, and once a student always asks for four tokens none of them shows it that three are enough. It
 * knows where a number is due, behind `<call>`; which lengths are good is found out by what they earn.
 */
import type { TokenId } from '../../relay/events.ts';
import type { Proposal, ProposalOptions, Student, Vocabulary } from '../../relay/student.ts';

export interface Exploration {
  /** Share of the commands whose length is drawn, each length from 1 to `most` (a digit) equally likely. */
  readonly share: number;
  readonly most: number;
  /** A draw from [0, 1). */
  readonly uniform: () => number;
}

export class LengthExplorer implements Student {
  readonly identity: Student['identity'];
  readonly vocabulary: Vocabulary;
  readonly contextLength: number;
  readonly carriesRouter: boolean;
  readonly #lengths: readonly TokenId[];
  #numberIsDue = false;

  constructor(
    private readonly student: Student,
    private readonly exploration: Exploration,
  ) {
    this.identity = student.identity;
    this.vocabulary = student.vocabulary;
    this.contextLength = student.contextLength;
    this.carriesRouter = student.carriesRouter;
    this.#lengths = Array.from({ length: exploration.most }, (_, i) => this.#digit(i + 1));
  }

  begin(...problem: Parameters<Student['begin']>): Promise<number> {
    return this.student.begin(...problem);
  }

  /** What the student proposes, but for a drawn length: there only the token is another, the insight is the student's. */
  async propose(options: ProposalOptions): Promise<Proposal> {
    const proposal = await this.student.propose(options);
    if (!this.#numberIsDue) return proposal;
    const { share, uniform } = this.exploration;
    if (uniform() >= share) return proposal;
    const drawn = this.#lengths[Math.floor(uniform() * this.#lengths.length)];
    return drawn === undefined ? proposal : { ...proposal, id: drawn };
  }

  append(ids: readonly TokenId[]): void {
    this.#numberIsDue = ids.at(-1) === this.vocabulary.callOpen;
    this.student.append(ids);
  }

  truncate(length: number): void {
    this.#numberIsDue = false;
    this.student.truncate(length);
  }

  #digit(length: number): TokenId {
    const [id, ...rest] = this.vocabulary.encode(String(length));
    if (id === undefined || rest.length > 0) {
      throw new Error(`The length ${length} is not one token of this vocabulary. Choose a smaller most.`);
    }
    return id;
  }
}
