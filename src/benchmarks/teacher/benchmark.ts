/** `npm run bench -- teacher`: what the proxy adds to the first token of a call at your own model server. */
import { Option } from 'commander';
import { wholeNumber } from '../../cli/arguments/command-line.ts';
import { defineBenchmark } from '../benchmark.ts';
import { describeTeacher, type CallSpeed } from './figures.ts';

interface TeacherSettings {
  readonly url: string;
  readonly model: string;
  readonly calls: number;
  readonly tokens: number;
  readonly command: number;
}

async function measure(settings: TeacherSettings, progress: (what: string) => void): Promise<CallSpeed> {
  const { measureTeacher } = await import('./measure.ts');
  return measureTeacher({ ...settings, report: progress });
}

export const teacherBenchmark = defineBenchmark({
  name: 'teacher',
  summary: 'the first token of a call at your own model server: asked directly, and through the proxy',
  options: [
    new Option('--url <address>', 'the server, as in TEACHER_URL').makeOptionMandatory(),
    new Option('--model <name>', 'its model, as in TEACHER_MODEL').makeOptionMandatory(),
    new Option('--calls <n>', 'calls of each kind').argParser(wholeNumber).default(60),
    new Option('--tokens <n>', 'tokens of a call').argParser(wholeNumber).default(4),
    new Option('--command <ms>', 'from a prefill to its call: how long a student writes its command')
      .argParser(wholeNumber)
      .default(75),
  ],
  measure,
  describe: describeTeacher,
});
