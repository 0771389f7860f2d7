import { expect, it } from 'vitest';

import { readPredictions } from './saved-predictions.ts';

it('reads what it saved, and starts without predictions for anything else', () => {
  const predictions = [{ marked: 2, called: 3, hits: 1 }];
  expect(readPredictions(JSON.stringify(predictions))).toEqual(predictions);
  for (const other of [null, '', '{', '{}', '[{"marked":-1,"called":0,"hits":0}]', '[1]']) {
    expect(readPredictions(other)).toEqual([]);
  }
});
