/** `npm run bench -- relay`: what the loop and the evaluation add to each token. */
import { Option } from 'commander';
import { positiveNumber } from '../../cli/arguments/command-line.ts';
import { defineBenchmark } from '../benchmark.ts';
import { measureRelay, type RelayCost } from './measure.ts';

export const relayBenchmark = defineBenchmark({
  name: 'relay',
  summary: 'what the relay loop and the evaluation add to each token, with models that cost nothing',
  options: [
    new Option('--in-flight <n>', 'runs at once').argParser(positiveNumber).default(256),
    new Option('--runs <n>', 'runs in all').argParser(positiveNumber).default(1024),
    new Option('--tokens <n>', 'tokens that the student writes in a run')
      .argParser(positiveNumber)
      .default(500),
  ],
  measure: measureRelay,
  describe: ({
    runs,
    inFlight,
    tokens,
    microsecondsPerToken,
    clockMicrosecondsPerToken,
    heapBytesPerRun,
  }: RelayCost) =>
    [
      `${runs} runs, ${inFlight} at once, ${tokens} tokens in one process`,
      `${microsecondsPerToken.toFixed(1)} microseconds of processor time a token, ${clockMicrosecondsPerToken.toFixed(1)} on the clock`,
      `${Math.round(heapBytesPerRun / 1024)} KiB of heap for each run in progress`,
    ].join('\n'),
});
