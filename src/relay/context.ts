/**
 * What the student has before it while it writes: the prompt and the solution without its own commands. It knows which
 * tokens the student may not propose next; nothing of teachers, limits or events.
 *
 * A command leaves when it is complete, as in the training of the reference (RelayLLM, arXiv 2601.05167), so that what
 * the student writes after a call is what it would have written had the teacher's words been its own.
 */
import type { Sampling, TokenId } from './events.ts';
import type { Proposal, Student } from './student.ts';

export class StudentContext {
  /** Tokens behind the prompt. */
  #length = 0;
  /** Whether a command just left and nothing came in its place: the student would only give it again. */
  #inVain = false;
  readonly #callOpen: readonly TokenId[];
  readonly #callClose: readonly TokenId[];
  #promptTokens = 0;

  constructor(private readonly student: Student) {
    const { callOpen, callClose } = student.vocabulary;
    this.#callOpen = callOpen === null ? [] : [callOpen];
    this.#callClose = callClose === null ? [] : [callClose];
  }

  get promptTokens(): number {
    return this.#promptTokens;
  }

  /** Tokens that still fit. */
  get room(): number {
    return this.student.contextLength - this.#promptTokens - this.#length;
  }

  /** @throws what the student throws, ContextFullError where the problem is too long */
  async begin(problem: string, signal: AbortSignal, written: readonly TokenId[] = []): Promise<void> {
    this.#promptTokens = await this.student.begin(problem, signal, written);
    this.#length = written.length;
  }

  /** The student's next token is no command. */
  declineCall(): void {
    this.#inVain = true;
  }

  /**
   * Neither call token can be proposed without its partner: `</call>` only in a command, `<call>` only where it may
   * become one.
   * @throws what the student throws
   */
  propose(
    commands: { readonly mayCommand: boolean; readonly isInCommand: boolean },
    options: { readonly sampling: Sampling; readonly uniform: number; readonly signal: AbortSignal },
  ): Promise<Proposal> {
    const mayCommand = commands.mayCommand && !this.#inVain;
    const forbidden = [
      ...(mayCommand ? [] : this.#callOpen),
      ...(mayCommand && commands.isInCommand ? [] : this.#callClose),
    ];
    return this.student.propose({ ...options, forbidden });
  }

  /** @throws ContextFullError where they do not fit */
  append(ids: readonly TokenId[]): void {
    if (ids.length === 0) return;
    this.student.append(ids);
    this.#length += ids.length;
    this.#inVain = false;
  }

  /** Takes out the command that the last `tokens` tokens are. */
  takeOut(tokens: number): void {
    this.#length -= tokens;
    this.student.truncate(this.#length);
    this.#inVain = true;
  }
}
