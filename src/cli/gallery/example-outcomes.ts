/** Which examples of the page the shipped student gets right with its teacher, found by solving each of them. */
import { loadFromFolder } from '../../engine/node.ts';
import { isCorrect } from '../../math/answer/equivalence.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import { relay } from '../../relay/loop.ts';
import { Recording } from '../../relay/recording.ts';
import { finishedText } from '../../relay/solution.ts';
import { engineStudent } from '../../student/student.ts';
import { embeddedTeacher } from '../../teacher/embedded.ts';
import type { ExampleOutcome } from '../../ui/problem/examples.ts';
import { inProject, shippedStudentFolder, teacherFolder } from '../project.ts';

/** Where the page reads them; `npm run gallery` writes this file. */
export const outcomesFile = inProject('src/ui/problem/example-outcomes.json');

interface Problem {
  readonly id: string;
  readonly problem: string;
  readonly answer: string;
}

/** Solves each problem with the defaults of the page. @returns the outcome of each, by its id */
export async function exampleOutcomes(
  problems: readonly Problem[],
): Promise<Readonly<Record<string, ExampleOutcome>>> {
  const [studentModel, teacherModel] = await Promise.all([
    loadFromFolder(shippedStudentFolder),
    loadFromFolder(teacherFolder),
  ]);
  const [student, teacher] = [engineStudent(studentModel), embeddedTeacher(teacherModel)];
  const outcomes: Record<string, ExampleOutcome> = {};
  for (const { id, problem, answer } of problems) {
    let recording = Recording.empty;
    for await (const event of relay(problem, student, teacher, defaultOptions)) {
      recording = recording.append([event]);
    }
    const text = finishedText(recording.run);
    outcomes[id] = text !== null && isCorrect(text, answer) ? 'right' : 'wrong';
  }
  await Promise.all([studentModel.release(), teacherModel.release()]);
  return outcomes;
}
