/**
 * What a benchmark is: its options, its measurement, and its report. A benchmark is a folder with a `benchmark.ts`; the
 * registry lists them, and `npm run bench` makes a command of each.
 */
import { cpus } from 'node:os';
import type { Option } from 'commander';

export interface BenchmarkDefinition<Settings, Figures extends object> {
  /** The name of its command. */
  readonly name: string;
  /** A name that the command had before. It still works, with a warning. */
  readonly formerName?: string;
  /** One line of the help text. */
  readonly summary: string;
  readonly options: readonly Option[];
  /** @param progress takes a description of the current measurement */
  readonly measure: (settings: Settings, progress: (what: string) => void) => Promise<Figures>;
  /** The figures as lines for a person. */
  readonly describe: (figures: Figures) => string;
}

/** The machine that was measured. */
interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly node: string;
}

/** What every benchmark prints: as JSON with `--json`, else the machine and `text`. */
export interface BenchmarkReport {
  readonly benchmark: string;
  readonly machine: Machine;
  readonly figures: object;
  readonly text: string;
}

export interface Benchmark extends Pick<
  BenchmarkDefinition<never, object>,
  'name' | 'formerName' | 'summary' | 'options'
> {
  /** @param settings the values of `options`, by their names */
  readonly run: (settings: object, progress: (what: string) => void) => Promise<BenchmarkReport>;
}

/** @example defineBenchmark({ name: 'page', summary: '...', options: [], measure: measurePage, describe: String }) */
export function defineBenchmark<Settings, Figures extends object>({
  measure,
  describe,
  ...definition
}: BenchmarkDefinition<Settings, Figures>): Benchmark {
  return {
    ...definition,
    async run(settings, progress) {
      const figures = await measure(settings as Settings, progress);
      const machine = {
        cores: cpus().length,
        processor: cpus()[0]?.model ?? 'unknown',
        node: process.version,
      };
      const head = `${machine.cores} cores (${machine.processor}), Node ${machine.node}`;
      return {
        benchmark: definition.name,
        machine,
        figures,
        text: `${head}\n${describe(figures)}`,
      };
    },
  };
}
