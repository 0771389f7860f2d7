import { expect, it } from 'vitest';
import { tinyConfig, uniformFrom } from '../testing/tiny-model.ts';
import { reinitEmbeddingRows } from './embedding-rows.ts';
import { initialParameters } from './initial.ts';

it('draws new rows of average length for the given tokens, and changes nothing else', () => {
  const before = initialParameters(tinyConfig, uniformFrom(1));
  const after = reinitEmbeddingRows(tinyConfig, before, [3, 7], uniformFrom(2));
  expect(after.slice(1)).toEqual(before.slice(1));
  const { hiddenSize, vocabularySize } = tinyConfig;
  const row = (values: Float32Array | undefined, token: number) => [
    ...(values ?? []).slice(token * hiddenSize, (token + 1) * hiddenSize),
  ];
  const changed = Array.from({ length: vocabularySize }, (_, token) => token).filter(
    (token) => row(after[0], token).join() !== row(before[0], token).join(),
  );
  expect(changed).toEqual([3, 7]);
  const size = (values: readonly number[]) => Math.hypot(...values);
  const usual = size([...(before[0] ?? [])]) / Math.sqrt(vocabularySize);
  for (const token of changed) {
    expect(size(row(after[0], token))).toBeGreaterThan(usual / 2);
    expect(size(row(after[0], token))).toBeLessThan(usual * 2);
  }
  expect(row(after[0], 3)).not.toEqual(row(after[0], 7));
});
