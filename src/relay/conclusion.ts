/**
 * The result of a call once the teacher's answer ends: its outcome, the source of its token count, and its remarks.
 */
import type { CallOutcome, CallRemark, TokenId } from './events.ts';
import type { Span } from './span.ts';
import type { AnswerEnd } from './teacher-stream.ts';

/** The outcome of a call, and the end token to write where the teacher ended the solution and there is room for one. */
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
  // After the last requested token the call is complete, whatever happens then.
  const reported = end?.kind === 'done' && !span.shared && end.tokens === granted;
  const cut = remarksOn(span, end).includes('cut');
  if (cut || span.remaining === 0 || reported) return { outcome: { kind: 'delivered' }, endToken: null };
  if (span.fault !== null) {
    return { outcome: { kind: 'failed', failure: 'broken-stream', message: span.fault }, endToken: null };
  }
  return { outcome: end?.kind === 'failed' ? end : { kind: 'short' }, endToken: null };
}

/**
 * Returns the teacher's own token count where its answer is not in ids of the student's vocabulary, was kept whole, and
 * the count is plausible. Otherwise the student's tokenizer counts. A teacher may write hidden reasoning tokens, so its
 * count is valid even where it sent no text.
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
