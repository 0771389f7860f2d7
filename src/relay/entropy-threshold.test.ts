import fc from '../bytes/testing/fast-check.ts';
import { expect, it } from 'vitest';

import { calibrationOptions, entropiesIn, entropyThreshold } from './entropy-threshold.ts';
import { logOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';

it('is exceeded by the share of the tokens, at most', () => {
  const entropy = fc.integer({ min: 0, max: 700 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(
      fc.array(entropy, { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      (entropies, share) => {
        const threshold = entropyThreshold(entropies, share);
        const over = (limit: number): number => entropies.filter((each) => each > limit + 1e-9).length;
        expect(over(threshold)).toBeLessThanOrEqual(share * entropies.length);
        // A lower one would be exceeded by more, or by all.
        const atOrOver = entropies.filter((each) => each >= threshold - 0.01).length;
        expect(atOrOver).toBeGreaterThan(Math.floor(share * entropies.length) - 1);
      },
    ),
  );
});

it('is measured on the student alone', async () => {
  const student = new ScriptedStudent('abcdefghij', { entropy: ({ own }) => own / 10 });
  const entropies = entropiesIn(await logOf(student, null, calibrationOptions));
  expect(entropies).toHaveLength(11);
  expect(entropyThreshold(entropies, 0.2)).toBe(0.8);
});

it('cannot be given for no tokens', () => {
  expect(() => entropyThreshold([])).toThrow(RangeError);
});
