/** `npm run bench -- decode`: a token, a prompt, a teacher's span and a cut, against transformers.js and llama.cpp. */
import { InvalidArgumentError, Option } from 'commander';

import { positiveNumber } from '../../cli/arguments/command-line.ts';
import { inProject } from '../../cli/project.ts';
import { defaultModel } from '../../student/model-index.ts';
import { defineBenchmark } from '../benchmark.ts';
import { runtimes, type DecodeFigures, type Runtime } from './figures.ts';
import { parseModelSpec, type ModelSpec } from './model-spec.ts';

interface Settings {
  readonly model?: readonly ModelSpec[];
  readonly runtimes: readonly Runtime[];
  readonly contexts: readonly number[];
  readonly tokens: number;
  readonly span: number;
  readonly rounds: number;
}

const list = (text: string): string[] => text.split(',').map((each) => each.trim());

function runtimeList(text: string): Runtime[] {
  return list(text).map((name) => {
    const runtime = runtimes.find((each) => each === name);
    if (runtime === undefined) throw new InvalidArgumentError(`The runtimes are ${runtimes.join(', ')}.`);
    return runtime;
  });
}

async function measure(
  { model, ...settings }: Settings,
  progress: (what: string) => void,
): Promise<DecodeFigures> {
  const { measureDecoding } = await import('./measure.ts');
  const models = model ?? [parseModelSpec(inProject(`public/models/${defaultModel('student').name}`))];
  return measureDecoding({ models, ...settings }, progress);
}

export const decodeBenchmark = defineBenchmark({
  name: 'decode',
  summary: 'milliseconds a token of the engine, transformers.js and llama.cpp, each in a process of its own',
  options: [
    new Option(
      '--model <spec...>',
      'DIR[:FILE][=GGUF]: a folder for transformers.js, an ONNX file of it, the weights for llama.cpp (default: the embedded student)',
    ).argParser((text: string, before: ModelSpec[] | undefined) => [...(before ?? []), parseModelSpec(text)]),
    new Option('--runtimes <list>', `of ${runtimes.join(', ')} (software WebGPU)`)
      .argParser(runtimeList)
      .default(['node', 'wasm'], 'node,wasm'),
    new Option('--contexts <list>', 'lengths of prompts in tokens; those beyond a model are left out')
      .argParser((text: string) => list(text).map(positiveNumber))
      .default([64, 512, 2048, 4096], '64,512,2048,4096'),
    new Option('--tokens <n>', 'tokens decoded after each prompt').argParser(positiveNumber).default(32),
    new Option('--span <n>', 'tokens of a teacher').argParser(positiveNumber).default(100),
    new Option('--rounds <n>', 'how often each peer is started').argParser(positiveNumber).default(2),
  ],
  measure,
  describe: ({ rows, spans }) =>
    [
      ...rows.map(
        (row) =>
          `${row.model} ${row.weights}, ${row.runtime}, context ${row.context}: ${row.msEngine} ms a token (transformers.js ${row.msTransformersJs ?? '-'}, llama.cpp ${row.msLlamaCpp ?? '-'}); prompt ${row.prefillEngine} ms (transformers.js ${row.prefillTransformersJs ?? '-'})`,
      ),
      ...spans.map(
        (row) =>
          `${row.model} ${row.weights}, ${row.runtime}, context ${row.context}: ${row.spanTokens} tokens of a teacher ${row.msSpan} ms; a cut and a token ${row.msCutAndToken} ms, a token ${row.msToken} ms`,
      ),
    ].join('\n'),
});
