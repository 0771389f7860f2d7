/**
 * An evaluation of scripted models in a process of its own, which a test kills: `killable-process.ts FILE`. It prints a line
 * for each run that it begins, and at the end the figures.
 */
import { reduceLog, type RunState } from '../../relay/run-state.ts';
import { logOf } from '../../relay/testing/run.ts';
import { ScriptedStudent } from '../../relay/testing/scripted-student.ts';
import { ScriptedTeacher, textAnswer } from '../../relay/testing/scripted-teacher.ts';
import { figuresOf } from '../row.ts';
import { gradeBoxed } from '../suites/suite.ts';
import { sums, sumsSettings } from '../testing/sums.ts';
import { evaluate, type RunTask } from './evaluate.ts';
import { AdaptiveLimit } from './pool.ts';
import { ResultsFile } from './results-file.ts';

const [, , path = ''] = process.argv;

const problems = sums(40);

async function solve({ problem, sample, seed }: RunTask): Promise<RunState> {
  process.stdout.write(`run ${problem.id}/${sample}\n`);
  const teacher = new ScriptedTeacher([textAnswer([`${seed % 10}`], { tokens: 1 })]);
  // Long enough that a kill meets the middle of a line.
  const script = `${'We think. '.repeat(seed % 7)}${'We see that. '.repeat(seed % 5)}\\boxed{<call>1</call>}`;
  return reduceLog(await logOf(new ScriptedStudent(script), teacher, { seed }));
}

const file = await ResultsFile.open(path, sumsSettings(problems.length, 0), {});
const records = await evaluate({
  problems,
  samples: 2,
  seed: 0,
  grade: gradeBoxed,
  file,
  run: (tasks) => Promise.all(tasks.map(solve)),
  batch: 1,
  limit: new AdaptiveLimit(4),
  describe: ({ code }) => code,
});
await file.close();
process.stdout.write(`figures ${JSON.stringify(figuresOf(records))}\n`);
