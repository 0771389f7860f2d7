/** Finding a run again by words of its problem or its name. */
import type { RunSummary } from './history-store.ts';

/** The runs whose problems or names hold all of the words, in whatever case and order. */
export function searchRuns(runs: readonly RunSummary[], words: string): readonly RunSummary[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return runs.filter(({ problem, name = '' }) => {
    const text = `${name} ${problem}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
