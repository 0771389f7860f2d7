/** Measures what the relay loop and the evaluation add to each token, with models that cost nothing. */
import { evaluate } from '../../evaluation/runs/evaluate.ts';
import { AdaptiveLimit } from '../../evaluation/runs/pool.ts';
import { gradeBoxed } from '../../evaluation/suites/suite.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import { relay } from '../../relay/loop.ts';
import { emptyRun, reduceRun, type RunState } from '../../relay/run-state.ts';
import { ZeroCostStudent, zeroCostTeacher } from './zero-cost.ts';

export interface RelayCost {
  readonly runs: number;
  /** The most runs that were in progress at the same time. */
  readonly inFlight: number;
  /** Tokens of both authors. */
  readonly tokens: number;
  /** Processor time of this process a token, in microseconds; garbage collection included. */
  readonly microsecondsPerToken: number;
  /** The same on the clock. */
  readonly clockMicrosecondsPerToken: number;
  /** Of the heap, after the runs, in bytes for each run in progress. */
  readonly heapBytesPerRun: number;
}

export interface RelayBenchmarkSettings {
  readonly inFlight: number;
  readonly runs: number;
  readonly tokens: number;
}

const BETWEEN_CALLS = 100;

/** Runs them all with the loop, the folded log, the grader and the records of an evaluation. */
export async function measureRelay({ inFlight, runs, tokens }: RelayBenchmarkSettings): Promise<RelayCost> {
  // The first runs are compiled.
  await runAll(Math.min(runs, inFlight), inFlight, tokens);
  const heapBefore = process.memoryUsage().heapUsed;
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const { written, most, heap } = await runAll(runs, inFlight, tokens);
  const clock = performance.now() - start;
  const cpu = process.cpuUsage(cpuBefore);
  return {
    runs,
    inFlight: most,
    tokens: written,
    microsecondsPerToken: (cpu.user + cpu.system) / written,
    clockMicrosecondsPerToken: (1000 * clock) / written,
    heapBytesPerRun: Math.max(0, heap - heapBefore) / most,
  };
}

async function runAll(
  runs: number,
  inFlight: number,
  tokens: number,
): Promise<{ written: number; most: number; heap: number }> {
  const students = Array.from(
    { length: inFlight },
    () => new ZeroCostStudent({ tokens, between: BETWEEN_CALLS }),
  );
  const limits = { ...defaultOptions.limits, maxTokens: 10 * tokens };
  let [running, most, heap] = [0, 0, 0];
  const runOne = async (problem: string, seed: number): Promise<RunState> => {
    const student = students.pop();
    if (student === undefined) throw new Error('More runs at once than students.');
    running += 1;
    most = Math.max(most, running);
    let run = emptyRun;
    for await (const event of relay(problem, student, zeroCostTeacher, { ...defaultOptions, limits, seed }))
      run = reduceRun(run, event);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
    running -= 1;
    students.push(student);
    return run;
  };
  const records = await evaluate({
    problems: Array.from({ length: runs }, (_, i) => ({
      id: String(i),
      problem: `Problem ${i}`,
      answer: '1',
      reference: null,
    })),
    samples: 1,
    seed: 0,
    grade: gradeBoxed,
    file: null,
    run: (tasks) => Promise.all(tasks.map(({ problem, seed }) => runOne(problem.problem, seed))),
    batch: 1,
    limit: new AdaptiveLimit(inFlight),
    describe: ({ code }) => code,
  });
  const written = records.reduce((sum, each) => sum + each.studentTokens + each.teacherTokens, 0);
  return { written, most, heap };
}
