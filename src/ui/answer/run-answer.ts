/** The final answer of a run: what its log says, else what its text says. */
import { answerFinder } from '../../math/answer/find-answer.ts';
import type { FinalAnswer } from '../../relay/events.ts';
import type { RunState } from '../../relay/run-state.ts';
import { finishedText, solutionText } from '../../relay/solution.ts';
import { isEmbedded, type StudentName } from '../students.ts';

/** Whether an answer without a box counts: the embedded students learned to box, others may not have. */
export const countsUnboxed = (student: StudentName): boolean => !isEmbedded(student);

/** @returns null where the solution has no answer. Logs of older versions do not say, so their text is read. */
export function answerOf(run: RunState): FinalAnswer | null {
  if (run.answer !== undefined) return run.answer;
  const find = answerFinder({ unboxed: countsUnboxed(run.header?.student.name ?? '') });
  return find(solutionText(run), finishedText(run) !== null);
}
