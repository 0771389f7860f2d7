/** Whether the grader can read the known answers of a set of problems. */
import { areEquivalent } from '../math/answer/equivalence.ts';
import { grade } from '../math/answer/grade.ts';
import { nearMissesOf, rewritingsOf } from '../math/answer/rewritings.ts';

/** More answers than these are not compared with one another: the pairs grow with their square. */
const MOST_COMPARED = 1000;

interface Fault {
  readonly kind: string;
  readonly gold: string;
  readonly prediction: string;
}

export interface AnswerCheck {
  /** Distinct answers. */
  readonly answers: number;
  /** Mechanical rewritings of the answers, each answer itself included. */
  readonly rewritings: number;
  readonly refused: readonly Fault[];
  readonly nearMisses: number;
  readonly taken: readonly Fault[];
  /** Compared pairs of different answers. */
  readonly pairs: number;
  /** Different writings that the grader takes for one answer; a person judges whether they are. */
  readonly equalPairs: readonly (readonly [string, string])[];
}

/** @param answers distinct, as texts */
export function checkAnswers(answers: readonly string[]): AnswerCheck {
  const refused: Fault[] = [];
  const taken: Fault[] = [];
  let [rewritings, nearMisses, pairs] = [0, 0, 0];
  for (const gold of answers) {
    for (const { kind, text } of [{ kind: 'itself', text: gold }, ...rewritingsOf(gold)]) {
      rewritings++;
      if (!grade(text, gold).right) refused.push({ kind, gold, prediction: text });
    }
    for (const { kind, text } of nearMissesOf(gold)) {
      nearMisses++;
      if (areEquivalent(text, gold)) taken.push({ kind, gold, prediction: text });
    }
  }
  const equalPairs: [string, string][] = [];
  const compared = answers.slice(0, MOST_COMPARED);
  for (const [i, gold] of compared.entries())
    for (const other of compared.slice(i + 1)) {
      pairs++;
      if (areEquivalent(other, gold) || areEquivalent(gold, other)) equalPairs.push([gold, other]);
    }
  return { answers: answers.length, rewritings, refused, nearMisses, taken, pairs, equalPairs };
}

export function describeAnswerCheck(check: AnswerCheck): string {
  const { answers, rewritings, refused, nearMisses, taken, pairs, equalPairs } = check;
  const fault = ({ kind, gold, prediction }: Fault): string => `  ${kind}: ${gold} | ${prediction}`;
  return [
    `${answers} answers; ${refused.length} of ${rewritings} rewritings refused`,
    ...refused.map(fault),
    `${taken.length} of ${nearMisses} near misses taken`,
    ...taken.map(fault),
    `${equalPairs.length} of ${pairs} pairs of different answers count as equal`,
    ...equalPairs.map(([a, b]) => `  ${a} | ${b}`),
  ].join('\n');
}
