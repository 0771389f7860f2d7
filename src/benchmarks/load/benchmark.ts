/** `npm run bench -- load`: how much memory a student takes while the page loads it, and how long that lasts. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

import { positiveNumber } from '../../cli/arguments/command-line.ts';
import { inProject } from '../../cli/project.ts';
import { defaultModel } from '../../student/model-index.ts';
import { defineBenchmark } from '../benchmark.ts';
import { parseModelSpec, type ModelSpec } from '../decode/model-spec.ts';
import type { LoadFigures, LoadRow } from './figures.ts';

const runtimes = ['wasm', 'webgpu'] as const;

interface Settings {
  readonly model?: readonly ModelSpec[];
  readonly runtimes: readonly LoadRow['runtime'][];
  readonly against?: string;
  readonly rounds: number;
}

function runtimeList(text: string): LoadRow['runtime'][] {
  return text.split(',').map((name) => {
    const runtime = runtimes.find((each) => each === name.trim());
    if (runtime === undefined) throw new InvalidArgumentError(`The runtimes are ${runtimes.join(', ')}.`);
    return runtime;
  });
}

function builtPage(text: string): string {
  if (existsSync(join(text, 'index.html'))) return resolve(text);
  throw new InvalidArgumentError(`There is no built page in ${text}.`);
}

async function measure(
  { model, runtimes: wanted, against, rounds }: Settings,
  progress: (what: string) => void,
): Promise<LoadFigures> {
  const { measureLoads } = await import('./measure.ts');
  const models = model ?? [parseModelSpec(inProject(`public/models/${defaultModel('student').name}`))];
  return measureLoads({ models, runtimes: wanted, against: against ?? null, rounds }, progress);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

export const loadBenchmark = defineBenchmark({
  name: 'load',
  summary:
    'memory and time of loading a student in the page, on Linux; also against another build of the page',
  options: [
    new Option(
      '--model <spec...>',
      'DIR[:FILE]: a folder for transformers.js, and an ONNX file of it (default: the embedded student)',
    ).argParser((text: string, before: ModelSpec[] | undefined) => [...(before ?? []), parseModelSpec(text)]),
    new Option('--runtimes <list>', `of ${runtimes.join(', ')} (software WebGPU)`)
      .argParser(runtimeList)
      .default(['wasm'], 'wasm'),
    new Option('--against <dir>', 'a dist folder built from another commit, measured in turns').argParser(
      builtPage,
    ),
    new Option('--rounds <n>', 'how often each is loaded').argParser(positiveNumber).default(2),
  ],
  measure,
  describe: ({ rows }) =>
    rows
      .map(
        ({ model, weights, runtime, build, fileBytes, peakBytes, ratio, secondsToReady }) =>
          `${model} ${weights}, ${runtime}, ${build} build: ${megabytes(peakBytes)} for ${megabytes(fileBytes)} (${ratio} times), ready after ${secondsToReady} s`,
      )
      .join('\n'),
});
