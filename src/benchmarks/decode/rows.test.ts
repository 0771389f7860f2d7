import { expect, it } from 'vitest';

import type { PeerResult } from './figures.ts';
import { rowsOf } from './rows.ts';

const about = { model: 'm', weights: 'q4', runtime: 'node', spanTokens: 100 } as const;
const result = (tokens: readonly number[], ids: readonly number[] | null, more = {}): PeerResult => ({
  contexts: [{ context: 64, prefill: 10, tokens, ids, ...more }],
  memoryBytes: 7,
});

it('gives the medians of each peer over all rounds, and whether tokens agree', () => {
  const { rows, spans } = rowsOf(
    about,
    new Map([
      ['engine', [result([1, 9, 2], [5, 6], { span: 30, cutAndToken: 3 }), result([3, 3, 3], [5, 6])]],
      ['transformers', [result([4, 4], [5, 6]), result([4, 8], [5, 6])]],
    ]),
  );
  expect(rows).toEqual([
    {
      ...{ model: 'm', weights: 'q4', runtime: 'node', context: 64 },
      ...{ msEngine: 3, msTransformersJs: 4, msLlamaCpp: null },
      ...{ prefillEngine: 10, prefillTransformersJs: 10, sameTokens: true },
    },
  ]);
  expect(spans).toEqual([
    {
      ...{ model: 'm', weights: 'q4', runtime: 'node', context: 64, spanTokens: 100 },
      ...{ msSpan: 30, msCutAndToken: 3, msToken: 3, memoryBytes: 7 },
    },
  ]);
});

it('says where the tokens differ', () => {
  const peers = new Map([
    ['engine', [result([1], [5, 6])]],
    ['transformers', [result([1], [5, 7])]],
  ] as const);
  expect(rowsOf(about, peers).rows[0]?.sameTokens).toBe(false);
});
