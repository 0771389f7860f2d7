/**
 * Keeps what a class foresaw for its lesson, which lasts as long as the tab does: a reload ends none. It knows the tab's
 * own storage; nothing of runs.
 */
import { z } from 'zod';

import { storage } from '../browser-storage.ts';
import type { PageStore } from '../page-state.ts';
import type { Prediction } from './words.ts';

const key = 'relay-predictions';
const count = z.int().nonnegative();
const predictionsSchema = z.array(z.object({ marked: count, called: count, hits: count }));

/** Reads what was kept; no predictions for anything else. */
export function readPredictions(text: string | null): readonly Prediction[] {
  try {
    return predictionsSchema.parse(JSON.parse(text ?? ''));
  } catch {
    // Nothing kept yet, or kept by another version: the lesson begins.
    return [];
  }
}

/** Takes up the lesson of this tab, and keeps what is added to it. */
export function savePredictionsOf(store: PageStore): void {
  store.setState({ predictions: readPredictions(storage('sessionStorage')?.getItem(key) ?? null) });
  store.subscribe(({ predictions }, before) => {
    if (predictions !== before.predictions)
      storage('sessionStorage')?.setItem(key, JSON.stringify(predictions));
  });
}
