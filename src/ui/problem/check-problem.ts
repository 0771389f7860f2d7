/**
 * Checks whether a text can be given to the student as a problem. Any language and any subject pass; familiarity.ts
 * estimates whether the student can solve it.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import { pageError } from '../page-error.ts';

/** In bytes of UTF-8; the limit of the proxy is the same. */
const maxBytes = 32 * 1024;

export type ProblemCheck =
  | { readonly ok: true; readonly problem: string }
  | { readonly ok: false; readonly error: CodedError };

/** The problem without white space around it, or why it cannot be given. */
export function checkProblem(text: string): ProblemCheck {
  const problem = text.trim();
  if (problem === '') return refuse(pageError('problem-empty'));
  if (looksBinary(problem)) return refuse(pageError('problem-binary'));
  const bytes = new TextEncoder().encode(problem).length;
  if (bytes > maxBytes) return refuse(pageError('problem-too-long', { bytes, limit: maxBytes }));
  return { ok: true, problem };
}

function refuse(error: CodedError): ProblemCheck {
  return { ok: false, error };
}

/** Text has no control characters but line breaks and tabs, and no undecodable bytes. */
function looksBinary(text: string): boolean {
  return /[\p{Cc}\u{fffd}]/u.test(text.replace(/[\n\r\t]/g, ''));
}
