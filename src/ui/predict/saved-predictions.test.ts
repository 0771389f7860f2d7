import { expect, it } from 'vitest';

import { readPredictions } from './saved-predictions.ts';

it('reads what was kept, and begins anew with anything else', () => {
  const predictions = [{ marked: 2, called: 3, hits: 1 }];
  expect(readPredictions(JSON.stringify(predictions))).toEqual(predictions);
  for (const other of [null, '', '{', '{}', '[{"marked":-1,"called":0,"hits":0}]', '[1]']) {
    expect(readPredictions(other)).toEqual([]);
  }
});
