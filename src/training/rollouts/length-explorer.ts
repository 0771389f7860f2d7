/**
 * A student that sometimes asks for one token fewer than it would have. Policy optimisation learns from differences
 * between rollouts: once a student always asks for four tokens, no rollout shows that three are enough. This wrapper
 * changes only the number after `<call>`; the reward decides which lengths are good.
 */
import type { TokenId } from '../../relay/events.ts';
import type { Proposal, ProposalOptions, Student, Vocabulary } from '../../relay/student.ts';

export interface LengthExploration {
  /** Share of the commands that ask for one token fewer, where they ask for two to nine. */
  readonly share: number;
  /** A draw from [0, 1). */
  readonly uniform: () => number;
}

/** The student with that exploration, which wraps another student. */
export class LengthExplorer implements Student {
  readonly #student: Student;
  readonly #exploration: LengthExploration;
  readonly identity: Student['identity'];
  readonly vocabulary: Vocabulary;
  readonly contextLength: number;
  readonly carriesRouter: boolean;
  readonly #shorter: ReadonlyMap<TokenId, TokenId>;
  #numberIsDue = false;

  constructor(student: Student, exploration: LengthExploration) {
    this.#student = student;
    this.#exploration = exploration;
    this.identity = student.identity;
    this.vocabulary = student.vocabulary;
    this.contextLength = student.contextLength;
    this.carriesRouter = student.carriesRouter;
    const digits = Array.from({ length: 9 }, (_, i) => student.vocabulary.encode(String(i + 1)));
    this.#shorter = new Map(digits.slice(1).flatMap((digit, i) => pairOf(digit, digits[i] ?? [])));
  }

  begin(...problem: Parameters<Student['begin']>): Promise<number> {
    return this.#student.begin(...problem);
  }

  /** What the student proposes; where it asks for one fewer the token is another, and the statistics are still the student's. */
  async propose(options: ProposalOptions): Promise<Proposal> {
    const proposal = await this.#student.propose(options);
    const fewer = this.#numberIsDue ? this.#shorter.get(proposal.id) : undefined;
    if (fewer === undefined || this.#exploration.uniform() >= this.#exploration.share) return proposal;
    return { ...proposal, id: fewer };
  }

  append(ids: readonly TokenId[]): void {
    this.#numberIsDue = ids.at(-1) === this.vocabulary.callOpen;
    this.#student.append(ids);
  }

  truncate(length: number): void {
    this.#numberIsDue = false;
    this.#student.truncate(length);
  }
}

/** Two digits, each of which is one token; nothing where they are not. */
function pairOf([digit, ...more]: readonly TokenId[], [before, ...others]: readonly TokenId[]) {
  if (digit === undefined || before === undefined || more.length + others.length > 0) return [];
  return [[digit, before]] as const;
}
