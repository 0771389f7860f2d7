/**
 * Measures what reading ahead saves. The embedded student solves the same problems with and without it; its teacher
 * runs in another process, reached through the real proxy. The two kinds of run take turns.
 *
 * Each problem is solved twice, with all others in between: the teacher caches the contexts of the last few runs, and
 * has to evict those of the first run by then.
 */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { loadFromFolder } from '../../engine/node.ts';
import { randomProblem } from '../../math/relay-math/relay-math.ts';
import { quantile, quantiles, type Quantiles } from '../../proxy/speed/quantiles.ts';
import { ServerProcess } from '../../proxy/speed/server-process.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import type { RelayEvent } from '../../relay/events.ts';
import { relay } from '../../relay/loop.ts';
import type { Student } from '../../relay/student.ts';
import type { Teacher } from '../../relay/teacher.ts';
import { engineStudent } from '../../student/student.ts';
import { proxyTeacher } from '../../teacher/client.ts';
import { compileForBench } from '../compile.mjs';
import { studentFolder } from '../models.ts';

export interface ReadAheadSpeedOptions {
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

/** Milliseconds. */
export interface ReadAheadFigures {
  readonly problems: number;
  readonly calls: number;
  /** From the complete command to the teacher's first token. */
  readonly firstToken: { readonly off: Quantiles; readonly on: Quantiles };
  /** Median of the one by median of the other: below 1 where reading ahead is faster. */
  readonly ratio: number;
  /** Median over the calls of the time that the same call saved. */
  readonly saved: number;
  /** From the first token of a command to its last: the most that reading ahead can save. */
  readonly command: Quantiles;
  /** A whole run. */
  readonly run: { readonly off: Quantiles; readonly on: Quantiles };
  /** Problems whose solutions were not the same with and without. */
  readonly different: number;
}

export interface ReadAheadSpeed {
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  readonly embedded: ReadAheadFigures;
  readonly slowReader: (ReadAheadFigures & { readonly readingMs: number }) | null;
}

export async function measureReadAhead(options: ReadAheadSpeedOptions): Promise<ReadAheadSpeed> {
  const { problems, readingMs, report = () => undefined } = options;
  if (problems < leastProblems) {
    throw new RangeError(`Fewer than ${leastProblems} problems are still known at their second run.`);
  }
  const student = engineStudent(await loadFromFolder(studentFolder));
  report('the embedded teacher');
  const embedded = await measureBehind(null, student, problems);
  if (readingMs !== null) report(`a server that reads for ${readingMs} ms`);
  const slowReader =
    readingMs === null ? null : { readingMs, ...(await measureBehind(readingMs, student, problems)) };
  return {
    machine: { cores: cpus().length, processor: cpus()[0]?.model ?? 'unknown', node: process.version },
    embedded,
    slowReader,
  };
}

async function measureBehind(
  readingMs: number | null,
  student: Student,
  problems: number,
): Promise<ReadAheadFigures> {
  const source = fileURLToPath(new URL('proxy-process.ts', import.meta.url));
  const program = await compileForBench('reading-proxy', source);
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
  for (let seed = 0; seed < 8; seed += 1) await solve(randomProblem(seed).problem, modes(seed)[0]);

  const first: { problem: string; run: Run }[] = [];
  for (let seed = 8; first.length < count; seed += 1) {
    const { problem } = randomProblem(seed);
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

function figuresOf(pairs: readonly Pair[]): ReadAheadFigures {
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

/** The figures as lines for a person. */
export function readAheadReport({ machine, embedded, slowReader }: ReadAheadSpeed): string {
  const ms = ({ p50, p99 }: Quantiles): string => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const part = (name: string, figures: ReadAheadFigures): string[] => [
    `${name}: ${figures.calls} calls in ${figures.problems} problems, milliseconds p50 / p99`,
    `  first token, off: ${ms(figures.firstToken.off)}; on: ${ms(figures.firstToken.on)}; ratio of the medians: ${figures.ratio.toFixed(2)}`,
    `  saved at the same call (median): ${figures.saved.toFixed(1)}; the student writes its command in ${ms(figures.command)}`,
    `  whole run, off: ${ms(figures.run.off)}; on: ${ms(figures.run.on)}; solutions that differ: ${figures.different}`,
  ];
  return [
    `${machine.cores} cores (${machine.processor}), Node ${machine.node}`,
    ...part('The embedded teacher', embedded),
    ...(slowReader === null
      ? []
      : part(`A server that reads a prompt for ${slowReader.readingMs} ms`, slowReader)),
  ].join('\n');
}
