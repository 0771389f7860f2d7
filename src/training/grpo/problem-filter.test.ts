import fc from '../../bytes/testing/fast-check.ts';
import { expect, it } from 'vitest';
import { tallyAll, verdict } from './problem-filter.ts';

const rule = { samples: 16, atLeast: 8 };

it.each([
  [{ right: 8, tried: 8 }, 'kept'],
  [{ right: 7, tried: 8 }, 'undecided'],
  [{ right: 0, tried: 8 }, 'undecided'],
  [{ right: 0, tried: 9 }, 'dropped'],
  [{ right: 7, tried: 15 }, 'undecided'],
  [{ right: 7, tried: 16 }, 'dropped'],
  [{ right: 8, tried: 16 }, 'kept'],
] as const)('says of %o: %s', (tally, expected) => {
  expect(verdict(tally, rule)).toBe(expected);
});

const tallyOf = (samples: readonly boolean[]) => ({
  right: samples.filter(Boolean).length,
  tried: samples.length,
});

it('decides as all samples would, and samples no more than it must', async () => {
  const outcomes = fc.array(fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(outcomes, async (all) => {
      const drawn = all.map((samples) => samples.values());
      const solve = (asked: readonly number[]) =>
        Promise.resolve(asked.map((problem) => drawn[problem]?.next().value ?? false));
      const tallies = await tallyAll([...all.keys()], solve, rule);
      tallies.forEach((tally, problem) => {
        const samples = all[problem] ?? [];
        expect(verdict(tally, rule)).toBe(verdict(tallyOf(samples), rule));
        const enough = samples.findIndex(
          (_, i) => verdict(tallyOf(samples.slice(0, i + 1)), rule) !== 'undecided',
        );
        expect(tally.tried).toBe(enough + 1);
      });
    }),
  );
});
