/**
 * `npm run relay -- "problem"`: solves one problem in this terminal with the same loop as the page.
 *
 * Exit codes: 0 a run that ended, 1 something failed (one line on stderr), 2 wrong use (one line on stderr), 130 the
 * person stopped it; what had been written by then is printed.
 */
import pc from 'picocolors';
import { loadFromFolder } from '../engine/node.ts';
import { areEquivalent } from '../math/answer/equivalence.ts';
import { answerFinder } from '../math/answer/find-answer.ts';
import { randomRelayMathProblem } from '../math/relay-math/relay-math.ts';
import { defaultOptions } from '../relay/defaults.ts';
import { callShare } from '../relay/entropy-threshold.ts';
import type { RelayEvent } from '../relay/events.ts';
import { emptyRun, reduceRun, type RunState } from '../relay/run-state.ts';
import { relay } from '../relay/loop.ts';
import { solutionText } from '../relay/solution.ts';
import type { Teacher } from '../relay/teacher.ts';
import { engineStudent } from '../student/student.ts';
import { embeddedTeacher } from '../teacher/embedded.ts';
import { shippedStudentFolder as embeddedStudent, teacherFolder } from './project.ts';
import { calibrateEntropy } from './relay/entropy-calibration.ts';
import { studentFolder } from './models/student-folder.ts';
import { reportFailure, requireModel } from './arguments/command-line.ts';
import { teacherBehind } from './models/proxy-teacher.ts';
import { parseRelayArguments, type RelayArguments } from './relay/arguments.ts';
import { sentence } from './sentence.ts';
import { foreignSentence, solutionSince, summary, type Colors } from './relay/solution-text.ts';

const colors: Colors = { teacher: pc.yellow, faint: pc.dim };

// The first Ctrl-C ends the run, the second this process.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());

// The reader of the output may close it early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  const wanted = parseRelayArguments(process.argv.slice(2), embeddedStudent);
  if (wanted !== null) process.exitCode = await solve(wanted);
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** Runs the relay and prints it; returns the exit code. */
async function solve(wanted: RelayArguments): Promise<number> {
  const { folder, weights } = studentFolder(wanted.student);
  requireModel(folder);
  if (wanted.problem.kind === 'calibration') return printThreshold(wanted, folder, weights);
  const task = wanted.problem.kind === 'random' ? randomRelayMathProblem(wanted.seed) : null;
  const problem = wanted.problem.kind === 'random' ? (task?.problem ?? '') : wanted.problem.text;
  const [model, teacher] = await Promise.all([loadFromFolder(folder, weights), teacherFor(wanted)]);
  const student = engineStudent(model);
  const events = relay(problem, student, teacher, {
    ...defaultOptions,
    // A student that learned to call learned to box, too.
    findAnswer: answerFinder({ unboxed: student.vocabulary.callOpen === null }),
    policy: wanted.policy,
    seed: wanted.seed,
    sampling: wanted.sampling,
    limits: wanted.limits,
    thinks: wanted.thinks,
    prefill: wanted.prefill,
    signal: interruption.signal,
  });
  const run = wanted.json ? await printJson(events) : await printText(events, problem, task?.answer ?? null);
  return exitCodeOf(run);
}

async function printThreshold({ json }: RelayArguments, folder: string, weights: string): Promise<number> {
  const student = engineStudent(await loadFromFolder(folder, weights));
  const measured = await calibrateEntropy(student, interruption.signal);
  const { threshold, tokens, problems } = measured;
  const text = `--policy entropy:${threshold} calls at ${100 * callShare} % of this student's tokens (${tokens} tokens of ${problems} problems).`;
  process.stdout.write(`${json ? JSON.stringify(measured) : text}\n`);
  return 0;
}

async function teacherFor({ policy, teacher, prefill }: RelayArguments): Promise<Teacher | null> {
  if (policy === 'never') return null;
  if (teacher.kind === 'embedded') return embeddedTeacher(await loadFromFolder(teacherFolder));
  // An unreachable teacher may answer by the time of a call; if not, the run continues without it and says so.
  const found = await teacherBehind(teacher, interruption.signal);
  if (prefill && found.serving !== null && found.serving.prefills !== true) {
    console.error(`The teacher at ${teacher.url} does not prefill, so --prefill changes nothing.`);
  }
  return found.teacher;
}

async function printJson(events: AsyncIterable<RelayEvent>): Promise<RunState> {
  const log: RelayEvent[] = [];
  let run = emptyRun;
  for await (const event of events) {
    log.push(event);
    run = reduceRun(run, event);
  }
  const text = solutionText(run);
  const { studentTokens, teacherTokens, calls, callRatio } = run.metrics;
  const device = run.header?.student.device ?? null;
  const answer = run.answer?.answer ?? null;
  const answerSource = run.answer?.source ?? null;
  const { familiarity } = run;
  const counted = { studentTokens, teacherTokens, calls, callRatio };
  const result = { answer, answerSource, text, ...counted, device, familiarity, events: log };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return run;
}

async function printText(
  events: AsyncIterable<RelayEvent>,
  problem: string,
  knownAnswer: string | null,
): Promise<RunState> {
  if (knownAnswer !== null) process.stdout.write(`${problem}\n\n`);
  let run = emptyRun;
  let printed = 0;
  for await (const event of events) {
    run = reduceRun(run, event);
    const foreign = event.type === 'problem-read' ? foreignSentence(run) : null;
    if (foreign !== null) process.stdout.write(`${foreign}\n\n`);
    process.stdout.write(solutionSince(run, printed, colors));
    printed = solutionText(run).length;
  }
  const answer = run.answer?.answer ?? null;
  const lines = ['', '', ...summary(run, answer, colors), ...verdict(answer, knownAnswer)];
  process.stdout.write(`${lines.join('\n')}\n`);
  return run;
}

function verdict(answer: string | null, known: string | null): string[] {
  if (known === null) return [];
  return [
    answer !== null && areEquivalent(answer, known) ? 'Correct.' : `Not correct: the answer is ${known}.`,
  ];
}

function exitCodeOf({ status }: RunState): number {
  if (status.kind !== 'ended') return 1;
  if (status.reason.kind === 'failed') {
    console.error(sentence(status.reason.error));
    return 1;
  }
  return status.reason.kind === 'stopped' ? 130 : 0;
}
