/** `npm run bench -- prefill`: the first token of a call, with and without prefill. */
import { Option } from 'commander';
import { wholeNumber } from '../../cli/arguments/command-line.ts';
import { defineBenchmark } from '../benchmark.ts';
import { describePrefill } from './report.ts';
import type { PrefillSpeed } from './figures.ts';

interface PrefillSettings {
  readonly problems: number;
  readonly reading: number;
  readonly embedded?: true;
}

async function measure(
  { problems, reading, embedded }: PrefillSettings,
  progress: (what: string) => void,
): Promise<PrefillSpeed> {
  const { measurePrefill } = await import('./measure.ts');
  return measurePrefill({
    problems,
    readingMs: embedded === true ? null : reading,
    report: progress,
  });
}

export const prefillBenchmark = defineBenchmark({
  name: 'prefill',
  formerName: 'read-ahead',
  summary: 'the first token of a call with and without prefill, through a real proxy',
  options: [
    new Option('--problems <n>', 'problems with calls, each solved twice; at least 16')
      .argParser(wholeNumber)
      .default(60),
    new Option('--reading <ms>', 'how long a simulated remote server takes to read a prompt')
      .argParser(wholeNumber)
      .default(60),
    new Option('--embedded', 'leaves that server out'),
  ],
  measure,
  describe: describePrefill,
});
