/**
 * Measures what prefill saves. The embedded student solves the same problems with and without it; its teacher
 * runs in another process, reached through the real proxy. The two kinds of run take turns.
 *
 * Each problem is solved twice, with all others in between: the teacher caches the contexts of the last few runs, and
 * has to evict those of the first run by then.
 */
import { fileURLToPath } from 'node:url';
import { loadFromFolder } from '../../engine/node.ts';
import { randomRelayMathProblem } from '../../math/relay-math/relay-math.ts';
import { quantile, quantiles } from '../proxy/quantiles.ts';
import { ServerProcess } from '../proxy/server-process.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import type { RelayEvent } from '../../relay/events.ts';
import { relay } from '../../relay/loop.ts';
import type { Student } from '../../relay/student.ts';
import type { Teacher } from '../../relay/teacher.ts';
import { engineStudent } from '../../student/student.ts';
import { proxyTeacher } from '../../teacher/client.ts';
import { compileForBench } from '../../cli/build/compile.mjs';
import { shippedStudentFolder } from '../../cli/project.ts';
import type { PrefillFigures, PrefillSpeed } from './figures.ts';

export interface PrefillBenchmarkOptions {
  /** Problems with at least one call; at least `leastProblems`. */
  readonly problems: number;
  /** Milliseconds that the simulated remote server takes to prefill a prompt; null leaves it out. */
  readonly readingMs: number | null;
  /** Called with a description of the current measurement. */
  readonly report?: (what: string) => void;
}

/** Maximum tokens of a run, because a run with a server without a model would never end. */
const mostTokens = 256;

/** More than the runs whose contexts the embedded teacher keeps. */
const leastProblems = 16;

/** Measures both kinds of run. @throws RangeError for too few problems, Error where the proxy does not start */
export async function measurePrefill(options: PrefillBenchmarkOptions): Promise<PrefillSpeed> {
  const { problems, readingMs, report = () => undefined } = options;
  if (problems < leastProblems) {
    throw new RangeError(`Fewer than ${leastProblems} problems are still known at their second run.`);
  }
  const student = engineStudent(await loadFromFolder(shippedStudentFolder));
  report('the embedded teacher');
  const embedded = await measureBehind(null, student, problems);
  if (readingMs !== null) report(`a server that reads for ${readingMs} ms`);
  const slowReader =
    readingMs === null ? null : { readingMs, ...(await measureBehind(readingMs, student, problems)) };
  return { embedded, slowReader };
}

async function measureBehind(
  readingMs: number | null,
  student: Student,
  problems: number,
): Promise<PrefillFigures> {
  const source = fileURLToPath(new URL('prefill-proxy-process.ts', import.meta.url));
  const program = await compileForBench('prefill-proxy', source);
  const [proxy, port] = await ServerProcess.startOwn('The proxy', program, { readingMs });
  try {
    const teacher = proxyTeacher({ url: `http://127.0.0.1:${port}` });
    return figuresOf(await pairsOf(student, teacher, problems));
  } finally {
    proxy.stop();
  }
}

/** One run of a problem. */
interface Run {
  readonly text: string;
  readonly ms: number;
  readonly calls: readonly { readonly command: number; readonly firstToken: number }[];
}

type Pair = Record<'off' | 'on', Run>;

async function pairsOf(student: Student, teacher: Teacher, count: number): Promise<Pair[]> {
  const solve = (problem: string, mode: keyof Pair) => runOf(problem, student, teacher, mode === 'on');
  const modes = (index: number): [keyof Pair, keyof Pair] =>
    index % 2 === 0 ? ['off', 'on'] : ['on', 'off'];
  // Warms up code and connections before measuring.
  for (let seed = 0; seed < 8; seed += 1) await solve(randomRelayMathProblem(seed).problem, modes(seed)[0]);

  const first: { problem: string; run: Run }[] = [];
  for (let seed = 8; first.length < count; seed += 1) {
    const { problem } = randomRelayMathProblem(seed);
    const run = await solve(problem, modes(first.length)[0]);
    if (run.calls.length > 0) first.push({ problem, run });
  }
  const pairs: Pair[] = [];
  for (const [index, { problem, run }] of first.entries()) {
    const [before, now] = modes(index);
    pairs.push({ [before]: run, [now]: await solve(problem, now) } as Pair);
  }
  return pairs;
}

async function runOf(problem: string, student: Student, teacher: Teacher, prefill: boolean): Promise<Run> {
  const { callOpen } = student.vocabulary;
  const limits = { ...defaultOptions.limits, maxTokens: mostTokens };
  const options = { ...defaultOptions, limits, prefill, now: () => performance.now() };
  const calls: { command: number; firstToken: number }[] = [];
  let text = '';
  let opened = 0;
  let command = 0;
  let last: RelayEvent | null = null;
  for await (const event of relay(problem, student, teacher, options)) {
    last = event;
    if (event.type === 'token') {
      text += event.text;
      if (event.id === callOpen) opened = event.at;
    }
    if (event.type === 'call-requested') command = event.at - opened;
    if (event.type === 'call-ended' && event.firstTokenMs !== null) {
      calls.push({ command, firstToken: event.firstTokenMs });
    }
  }
  return { text, ms: last?.at ?? NaN, calls };
}

function figuresOf(pairs: readonly Pair[]): PrefillFigures {
  const firstTokens = (mode: keyof Pair) =>
    pairs.flatMap((pair) => pair[mode].calls.map((call) => call.firstToken));
  const runs = (mode: keyof Pair) => pairs.map((pair) => pair[mode].ms);
  const firstToken = { off: quantiles(firstTokens('off')), on: quantiles(firstTokens('on')) };
  const saved = pairs.flatMap(({ off, on }) =>
    off.calls.flatMap((call, index) => call.firstToken - (on.calls[index]?.firstToken ?? NaN)),
  );
  return {
    problems: pairs.length,
    calls: firstTokens('off').length,
    firstToken,
    ratio: firstToken.on.p50 / firstToken.off.p50,
    saved: quantile(
      saved.filter((ms) => !Number.isNaN(ms)),
      0.5,
    ),
    command: quantiles(pairs.flatMap(({ off }) => off.calls.map((call) => call.command))),
    run: { off: quantiles(runs('off')), on: quantiles(runs('on')) },
    different: pairs.filter(({ off, on }) => off.text !== on.text).length,
  };
}
