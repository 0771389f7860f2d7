/** Grades predictions against known answers, as `npm run grade` does. */
import { areEquivalent, type GradeOptions } from './equivalence.ts';
import { extractAnswer } from './extract.ts';
import { findAnswer, type AnswerSource } from './find-answer.ts';

export interface Verdict {
  readonly right: boolean;
  /** What was compared; null where the text has no answer. */
  readonly answer: string | null;
  readonly source: AnswerSource | null;
}

/** A box that a text opens and never closes; a known answer may have been cut out of a longer text like that. */
const openBox = /\\+(?:boxed|fbox)\s*\{/g;

/**
 * Grades a whole text, whose answer may not be boxed.
 * @param gold the known answer, or a text with a box around it
 */
export function grade(prediction: string, gold: string, options: GradeOptions = {}): Verdict {
  if (prediction.trim() === gold.trim() && areEquivalent(gold, gold))
    return { right: true, answer: gold.trim(), source: 'stated' };
  const found = findAnswer(prediction, { unboxed: true });
  if (found === null) return { right: false, answer: null, source: null };
  const known = extractAnswer(gold) ?? gold.replace(openBox, '');
  return { right: areEquivalent(found.answer, known, options), ...found };
}
