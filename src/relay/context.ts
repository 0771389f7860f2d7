/**
 * The student's context: the prompt, and the solution without the student's own commands. It also determines which
 * tokens the student must not propose next.
 *
 * A complete command is removed, as in the training of the reference (RelayLLM, arXiv 2601.05167), so that the student
 * continues after a call as if it had written the teacher's words itself.
 */
import type { Sampling, TokenId } from './events.ts';
import type { Proposal, Student } from './student.ts';

/** Keeps the student's sequence in step with the solution. */
export class StudentContext {
  readonly #student: Student;
  /** Tokens after the prompt. */
  #length = 0;
  /** Whether a command was just removed and nothing replaced it: without a mask, the student would repeat it. */
  #callSuppressed = false;
  readonly #callOpen: readonly TokenId[];
  readonly #callClose: readonly TokenId[];
  #promptTokens = 0;

  constructor(student: Student) {
    this.#student = student;

    const { callOpen, callClose } = student.vocabulary;
    this.#callOpen = callOpen === null ? [] : [callOpen];
    this.#callClose = callClose === null ? [] : [callClose];
  }

  get promptTokens(): number {
    return this.#promptTokens;
  }

  /** Tokens that still fit. */
  get room(): number {
    return this.#student.contextLength - this.#promptTokens - this.#length;
  }

  /** @throws what the student throws, ContextFullError where the problem is too long */
  async begin(problem: string, signal: AbortSignal, written: readonly TokenId[] = []): Promise<void> {
    this.#promptTokens = await this.#student.begin(problem, signal, written);
    this.#length = written.length;
  }

  /** Stops the student from beginning a command with its next token. */
  declineCall(): void {
    this.#callSuppressed = true;
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
    const mayCommand = commands.mayCommand && !this.#callSuppressed;
    const forbidden = [
      ...(mayCommand ? [] : this.#callOpen),
      ...(mayCommand && commands.isInCommand ? [] : this.#callClose),
    ];
    return this.#student.propose({ ...options, forbidden });
  }

  /** @throws ContextFullError where they do not fit */
  append(ids: readonly TokenId[]): void {
    if (ids.length === 0) return;
    this.#student.append(ids);
    this.#length += ids.length;
    this.#callSuppressed = false;
  }

  /** Removes the command that the last `tokens` tokens form. */
  removeCommand(tokens: number): void {
    this.#length -= tokens;
    this.#student.truncate(this.#length);
    this.#callSuppressed = true;
  }
}
