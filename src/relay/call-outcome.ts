/**
 * The result of a call once the teacher's answer ends: its outcome, the source of its token count, and its remarks.
 */
import type { CallOutcome, CallRemark, TokenId } from './events.ts';
import type { TeacherSpan, TokenCount } from './teacher-span.ts';
import type { AnswerEnd } from './teacher-stream.ts';

/** The teacher's own count of an answer's tokens; null where it reports none, or an impossible one. */
function countIn(end: AnswerEnd | null, granted: number): number | null {
  const count = end?.kind === 'done' ? end.tokens : null;
  return count !== null && Number.isSafeInteger(count) && count >= 1 && count <= granted ? count : null;
}

/** Who counts the tokens of an answer in text. */
export function counterOf(end: AnswerEnd | null, granted: number): TokenCount {
  if (countIn(end, granted) !== null) return 'teacher';
  return end === null || end.kind === 'done' ? 'student' : 'none';
}

/** What else decides the outcome of a call. */
export interface CallFacts {
  /** The n of the call. */
  readonly granted: number;
  /** Of the student's vocabulary. */
  readonly endTokens: readonly TokenId[];
  /** Whether the answer ends in a repetition: then its end ends no solution. */
  readonly repeats: boolean;
}

/** The outcome of a call, and the end token to write where the teacher ended the solution and there is room for one. */
export function resolveOutcome(
  span: TeacherSpan,
  end: AnswerEnd | null,
  { granted, endTokens, repeats }: CallFacts,
): { outcome: CallOutcome; endToken: TokenId | null } {
  if (end?.kind === 'stopped') return { outcome: end, endToken: null };
  const ended = span.endToken !== null || (end?.kind === 'done' && end.endedSolution && span.cut === null);
  if (ended && !repeats) {
    const endToken = span.endToken ?? endTokens[0] ?? null;
    return { outcome: { kind: 'ended-solution' }, endToken: span.remaining > 0 ? endToken : null };
  }
  if (isDelivered(span, end, granted)) return { outcome: { kind: 'delivered' }, endToken: null };
  if (span.fault !== null) {
    return { outcome: { kind: 'failed', failure: 'broken-stream', error: span.fault }, endToken: null };
  }
  return { outcome: end?.kind === 'failed' ? end : { kind: 'short' }, endToken: null };
}

/** Whether n tokens came. A failure after the last of them takes nothing away. */
function isDelivered(span: TeacherSpan, end: AnswerEnd | null, granted: number): boolean {
  if (span.cut !== null || remarksOn(span, end).includes('cut')) return true;
  if (span.shared) return span.isFull;
  switch (counterOf(end, granted)) {
    case 'teacher':
      return countIn(end, granted) === granted;
    case 'student':
      return span.isFull;
    case 'none':
      return false;
  }
}

/**
 * Returns the teacher's own token count where its answer is not in ids of the student's vocabulary, was kept whole, and
 * the count is plausible. Otherwise the student's tokenizer counts. A teacher may write hidden reasoning tokens, so its
 * count is valid even where it sent no text.
 */
export function countedTokens(
  span: TeacherSpan,
  end: AnswerEnd | null,
  granted: number,
  endTokens: number,
): { delivered: number; countedBy: 'teacher' | 'student-tokenizer' } {
  const delivered = span.ids.length + endTokens;
  if (span.shared) {
    const isCounted = end?.kind === 'done' && end.tokens !== null;
    return { delivered, countedBy: isCounted ? 'teacher' : 'student-tokenizer' };
  }
  const count = countIn(end, granted);
  if (count === null || span.cut !== null) return { delivered, countedBy: 'student-tokenizer' };
  return { delivered: count, countedBy: 'teacher' };
}

/** What the teacher remarked, and that its answer was cut off here. */
export function remarksOn(span: TeacherSpan, end: AnswerEnd | null): readonly CallRemark[] {
  const remarks = end?.kind === 'done' ? end.remarks : [];
  return span.cut === null || remarks.includes(span.cut) ? remarks : [...remarks, span.cut];
}
