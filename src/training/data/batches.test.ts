import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { packAll, packBatch, type Document } from './batches.ts';

const documentArbitrary = fc
  .array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 })
  .map((tokens): Document => ({ tokens, weights: tokens.map((_, i) => (i > 1 ? 1 : 0)) }));

/** The documents that stand in a batch, rebuilt from inputs and targets. */
function unpack(batch: ReturnType<typeof packBatch>): number[][] {
  const found = new Map<number, number[]>();
  batch.documents.forEach((number, slot) => {
    if (number < 0) return;
    const tokens = found.get(number) ?? [batch.tokens[slot] ?? 0];
    expect(tokens.at(-1)).toBe(batch.tokens[slot]);
    expect(batch.positions[slot]).toBe(tokens.length - 1);
    tokens.push(batch.targets[slot] ?? 0);
    found.set(number, tokens);
  });
  return [...found.values()];
}

describe('packBatch', () => {
  it('keeps every packed document whole, in one row, with its own positions', () => {
    fc.assert(
      fc.property(fc.array(documentArbitrary, { maxLength: 40 }), (documents) => {
        const batch = packBatch(documents, 4, 40);
        const packed = unpack(batch).map((tokens) => tokens.join(' '));
        const given = documents.map(({ tokens }) => tokens.join(' '));
        for (const text of packed) expect(given).toContain(text);
        expect(batch.filled).toBe(unpack(batch).reduce((sum, tokens) => sum + tokens.length - 1, 0));
        for (let row = 0; row < 4; row++) {
          const numbers = batch.documents.slice(row * 40, row * 40 + 40);
          const others = new Set(
            Array.from(batch.documents).filter((_, slot) => Math.floor(slot / 40) !== row),
          );
          for (const number of numbers) if (number >= 0) expect(others.has(number)).toBe(false);
        }
      }),
    );
  });

  it('counts only weighted targets, and says how many documents were too long', () => {
    const document: Document = { tokens: [5, 6, 7, 8], weights: [0, 0, 1, 1] };
    const long: Document = { tokens: Array.from({ length: 50 }, () => 1), weights: [] };
    const batch = packBatch([document, long, document], 1, 10);
    expect(batch.counted).toBe(4);
    expect(batch.skipped).toBe(1);
    expect(Array.from(batch.weights)).toEqual([0, 1, 1, 0, 1, 1, 0, 0, 0, 0]);
  });
});

describe('packAll', () => {
  it('packs every document once, whole, into batches of the shape asked for', () => {
    fc.assert(
      fc.property(fc.array(documentArbitrary, { maxLength: 40 }), (documents) => {
        const batches = packAll(documents, 2, 40);
        const packed = batches.flatMap(unpack).map((tokens) => tokens.join(' '));
        expect(packed.sort()).toEqual(documents.map(({ tokens }) => tokens.join(' ')).sort());
        for (const batch of batches) expect(batch.tokens).toHaveLength(80);
      }),
    );
  });

  it('fills gaps with documents that come later', () => {
    const documents = [30, 30, 12, 30, 12].map((length): Document => {
      const tokens = Array.from({ length }, (_, i) => i + 1);
      return { tokens, weights: tokens.map(() => 1) };
    });
    expect(packAll(documents, 1, 40).map(({ filled }) => filled)).toEqual([40, 40, 29]);
  });

  it('names each slot by the index of its document in the list', () => {
    const documents = [3, 30, 12, 30].map((length): Document => {
      const tokens = Array.from({ length }, (_, i) => i + 1);
      return { tokens, weights: tokens.map(() => 1) };
    });
    for (const batch of packAll(documents, 1, 40)) {
      const counts = new Map<number, number>();
      batch.documents.forEach((number) => counts.set(number, (counts.get(number) ?? 0) + 1));
      counts.delete(-1);
      for (const [number, count] of counts) expect(count).toBe((documents[number]?.tokens.length ?? 0) - 1);
    }
  });

  it('refuses a document that is longer than a row', () => {
    expect(() => packAll([{ tokens: [1, 2, 3, 4], weights: [] }], 1, 2)).toThrow('does not fit');
  });
});
