/** `npm run bench -- train`: train step and sampling of student and teacher, next to a plain MatMul. */
import { Option } from 'commander';
import { positiveNumber } from '../../cli/arguments/command-line.ts';
import { defineBenchmark } from '../benchmark.ts';
import type { ModelSpeed, TrainingWork } from './measure.ts';

/** Sequences that are sampled at once: the rollouts of one step. */
const SEQUENCES = 128;

interface TrainingSpeed {
  readonly student: ModelSpeed;
  readonly teacher: ModelSpeed;
}

async function measure({ threads }: { readonly threads: number }): Promise<TrainingSpeed> {
  const { defaultDevice, init } = await import('../../training/jax.ts');
  const { studentSettings, teacherSettings } = await import('../../training/stages/settings.ts');
  const { measureSpeed } = await import('./measure.ts');
  await init('cpu');
  defaultDevice('cpu');
  const sizes = { sequences: SEQUENCES, threads };
  return {
    student: await measureSpeed(studentSettings.config, studentSettings, sizes),
    teacher: await measureSpeed(teacherSettings.config, teacherSettings, sizes),
  };
}

const work = ({ tokensPerSecond, gflops, share }: TrainingWork): string =>
  `${Math.round(tokensPerSecond)} tokens/s, ${gflops.toFixed(1)} GFLOP/s, ${(100 * share).toFixed(0)} %`;

export const trainingBenchmark = defineBenchmark({
  name: 'train',
  summary: 'train step and sampling of student and teacher, against a plain MatMul in the same run',
  options: [new Option('--threads <n>', 'threads of ONNX Runtime').argParser(positiveNumber).default(2)],
  measure,
  describe: (speed: TrainingSpeed) =>
    Object.entries(speed)
      .map(
        ([name, { matmulGflops, training, sampling }]: [string, ModelSpeed]) =>
          `${name}: training ${work(training)}; sampling ${work(sampling)} of a MatMul's ${matmulGflops.toFixed(1)} GFLOP/s`,
      )
      .join('\n'),
});
