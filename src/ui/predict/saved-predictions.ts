/** Saves the predictions of a lesson for as long as the tab is open: a reload does not end the lesson. */
import * as z from 'zod/mini';

import { readSaved, saveForTab, storage } from '../browser-storage.ts';
import type { PageStore } from '../page-state.ts';
import type { Prediction } from './words.ts';

const key = 'relay-predictions';
const count = z.int().check(z.nonnegative());
const predictionsSchema = z.array(z.object({ marked: count, called: count, hits: count }));

/** Reads saved predictions; none for anything else. */
export function readPredictions(text: string | null): readonly Prediction[] {
  return readSaved(text, predictionsSchema, []);
}

/** Restores the lesson of this tab, and saves each change. */
export function savePredictionsOf(store: PageStore): void {
  store.setState({ predictions: readPredictions(storage('sessionStorage')?.getItem(key) ?? null) });
  store.subscribe(({ predictions }, before) => {
    if (predictions !== before.predictions) saveForTab(key, predictions);
  });
}
