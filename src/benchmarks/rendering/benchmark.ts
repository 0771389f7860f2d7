/** `npm run bench -- rendering`: how much of what models write the page sets as maths. */
import { Option } from 'commander';
import { defineBenchmark } from '../benchmark.ts';
import type { RenderingCoverage } from './coverage.ts';
import { renderingReport } from './report.ts';

async function measure({ data }: { readonly data: string }): Promise<readonly RenderingCoverage[]> {
  return (await import('./coverage.ts')).measureRendering(data);
}

export const renderingBenchmark = defineBenchmark({
  name: 'rendering',
  summary:
    'how much of the problems and solutions in .jsonl files the page sets as maths, against KaTeX alone',
  options: [
    new Option(
      '--data <folder>',
      'folder with .jsonl files, for example downloaded benchmarks',
    ).makeOptionMandatory(),
  ],
  measure,
  describe: renderingReport,
});
