/**
 * Grades the answers of BIG-Bench Extra Hard, whose tasks ask for a letter, a number, a word or a list of them. Its own
 * rules (google-deepmind/bbeh, bbeh/evaluate.py): case, spaces after commas, quotation marks and brackets around the whole
 * do not count, `(a)` is `a`, and 25 is 25.0.
 */
import { findAnswer, type FoundAnswer } from '../../math/answer/find-answer.ts';
import type { Grader } from './suite.ts';

const normal = (text: string): string =>
  text
    .replace(/\\(?:text|texttt|textbf|mathrm|mathbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\*\*|[$'"’]/g, '')
    .trim()
    .replace(/[.?]$/, '')
    .toLowerCase()
    .replace(/\s*,\s*/g, ',')
    .replace(/^\[(.*)\]$/s, '$1')
    .replace(/^\(([a-z])\)$/, '$1')
    .trim();

function isSame(answer: string, known: string): boolean {
  const [one, other] = [normal(answer), normal(known)];
  if (one === other) return true;
  return one !== '' && other !== '' && Number(one) === Number(other);
}

/** The whole text after "the answer is", as answers may be words. */
const statement = /\b(?:the\s+)?(?:final\s+)?answer\s*(?:is|:)\s*:?\s*([^\n]+)/gi;

function answerIn(solution: string): FoundAnswer | null {
  const boxed = findAnswer(solution, { unboxed: false });
  if (boxed !== null) return boxed;
  const stated = Array.from(solution.matchAll(statement)).at(-1)?.[1]?.trim();
  return stated === undefined || stated === ''
    ? findAnswer(solution, { unboxed: true })
    : { answer: stated, source: 'stated' };
}

export const gradeShortAnswer: Grader = (solution, { answer }) => {
  const found = answerIn(solution);
  return found === null
    ? { right: false, answer: null, source: null }
    : { right: isSame(found.answer, answer), ...found };
};
