/**
 * The student as the relay loop sees it: a model that keeps one growing sequence and proposes the next token.
 *
 * A student owns its vocabulary, its chat template and its KV cache. The loop owns calls, limits and the teacher.
 */
import { ErrorWithCode } from '../errors/coded-error.ts';
import { relayError } from './errors.ts';
import type { PromptOptions } from './prompt.ts';
import type { Familiarity, TokenStats, ModelIdentity, Sampling, TokenId } from './events.ts';

export interface Vocabulary {
  /** Identifies the tokenizer: two models with the same fingerprint may exchange token ids. */
  readonly fingerprint: string;
  /** `<call>` and `</call>`, or null for a model that never learned to call. */
  readonly callOpen: TokenId | null;
  readonly callClose: TokenId | null;
  /** Tokens that end a solution. */
  readonly endTokens: readonly TokenId[];
  /** Every control token there is, chat markers included: a teacher's ids never bring one in. */
  readonly controlTokens?: readonly TokenId[];
  /** The UTF-8 bytes of a token; a multi-byte character may be spread over several tokens. */
  bytesOf(id: TokenId): Uint8Array;
  /** Encodes outside text. Control tokens that appear in it as text become ordinary tokens, never control ids. */
  encode(text: string): TokenId[];
}

export interface ProposalOptions {
  readonly sampling: Sampling;
  /** Tokens that must not be proposed. */
  readonly forbidden: readonly TokenId[];
  /** A draw from [0, 1) that decides the sample; the loop owns the random numbers. */
  readonly uniform: number;
  readonly signal?: AbortSignal;
}

export interface Proposal {
  readonly id: TokenId;
  readonly stats: TokenStats;
  /** From a calibrated student, with its first proposal after a prompt: its familiarity with the problem. */
  readonly familiarity?: Familiarity;
}

/** Thrown by `begin` and `append` when the sequence would outgrow the model's declared context. */
export class ContextFullError extends ErrorWithCode {
  override readonly name = 'ContextFullError';
  constructor(
    readonly needed: number,
    readonly contextLength: number,
  ) {
    super(relayError('prompt-too-long', { tokens: needed, limit: contextLength }));
  }
}

export interface Student {
  readonly identity: ModelIdentity;
  readonly vocabulary: Vocabulary;
  /** Whether its statistics carry the score of a learned router. */
  readonly carriesRouter: boolean;
  /** Whether its prompt can ask it to think before it answers. Default: no. */
  readonly canThink?: boolean;
  /** Tokens that prompt and solution may have together. */
  readonly contextLength: number;
  /**
   * Starts a new sequence with the chat prompt of `problem`; returns the prompt's length in tokens.
   * @param written the tokens already after the prompt. Where there are any, the student keeps the KV cache of the
   *   prefix that it shares with the previous sequence. A run from the start recomputes everything, so that a seed
   *   reproduces it.
   * @param prompt how the problem is put; a student whose prompt is given already ignores it
   */
  begin(
    problem: string,
    signal?: AbortSignal,
    written?: readonly TokenId[],
    prompt?: PromptOptions,
  ): Promise<number>;
  /**
   * Proposes the token after the sequence. Runs one forward pass over whatever `append` added since the last
   * proposal, and over nothing before it. Proposing does not extend the sequence.
   */
  propose(options: ProposalOptions): Promise<Proposal>;
  /** Extends the sequence. Cheap: the tokens enter the KV cache with the next proposal, in one pass. */
  append(ids: readonly TokenId[]): void;
  /** Truncates the sequence and the KV cache to the first `length` tokens after the prompt. */
  truncate(length: number): void;
}
