/**
 * `npm run scaling -- --results FILE`: how many browsers one teacher serves, by arithmetic and by a simulation of its queue,
 * with the calls of a results file (`npm run eval -- ... --out DIR`).
 *
 * Exit codes: 0 figures, 1 something failed, 2 wrong use (one line on stderr each).
 */
import { readResults, ResultsFileError } from '../evaluation/runs/results-file.ts';
import { patternFigures, callsOfRun } from '../evaluation/scaling/call-pattern.ts';
import { capacityOf, serviceSeconds, type TeacherSpeed } from '../evaluation/scaling/capacity.ts';
import { simulate } from '../evaluation/scaling/queue-simulation.ts';
import {
  numberAboveZero,
  positiveNumber,
  quietCommand,
  readArguments,
  reportFailure,
  UsageError,
  wholeNumber,
} from './arguments/command-line.ts';

interface Options {
  readonly results: string;
  readonly browsers?: number;
  readonly studentSpeed: number;
  readonly pause: number;
  readonly slots: number;
  readonly start: number;
  readonly prefill: number;
  readonly perToken: number;
  readonly seconds: number;
  readonly seed: number;
  readonly json?: true;
}

/** Loads that are simulated, as shares of what fills all slots. */
const LOADS = [0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.25];

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(
    error instanceof ResultsFileError ? new UsageError(error.message, { cause: error }) : error,
  );
}

async function main(words: readonly string[]): Promise<void> {
  const command = quietCommand('scaling')
    .description('How many browsers one teacher serves, with the calls that an evaluation recorded.')
    .requiredOption('--results <file>', 'runs of an evaluation: a .jsonl file of its --out folder')
    .option('--browsers <n>', 'simulate this number only', positiveNumber)
    .option('--student-speed <n>', 'tokens a second in one browser', numberAboveZero, 40)
    .option('--pause <s>', 'mean seconds between two problems of one browser', numberAboveZero, 60)
    .option('--slots <n>', 'calls that the teacher serves at once', positiveNumber, 64)
    .option('--start <s>', 'seconds until a call begins', numberAboveZero, 0.05)
    .option('--prefill <n>', 'tokens a second that the teacher reads', numberAboveZero, 10_000)
    .option(
      '--per-token <s>',
      'seconds between two tokens of a call, with all slots in use',
      numberAboveZero,
      0.03,
    )
    .option('--seconds <n>', 'simulated seconds', positiveNumber, 1800)
    .option('--seed <n>', 'of the simulation', wholeNumber, 0)
    .option('--json', 'print one JSON object and nothing else');
  if (!readArguments(command, words)) return;
  const options = command.opts<Options>();
  const { records } = await readResults(options.results);
  if (records.length === 0) throw new UsageError(`${options.results} holds no finished run.`);
  const runs = records.map(callsOfRun);
  const pattern = patternFigures(runs);
  const habit = { studentTokensPerSecond: options.studentSpeed, pauseSeconds: options.pause };
  const speed: TeacherSpeed = {
    startSeconds: options.start,
    prefillTokensPerSecond: options.prefill,
    secondsPerToken: options.perToken,
    slots: options.slots,
  };
  const capacity = capacityOf(pattern, habit, speed);
  const sizes =
    options.browsers === undefined
      ? LOADS.map((load) => Math.max(1, Math.round(load * Math.min(capacity.browsers, 1e6))))
      : [options.browsers];
  const simulated = sizes.map((browsers) => ({
    browsers,
    ...simulate({
      ...habit,
      browsers,
      runs,
      slots: speed.slots,
      serviceSeconds: (call) => serviceSeconds(speed, call),
      seconds: options.seconds,
      seed: options.seed,
    }),
  }));
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ pattern, habit, speed, capacity, simulated }, null, 2)}\n`);
    return;
  }
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const lines = [
    `${pattern.runs} runs: ${pattern.tokensPerRun.toFixed(0)} tokens and ${pattern.callsPerRun.toFixed(2)} calls a run, ${pattern.deliveredPerCall.toFixed(1)} tokens a call after ${pattern.prefixPerCall.toFixed(0)}; call ratio ${percent(pattern.callRatio)}`,
    `By arithmetic ${Math.floor(capacity.browsers)} browsers fill ${speed.slots} slots.`,
    '',
    '| browsers | calls/s | slots in use | calls that wait | wait, median | 95 % | 99 % | time of a solution |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...simulated.map(
      ({ browsers, callsPerSecond, utilisation, waiting, wait, slowdown }) =>
        `| ${browsers} | ${callsPerSecond.toFixed(1)} | ${percent(utilisation)} | ${percent(waiting)} | ${wait.p50.toFixed(2)} s | ${wait.p95.toFixed(2)} s | ${wait.p99.toFixed(2)} s | x ${slowdown.toFixed(2)} |`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
