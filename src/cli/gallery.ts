/**
 * `npm run gallery`: records the runs that ship with the page, with the embedded pair, and writes their traces to
 * public/gallery. Each is the first test problem that fits its caption. Then it solves the page's
 * examples, and notes which of them come out right.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFromFolder } from '../engine/node.ts';
import { isCorrect } from '../math/answer/equivalence.ts';
import { distinctRelayMathProblems, type RelayMathProblem } from '../math/relay-math/relay-math.ts';
import { defaultOptions } from '../relay/defaults.ts';
import type { PolicyName, RelayEvent } from '../relay/events.ts';
import { reduceLog, type RunState } from '../relay/run-state.ts';
import { relay } from '../relay/loop.ts';
import { finishedText } from '../relay/solution.ts';
import { formatTrace, withRoundedStats } from '../relay/trace.ts';
import { engineStudent } from '../student/student.ts';
import { embeddedTeacher } from '../teacher/embedded.ts';
import { gallerySchema, type GalleryItem } from '../ui/gallery/gallery.ts';
import { examples } from '../ui/problem/examples.ts';
import { exampleOutcomes, outcomesFile } from './gallery/example-outcomes.ts';
import { inProject, shippedStudentFolder, teacherFolder } from './project.ts';

const folder = inProject('public/gallery');
const problems = distinctRelayMathProblems('test', 1000);

const [studentModel, teacherModel] = await Promise.all([
  loadFromFolder(shippedStudentFolder),
  loadFromFolder(teacherFolder),
]);
const student = engineStudent(studentModel);
const teacher = embeddedTeacher(teacherModel);

interface Recorded {
  readonly problem: RelayMathProblem;
  readonly events: readonly RelayEvent[];
  readonly run: RunState;
  readonly isRight: boolean;
}

async function record(problem: RelayMathProblem, policy: PolicyName): Promise<Recorded> {
  const events: RelayEvent[] = [];
  const asked = policy === 'never' ? null : teacher;
  for await (const event of relay(problem.problem, student, asked, { ...defaultOptions, policy })) {
    events.push(event);
  }
  const run = reduceLog(events);
  const text = finishedText(run);
  return { problem, events, run, isRight: text !== null && isCorrect(text, problem.answer) };
}

/** The first run that shows it, of another problem than those before. */
async function first(
  policy: PolicyName,
  shows: (recorded: Recorded) => boolean,
  others: readonly Recorded[],
): Promise<Recorded> {
  for (const problem of problems) {
    if (others.some((other) => other.problem.family === problem.family)) continue;
    const recorded = await record(problem, policy);
    if (shows(recorded)) return recorded;
  }
  throw new Error('No test problem shows it. Has the student learned to call?');
}

const calls = ({ run }: Recorded): number => run.calls.length;
/** A run that one call makes right, and the same problem without it, which is then wrong. */
async function pair(): Promise<readonly [once: Recorded, alone: Recorded]> {
  for (const problem of problems) {
    const relayed = await record(problem, 'learned');
    if (!relayed.isRight || calls(relayed) !== 1) continue;
    const unaided = await record(problem, 'never');
    if (!unaided.isRight) return [relayed, unaided];
  }
  throw new Error(
    'No test problem is solved with one call and not without. Has the student learned to call?',
  );
}

const [once, alone] = await pair();
const twice = await first('learned', (each) => each.isRight && calls(each) >= 2, [once]);
const none = await first('learned', (each) => each.isRight && calls(each) === 0, [once, twice]);
const blind = await first('learned', (each) => !each.isRight && calls(each) === 0, [once, twice, none]);
const whole = await record(once.problem, 'always');

const shown: readonly (readonly [string, Recorded])[] = [
  ['one-call', once],
  ['alone', alone],
  ['several-calls', twice],
  ['no-call', none],
  ['not-seen', blind],
  ['teacher', whole],
];

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const items: GalleryItem[] = [];
for (const [name, { problem, events, run, isRight }] of shown) {
  await writeFile(join(folder, `${name}.json`), formatTrace(withRoundedStats(events)));
  const outcome = isRight ? 'right' : 'wrong';
  const callRatio = Number(run.metrics.callRatio.toPrecision(3));
  items.push({ name, answer: problem.answer, outcome, calls: run.calls.length, callRatio });
  console.log(`${name}: ${problem.family}, ${run.calls.length} calls, ${outcome}`);
}
await writeFile(join(folder, 'index.json'), `${JSON.stringify(gallerySchema.parse(items), null, 2)}\n`);
await Promise.all([studentModel.release(), teacherModel.release()]);

const outcomes = await exampleOutcomes(examples);
await writeFile(outcomesFile, `${JSON.stringify(outcomes, null, 2)}\n`);
console.log(outcomes);
