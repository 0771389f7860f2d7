/**
 * Whether a text can be put to the student as a problem, and if not, why, in a sentence. Any language and any subject
 * pass: what the student makes of them is another matter (see familiarity.ts).
 */
import { strings } from '../strings.ts';

/** Bytes of UTF-8 that the proxy takes, too. */
const mostBytes = 32 * 1024;

export type ProblemCheck =
  { readonly ok: true; readonly problem: string } | { readonly ok: false; readonly message: string };

export function checkProblem(text: string): ProblemCheck {
  const problem = text.trim();
  if (problem === '') return refuse(strings.problem.empty);
  if (looksBinary(problem)) return refuse(strings.problem.binary);
  const bytes = new TextEncoder().encode(problem).length;
  if (bytes > mostBytes) return refuse(strings.problem.tooLong(bytes, mostBytes));
  return { ok: true, problem };
}

function refuse(message: string): ProblemCheck {
  return { ok: false, message };
}

/** Text has no control characters but line breaks and tabs, and no undecodable bytes. */
function looksBinary(text: string): boolean {
  return /[\p{Cc}\u{fffd}]/u.test(text.replace(/[\n\r\t]/g, ''));
}
