/** Keeps what is typed for the next run over a reload of the tab. */
import * as z from 'zod/mini';

import { readSaved, saveForTab, storage } from '../browser-storage.ts';
import type { ProblemDraft, PageStore } from '../page-state.ts';

const key = 'relay-draft';

const draftSchema: z.ZodMiniType<ProblemDraft> = z.object({
  problem: z.string(),
  known: z.nullable(z.object({ problem: z.string(), answer: z.string() })),
  expected: z.string(),
});

/** What was typed before the reload; null where nothing was. */
export function savedDraft(): ProblemDraft | null {
  return readSaved(storage('sessionStorage')?.getItem(key), draftSchema, null);
}

export function saveDraftOf(store: PageStore): void {
  store.subscribe(({ problem, known, expected }, before) => {
    if (problem === before.problem && known === before.known && expected === before.expected) return;
    saveForTab(key, { problem, known, expected } satisfies ProblemDraft);
  });
}
