/**
 * What a call amounts to once the teacher's answer is over: its outcome, who counts its tokens, and what there is to
 * remark.
 */
import type { CallOutcome, CallRemark, TokenId } from './events.ts';
import type { Span } from './span.ts';
import type { AnswerEnd } from './teacher-stream.ts';

/** How a call came out, and the end token to write where the teacher ended the solution and there is room for one. */
export function concluded(
  span: Span,
  end: AnswerEnd | null,
  granted: number,
  endTokens: readonly TokenId[],
): { outcome: CallOutcome; endToken: TokenId | null } {
  if (end?.kind === 'stopped') return { outcome: end, endToken: null };
  const ended = span.endToken !== null || (end?.kind === 'done' && end.endedSolution && !span.cut);
  if (ended) {
    const endToken = span.endToken ?? endTokens[0] ?? null;
    return { outcome: { kind: 'ended-solution' }, endToken: span.remaining > 0 ? endToken : null };
  }
  // Whatever happens after the last token that was asked for, the call is complete.
  const reported = end?.kind === 'done' && !span.shared && end.tokens === granted;
  const cut = remarksOn(span, end).includes('cut');
  if (cut || span.remaining === 0 || reported) return { outcome: { kind: 'delivered' }, endToken: null };
  if (span.fault !== null) {
    return { outcome: { kind: 'failed', failure: 'broken-stream', message: span.fault }, endToken: null };
  }
  return { outcome: end?.kind === 'failed' ? end : { kind: 'short' }, endToken: null };
}

/**
 * The teacher's own count where its answer is no ids of the student's vocabulary, was kept whole, and the count is
 * possible; the student's tokenizer counts the rest. A teacher may have written tokens that nobody sees, so its count
 * holds even where no text came.
 */
export function countedTokens(
  span: Span,
  end: AnswerEnd | null,
  granted: number,
  endTokens: number,
): { delivered: number; countedBy: 'teacher' | 'student-tokenizer' } {
  const reported = end?.kind === 'done' ? end.tokens : null;
  const delivered = span.ids.length + endTokens;
  if (span.shared) return { delivered, countedBy: reported === null ? 'student-tokenizer' : 'teacher' };
  const possible =
    reported !== null && Number.isSafeInteger(reported) && reported >= 1 && reported <= granted;
  if (!possible || span.cut) return { delivered, countedBy: 'student-tokenizer' };
  return { delivered: reported, countedBy: 'teacher' };
}

/** What the teacher remarked, and that its answer was cut off here. */
export function remarksOn(span: Span, end: AnswerEnd | null): readonly CallRemark[] {
  const remarks = end?.kind === 'done' ? end.remarks : [];
  return span.cut && !remarks.includes('cut') ? [...remarks, 'cut'] : remarks;
}
