/**
 * `npm run gallery`: records the runs that ship with the page, with the embedded pair, and writes their traces to
 * public/gallery. Each is the first of the test problems that shows what it is there to show.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFromFolder } from '../engine/node.ts';
import { isCorrect } from '../math/answer/equivalence.ts';
import { distinctProblems, type RelayMathProblem } from '../math/relay-math/relay-math.ts';
import { defaultOptions } from '../relay/defaults.ts';
import type { PolicyName, RelayEvent } from '../relay/events.ts';
import { reduceLog, type RunState } from '../relay/run-state.ts';
import { relay } from '../relay/loop.ts';
import { finishedText } from '../relay/solution.ts';
import { formatTrace, withRoundedInsights } from '../relay/trace.ts';
import { engineStudent } from '../student/student.ts';
import { embeddedTeacher } from '../teacher/embedded.ts';
import { gallerySchema, type GalleryItem } from '../ui/gallery/gallery.ts';
import { inProject, studentFolder, teacherFolder } from './models.ts';

const folder = inProject('public/gallery');
const problems = distinctProblems('test', 1000);

const [studentModel, teacherModel] = await Promise.all([
  loadFromFolder(studentFolder),
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

const shown: readonly (readonly [string, Recorded, Pick<GalleryItem, 'title' | 'what'>])[] = [
  ['one-call', once, { title: 'One call', what: 'It asks for one result, and goes on.' }],
  [
    'alone',
    alone,
    { title: 'The same alone', what: 'No teacher to ask: the student guesses, and the guess is wrong.' },
  ],
  ['several-calls', twice, { title: 'Several calls', what: 'Each where a number is hard.' }],
  ['no-call', none, { title: 'No call', what: 'It can do this one, and asks nobody.' }],
  ['not-seen', blind, { title: 'A mistake', what: 'One that it did not see coming.' }],
  ['teacher', whole, { title: 'The teacher alone', what: 'The first problem again, all of it relayed.' }],
];

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const items: GalleryItem[] = [];
for (const [name, recorded, texts] of shown) {
  const file = `${name}.json`;
  const { problem, events, run, isRight } = recorded;
  await writeFile(join(folder, file), formatTrace(withRoundedInsights(events)));
  items.push({ file, ...texts, answer: problem.answer });
  console.log(`${file}: ${problem.family}, ${run.calls.length} calls, ${isRight ? 'right' : 'wrong'}`);
}
await writeFile(join(folder, 'index.json'), `${JSON.stringify(gallerySchema.parse(items), null, 2)}\n`);
await Promise.all([studentModel.release(), teacherModel.release()]);
