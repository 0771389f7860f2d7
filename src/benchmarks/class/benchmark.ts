/** `npm run bench -- class`: rooms full of devices on one server, or on two that share a store. */
import { Option } from 'commander';
import { wholeNumber } from '../../cli/arguments/command-line.ts';
import { compileForBench } from '../../cli/build/compile.mjs';
import { defineBenchmark } from '../benchmark.ts';
import type { RoomLoadFigures } from './figures.ts';
import { classReport } from './report.ts';

interface ClassSettings {
  readonly rooms: number;
  readonly devices: number;
  readonly seconds: number;
  readonly store: string | undefined;
}

async function measure(settings: ClassSettings, progress: (what: string) => void): Promise<RoomLoadFigures> {
  const { measureClass } = await import('./measure.ts');
  const { store = null, ...sizes } = settings;
  return measureClass({ ...sizes, storeUrl: store, compile: compileForBench, report: progress });
}

export const classBenchmark = defineBenchmark({
  name: 'class',
  summary:
    'rooms of devices that follow their lead: latency, lost events, memory, and a teacher at the same time',
  options: [
    new Option('--rooms <n>', 'rooms').argParser(wholeNumber).default(30),
    new Option('--devices <n>', 'devices of a room').argParser(wholeNumber).default(30),
    new Option('--seconds <n>', 'how long the lessons last').argParser(wholeNumber).default(30),
    new Option('--store <url>', 'two copies of the server on this Redis or Valkey server, instead of one'),
  ],
  measure,
  describe: classReport,
});
