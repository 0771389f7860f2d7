import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NumericalError } from './errors.ts';
import type { SamplingOptions } from './sampling.ts';
import { alternativeCount, sample } from './sampling.ts';

const greedy: SamplingOptions = { temperature: 0, topP: 1, forbidden: [], uniform: 0 };

const logitsOf = (values: readonly number[]): Float32Array => Float32Array.from(values);
/** Logits of a distribution: its logarithms. */
const logProbabilities = (values: readonly number[]): Float32Array => Float32Array.from(values, Math.log);

// Eighths, so that logits that differ give probabilities that differ.
const logit = fc.integer({ min: -240, max: 240 }).map((eighths) => eighths / 8);
const vector = fc.array(logit, { minLength: 2, maxLength: 40 });
const uniform = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('greedy sampling', () => {
  it('takes the most probable token, of equals the first', () => {
    expect(sample(logitsOf([0, 3, 1, 3]), greedy).id).toBe(1);
  });

  it('passes over what is forbidden', () => {
    expect(sample(logitsOf([0, 3, 1, 3]), { ...greedy, forbidden: [1, 3] }).id).toBe(2);
  });

  it('does not depend on the draw', () => {
    fc.assert(
      fc.property(vector, uniform, (values, draw) => {
        const logits = logitsOf(values);
        expect(sample(logits, { ...greedy, uniform: draw }).id).toBe(sample(logits, greedy).id);
      }),
    );
  });
});

describe('drawing', () => {
  it('gives each token its share of the draws', () => {
    const shares = [0.5, 0.125, 0, 0.375];
    const counts = [0, 0, 0, 0];
    const draws = 4000;
    for (let i = 0; i < draws; i += 1) {
      const options = { ...greedy, temperature: 1, uniform: i / draws };
      const { id } = sample(logProbabilities(shares), options);
      counts[id] = (counts[id] ?? 0) + 1;
    }
    for (const [id, share] of shares.entries()) {
      expect(Math.abs((counts[id] ?? 0) / draws - share)).toBeLessThan(0.001);
    }
  });

  it('sharpens with a low temperature and flattens with a high one', () => {
    const logits = logProbabilities([0.8, 0.2]);
    const at = (temperature: number): number => {
      // The first token's share is where the draw begins to give the second.
      const grid = Array.from({ length: 1000 }, (_, i) => i / 1000);
      return (
        grid.findIndex((draw) => sample(logits, { ...greedy, temperature, uniform: draw }).id === 1) / 1000
      );
    };
    expect(at(1)).toBeCloseTo(0.8, 2);
    expect(at(0.5)).toBeCloseTo(0.64 / 0.68, 2);
    expect(at(2)).toBeCloseTo(Math.sqrt(0.8) / (Math.sqrt(0.8) + Math.sqrt(0.2)), 2);
  });

  it('never chooses a forbidden token or one outside the nucleus', () => {
    fc.assert(
      fc.property(
        vector,
        uniform,
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (values, draw, topP, temperature) => {
          const forbidden = [0];
          const { id } = sample(logitsOf(values), { temperature, topP, forbidden, uniform: draw });
          expect(id).not.toBe(0);
          // Chosen, so what is more probable holds less than topP.
          const largest = Math.max(...values.slice(1));
          const weights = values.map((value) => Math.exp((value - largest) / temperature));
          weights[0] = 0;
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const above = weights.reduce((sum, weight) => sum + (weight > (weights[id] ?? 0) ? weight : 0), 0);
          expect(above / total).toBeLessThan(topP + 1e-5);
        },
      ),
    );
  });

  it('keeps the token that carries the nucleus over its bound', () => {
    const logits = logProbabilities([0.1, 0.6, 0.3]);
    const ids = (topP: number): Set<number> =>
      new Set(
        Array.from(
          { length: 200 },
          (_, i) => sample(logits, { ...greedy, temperature: 1, topP, uniform: i / 200 }).id,
        ),
      );
    expect(ids(0.5)).toEqual(new Set([1]));
    expect(ids(0.7)).toEqual(new Set([1, 2]));
    expect(ids(0.95)).toEqual(new Set([0, 1, 2]));
  });
});

describe('the insight', () => {
  it('tells probability, entropy in nats and the most probable tokens, after masking and at temperature 1', () => {
    const logits = logProbabilities([0.1, 0.5, 0.2, 0.2]);
    const { id, insight } = sample(logits, { ...greedy, temperature: 0.3, forbidden: [0] });
    expect(id).toBe(1);
    expect(insight.probability).toBeCloseTo(5 / 9);
    expect(insight.entropy).toBeCloseTo(-(5 / 9) * Math.log(5 / 9) - 2 * (2 / 9) * Math.log(2 / 9));
    expect(insight.alternatives.map((alternative) => alternative.id)).toEqual([1, 2, 3]);
  });

  it('lists alternatives most probable first, and no more than asked for', () => {
    fc.assert(
      fc.property(vector, (values) => {
        const { id, insight } = sample(logitsOf(values), greedy);
        const listed = insight.alternatives.map((alternative) => alternative.probability);
        expect(listed).toEqual([...listed].sort((a, b) => b - a));
        expect(listed.length).toBeLessThanOrEqual(alternativeCount);
        expect(insight.alternatives[0]?.id).toBe(id);
        expect(insight.entropy).toBeGreaterThanOrEqual(-1e-12);
        expect(insight.entropy).toBeLessThanOrEqual(Math.log(values.length) + 1e-9);
        const sorted = [...Float32Array.from(values)].sort((a, b) => b - a).slice(0, alternativeCount);
        const logits = insight.alternatives.map((alternative) => Math.fround(values[alternative.id] ?? 0));
        expect(logits).toEqual(sorted.slice(0, logits.length));
      }),
    );
  });
});

describe('what cannot be sampled from', () => {
  it.each([
    ['not a number', [0, Number.NaN, 1]],
    ['infinite', [0, Infinity, 1]],
  ])('is refused: %s', (_, values) => {
    expect(() => sample(logitsOf(values), greedy)).toThrow(NumericalError);
  });

  it('is refused when everything is forbidden', () => {
    expect(() => sample(logitsOf([1, 2]), { ...greedy, forbidden: [0, 1] })).toThrow(NumericalError);
  });

  it('does not change the logits it was given', () => {
    const logits = logitsOf([1, 2, 3]);
    sample(logits, { ...greedy, forbidden: [2] });
    expect([...logits]).toEqual([1, 2, 3]);
  });
});
