/** Logs of runs for the page's tests, made by the relay itself with a scripted student and teacher. */
import type { RelayEvent } from '../../relay/events.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { logOf } from '../../relay/testing/run.ts';
import { ScriptedStudent } from '../../relay/testing/scripted-student.ts';
import type { ScriptedAnswer } from '../../relay/testing/scripted-teacher.ts';
import { idsAnswer, ScriptedTeacher } from '../../relay/testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();

/** A script with one call, whose answer the teacher writes into a formula. */
export const defaultScript = 'So $2 + 3 = <call>1</call>$ and it is $\\boxed{5}$.<|im_end|>';

/** @param answers of the teacher, one for each call. */
export function recordedRun(
  script = defaultScript,
  answers: readonly ScriptedAnswer[] = [idsAnswer(vocabulary.encode('5'))],
): Promise<RelayEvent[]> {
  return logOf(new ScriptedStudent(script, { vocabulary }), new ScriptedTeacher(answers));
}

/** A run of a problem that is foreign to the student. */
export function foreignRun(): Promise<RelayEvent[]> {
  const familiarity = { mean: 3, worstWindow: 5, probabilityRight: 0.12, warns: true };
  const student = new ScriptedStudent('It is $\\boxed{6}$.<|im_end|>', { vocabulary, familiarity });
  return logOf(student, new ScriptedTeacher([]));
}
