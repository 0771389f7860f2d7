/** `npm run bench -- page`: how heavy and how quick the page is, in a real browser. */
import { inspect } from 'node:util';
import { defineBenchmark } from '../benchmark.ts';
import type { PageSpeed } from './measure.ts';

export const pageBenchmark = defineBenchmark({
  name: 'page',
  summary: 'sizes of the page, a first visit, and how smoothly a run of 8,000 tokens streams and replays',
  options: [],
  measure: async (): Promise<PageSpeed> => (await import('./measure.ts')).measurePage(),
  describe: (speed: PageSpeed) =>
    Object.entries(speed)
      .map(([part, figures]) => `${part}: ${inspect(figures, { depth: 4 })}`)
      .join('\n'),
});
