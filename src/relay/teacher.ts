/**
 * The teacher as the relay loop sees it: someone who writes the next n tokens of a solution.
 *
 * It knows nothing of calls, students or caches; where it runs (a proxy, a second worker, this process) is its own
 * business.
 */
import type { CallRemark, ModelIdentity, TeacherFailure, TokenId } from './events.ts';

/** What a teacher goes on from. */
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
export class TeacherError extends Error {
  override readonly name = 'TeacherError';
  constructor(
    readonly failure: TeacherFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
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
   * Reads what a `write` may soon go on from, so that its first token comes sooner. It writes nothing, and a `write` gives
   * the same with and without it. Left out by a teacher that cannot.
   *
   * Nobody waits for it: it may still be at work when the `write` begins, and that one may never come. A rejection is no
   * failure of the run, as whatever is wrong with the teacher, the `write` meets as well and says.
   */
  prefill?(context: TeacherContext, signal: AbortSignal): Promise<void>;
}
