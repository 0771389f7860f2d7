import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { NumericalError } from './errors.ts';
import type { SamplingOptions } from './sampling.ts';
import { alternativeCount, sample, sampleToken } from './sampling.ts';

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

/** The definition of sampling, with a list for each step. */
function plainSample(values: readonly number[], options: SamplingOptions): number {
  const { temperature, topP, topK = 0, minP = 0, repetitionPenalty = 1, repeated = [] } = options;
  const tokens = values
    .map((value, id) => {
      const logit = Math.fround(value);
      const isAllowed = options.allowed?.includes(id) ?? true;
      if (!isAllowed || options.forbidden.includes(id)) return { id, logit: -Infinity };
      if (!repeated.includes(id)) return { id, logit };
      return { id, logit: logit > 0 ? logit / repetitionPenalty : logit * repetitionPenalty };
    })
    .filter(({ logit }) => logit > -Infinity);
  const likeliestFirst = [...tokens].sort((a, b) => b.logit - a.logit || a.id - b.id);
  const [best] = likeliestFirst;
  if (best === undefined) throw new Error('There is no token.');
  if (temperature === 0) return best.id;
  const weigh = ({ id, logit }: { id: number; logit: number }) => {
    return { id, weight: Math.exp((logit - best.logit) / temperature) };
  };
  const isFiltered = topP < 1 || topK > 0 || minP > 0;
  let left = (isFiltered ? likeliestFirst : tokens).map(weigh);
  const mass = (list: typeof left): number => list.reduce((sum, { weight }) => sum + weight, 0);
  if (topK > 0) left = left.slice(0, topK);
  if (topP < 1) {
    const end = left.findIndex((_, i) => mass(left.slice(0, i + 1)) >= topP * mass(left));
    left = left.slice(0, end + 1);
  }
  left = left.filter(({ weight }, i) => i === 0 || weight >= minP);
  const target = options.uniform * mass(left);
  return (left.find((_, i) => target < mass(left.slice(0, i + 1))) ?? left.at(-1) ?? best).id;
}

const anyOptions: fc.Arbitrary<SamplingOptions> = fc.record({
  temperature: fc.constantFrom(0, 0.3, 0.7, 1, 1.5),
  topP: fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 1, noNaN: true })),
  topK: fc.constantFrom(0, 1, 2, 5, 1000),
  minP: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  repetitionPenalty: fc.constantFrom(1, 0.8, 1.1, 2),
  repeated: fc.array(fc.nat(60), { maxLength: 8 }),
  forbidden: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  uniform,
});

/** Token 0 is always allowed, so that one is left; ids beyond the vocabulary do nothing. */
const anyMask = fc.option(
  fc.array(fc.nat(80), { maxLength: 20 }).map((ids) => [0, ...ids]),
  { nil: null },
);

const vectorOfAny = fc.array(logit, { minLength: 1, maxLength: 60 });

describe('all options together', () => {
  it('choose the token of the definition, and restore the logits', () => {
    fc.assert(
      fc.property(vectorOfAny, anyOptions, anyMask, (values, others, allowed) => {
        const options = { ...others, ...(allowed !== null && { allowed }) };
        const logits = logitsOf(values);
        expect(sample(logits, options).id).toBe(plainSample(values, options));
        expect(sampleToken(logits, options)).toBe(plainSample(values, options));
        expect([...logits]).toEqual([...logitsOf(values)]);
      }),
      { numRuns: 500 },
    );
  });

  it('choose it from a large vocabulary after a larger one', () => {
    const values = (size: number): number[] =>
      Array.from({ length: size }, (_, i) => 10 * Math.sin(i * 12.9898));
    const options = { ...greedy, temperature: 1, topP: 0.9, minP: 0.05, uniform: 0.6 };
    for (const size of [3000, 2000]) {
      expect(sample(logitsOf(values(size)), options).id).toBe(plainSample(values(size), options));
    }
  });

  it('show the distribution of the model, without the penalty', () => {
    const options = { ...greedy, repetitionPenalty: 10, repeated: [1, 1, 2] };
    const { id, stats } = sample(logitsOf([1, 4, -2, 3]), options);
    expect(id).toBe(3);
    const plain = sample(logitsOf([1, 4, -2, 3]), greedy).stats;
    expect(stats.entropy).toBeCloseTo(plain.entropy);
    expect(stats.alternatives.map((each) => each.id)).toEqual([1, 3, 0, 2]);
    expect(stats.probability).toBeCloseTo(stats.alternatives[1]?.probability ?? 0);
  });

  it('add no array as large as the vocabulary to the heap', () => {
    const logits = logitsOf(Array.from({ length: 150_000 }, (_, i) => Math.sin(i)));
    const options = { ...greedy, temperature: 0.7, topP: 0.9, topK: 40, minP: 0.01, uniform: 0.5 };
    sample(logits, options);
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 5; i += 1) sample(logits, options);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(logits.byteLength);
  });
});

describe('the stats', () => {
  it('tells probability, entropy in nats and the most probable tokens, after masking and at temperature 1', () => {
    const logits = logProbabilities([0.1, 0.5, 0.2, 0.2]);
    const { id, stats } = sample(logits, { ...greedy, temperature: 0.3, forbidden: [0] });
    expect(id).toBe(1);
    expect(stats.probability).toBeCloseTo(5 / 9);
    expect(stats.entropy).toBeCloseTo(-(5 / 9) * Math.log(5 / 9) - 2 * (2 / 9) * Math.log(2 / 9));
    expect(stats.alternatives.map((alternative) => alternative.id)).toEqual([1, 2, 3]);
  });

  it('lists alternatives most probable first, and no more than asked for', () => {
    fc.assert(
      fc.property(vector, (values) => {
        const { id, stats } = sample(logitsOf(values), greedy);
        const listed = stats.alternatives.map((alternative) => alternative.probability);
        expect(listed).toEqual([...listed].sort((a, b) => b - a));
        expect(listed.length).toBeLessThanOrEqual(alternativeCount);
        expect(stats.alternatives[0]?.id).toBe(id);
        expect(stats.entropy).toBeGreaterThanOrEqual(-1e-12);
        expect(stats.entropy).toBeLessThanOrEqual(Math.log(values.length) + 1e-9);
        const sorted = [...Float32Array.from(values)].sort((a, b) => b - a).slice(0, alternativeCount);
        const logits = stats.alternatives.map((alternative) => Math.fround(values[alternative.id] ?? 0));
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

  it('is refused when nothing is allowed', () => {
    expect(() => sample(logitsOf([1, 2]), { ...greedy, allowed: [] })).toThrow(NumericalError);
    expect(() => sample(logitsOf([1, 2]), { ...greedy, allowed: [1], forbidden: [1] })).toThrow(
      NumericalError,
    );
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
