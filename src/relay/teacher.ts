/**
 * The teacher as the relay loop sees it: a model that writes the next n tokens of a solution.
 *
 * It may run anywhere (on a proxy, in a second worker, in this process). The loop handles calls and limits.
 */
import { ErrorWithCode, type CodedError } from '../errors/coded-error.ts';
import type { CallRemark, ModelIdentity, TeacherFailure, TokenId } from './events.ts';

/** The text that a teacher continues. */
export interface TeacherContext {
  readonly problem: string;
  /** The solution so far, commands taken out. */
  readonly prefix: string;
  /** The same in ids of the vocabulary `fingerprint`, for a teacher that shares it. */
  readonly prefixIds: readonly TokenId[];
  readonly fingerprint: string;
}

export interface TeacherRequest extends TeacherContext {
  /** At least 1. */
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
}

export type TeacherChunk =
  /** Ids of the request's vocabulary: only from a teacher that shares it. */
  | { readonly type: 'tokens'; readonly ids: readonly TokenId[] }
  | { readonly type: 'text'; readonly text: string }
  /** Always the last chunk. `tokens` is the teacher's own count, null where it reports none. */
  | {
      readonly type: 'done';
      readonly endedSolution: boolean;
      readonly tokens: number | null;
      readonly remarks?: readonly CallRemark[];
    };

/** The teacher wrote nothing, or broke off. What came before it stays valid. */
export class TeacherError extends ErrorWithCode {
  override readonly name = 'TeacherError';
  constructor(
    readonly failure: TeacherFailure,
    error: CodedError,
    options?: ErrorOptions,
  ) {
    super(error, options);
  }
}

export interface Teacher {
  readonly identity: ModelIdentity;
  /**
   * Writes the next tokens. Ends after a `done` chunk; aborting `signal` cancels upstream.
   * @throws TeacherError for every failure but an abort, which rejects with the signal's reason.
   */
  write(request: TeacherRequest, signal?: AbortSignal): AsyncIterable<TeacherChunk>;
  /**
   * Prefills the prefix of a likely `write`, so that its first token comes sooner. It does not change what `write`
   * returns. A teacher that cannot prefill leaves this out.
   *
   * The loop does not await it: the prefill may still run when `write` begins, or no `write` may follow. A rejection
   * does not fail the run, because `write` meets the same error and reports it.
   */
  prefill?(context: TeacherContext, signal: AbortSignal): Promise<void>;
}
