/** Finding a run again by words of its problem. */
import type { RunSummary } from './history-store.ts';

/** The runs whose problems hold all of the words, in whatever case and order. */
export function searchRuns(runs: readonly RunSummary[], words: string): readonly RunSummary[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return runs.filter(({ problem }) => {
    const text = problem.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
