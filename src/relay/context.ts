/**
 * The student's context: the prompt, and the solution without the student's own commands. It also determines which
 * tokens the student must not propose next.
 *
 * A complete command is removed, as in the training of the reference (RelayLLM, arXiv 2601.05167), so that the student
 * continues after a call as if it had written the teacher's words itself.
 */
import type { Sampling, TokenId } from './events.ts';
import type { PromptOptions } from './prompt.ts';
import type { Proposal, ProposalOptions, Student } from './student.ts';
import { endOfText, opensCommand } from './text-commands.ts';

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
  /** The end of the text, where commands are text. */
  #end = '';

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
  async begin(
    problem: string,
    signal: AbortSignal,
    written: readonly TokenId[] = [],
    prompt: PromptOptions = {},
  ): Promise<void> {
    this.#promptTokens = await this.#student.begin(problem, signal, written, prompt);
    this.#length = written.length;
    this.#end = '';
    this.#readText(written);
  }

  /** Stops the student from beginning a command with its next token. */
  declineCall(): void {
    this.#callSuppressed = true;
  }

  /**
   * Neither call token can be proposed without its partner: `</call>` only in a command, `<call>` only where it may
   * become one. For a student without them, the token that completes `<call>` in its text stands for it.
   * @throws what the student throws
   */
  async propose(
    commands: { readonly mayCommand: boolean; readonly isInCommand: boolean },
    options: { readonly sampling: Sampling; readonly uniform: number; readonly signal: AbortSignal },
  ): Promise<Proposal> {
    const mayCommand = commands.mayCommand && !this.#callSuppressed;
    if (this.#callOpen.length === 0) {
      return mayCommand
        ? this.#student.propose({ ...options, forbidden: [] })
        : this.#proposeNoCommand(options);
    }
    const forbidden = [
      ...(mayCommand ? [] : this.#callOpen),
      ...(mayCommand && commands.isInCommand ? [] : this.#callClose),
    ];
    return this.#student.propose({ ...options, forbidden });
  }

  /** Proposes again, with the same draw, until the token does not complete `<call>`. */
  async #proposeNoCommand(options: Omit<ProposalOptions, 'forbidden'>): Promise<Proposal> {
    const first = await this.#student.propose({ ...options, forbidden: [] });
    const forbidden: TokenId[] = [];
    let proposal = first;
    while (opensCommand(this.#end, this.#student.vocabulary.bytesOf(proposal.id))) {
      forbidden.push(proposal.id);
      proposal = await this.#student.propose({ ...options, forbidden });
    }
    const { familiarity } = first;
    return familiarity === undefined ? proposal : { ...proposal, familiarity };
  }

  #readText(ids: readonly TokenId[]): void {
    if (this.#callOpen.length > 0) return;
    for (const id of ids) this.#end = endOfText(this.#end, this.#student.vocabulary.bytesOf(id));
  }

  /** @throws ContextFullError where they do not fit */
  append(ids: readonly TokenId[]): void {
    if (ids.length === 0) return;
    this.#student.append(ids);
    this.#length += ids.length;
    this.#readText(ids);
    // A command in text is several tokens, so it stays suppressed while these may still be its beginning.
    if (this.#callOpen.length > 0 || !'<call>'.startsWith(this.#end.trimStart()))
      this.#callSuppressed = false;
  }

  /**
   * Removes the command that the last `tokens` tokens form.
   * @param before tokens that take its place: what its first token said before the command
   */
  removeCommand(tokens: number, before: readonly TokenId[] = []): void {
    this.#length -= tokens;
    this.#student.truncate(this.#length);
    this.#end = '';
    if (before.length > 0) this.append(before);
    this.#end = '';
    this.#callSuppressed = true;
  }
}
