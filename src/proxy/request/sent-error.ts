/** How the API sends an error: its code and values, and a sentence for clients that have none of their own. */
import type { CodedError } from '../../errors/coded-error.ts';

/**
 * Makes the sentence of an error in English. The API adds it to errors as `message`, for clients that have no sentences of
 * their own: curl, other programs, pages of version 0.1.
 */
export type Describe = (error: CodedError) => string;

/** An error as it is sent. */
export function sentError(error: CodedError, describe: Describe | null): object {
  return describe === null ? error : { ...error, message: describe(error) };
}
