import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { familiarityOf } from '../engine/familiarity.ts';
import { calibrate, type CalibrationSample } from './calibration.ts';

const known = 'validation';

/** A problem whose mean surprise says something, and whose worst window nothing. */
const sample = (mean: number, right: boolean, set = known): CalibrationSample => ({
  mean,
  worstWindow: 5,
  right,
  set,
});

/** Known wordings from 1 to 2, four of five right; foreign ones from 3 to 4, one of ten right. */
const samples = [
  ...Array.from({ length: 100 }, (_, i) => sample(1 + i / 100, i % 5 > 0)),
  ...Array.from({ length: 100 }, (_, i) => sample(3 + i / 100, i % 10 === 9, 'foreign')),
];

describe('a calibration', () => {
  const core = calibrate(samples, { known });

  it('takes the statistic that tells right from wrong, and where to warn', () => {
    expect(core.statistic).toBe('mean');
    expect(core.auroc).toBeGreaterThan(0.8);
    expect(core.warnsAbove).toBe(1.94);
    expect(core.sets).toEqual([
      { name: 'validation', problems: 100, right: 0.8, warned: 0.05 },
      { name: 'foreign', problems: 100, right: 0.1, warned: 1 },
    ]);
  });

  it('says how often such an answer is right', () => {
    expect(familiarityOf({ mean: 1.5, worstWindow: 5 }, core).probabilityRight).toBeCloseTo(0.8, 1);
    expect(familiarityOf({ mean: 9, worstWindow: 5 }, core)).toMatchObject({ warns: true });
    expect(familiarityOf({ mean: 9, worstWindow: 5 }, core).probabilityRight).toBeCloseTo(0.1, 1);
    expect(familiarityOf({ mean: 0, worstWindow: 5 }, core).warns).toBe(false);
    // Between the last that is not warned of and the first foreign one.
    const between = familiarityOf({ mean: core.warnsAbove + 0.01, worstWindow: 5 }, core);
    expect(between.warns).toBe(true);
    expect(between.probabilityRight).toBeLessThan(0.2);
  });

  it('has bins that begin at 0, rise in surprise, fall in right answers and hold every run but the false alarms', () => {
    const runs = fc.array(
      fc.record({
        mean: fc.integer({ min: 0, max: 30 }),
        worstWindow: fc.integer({ min: 0, max: 30 }),
        right: fc.boolean(),
        set: fc.constantFrom(known, 'other'),
      }),
      { minLength: 60, maxLength: 200 },
    );
    fc.assert(
      fc.property(runs, (drawn) => {
        const all = [sample(1, true), ...drawn];
        const { bins, sets } = calibrate(all, { known });
        expect(bins[0]?.from).toBe(0);
        bins.slice(1).forEach((bin, i) => {
          expect(bin.from).toBeGreaterThan(bins[i]?.from ?? NaN);
          expect(bin.right).toBeLessThan(bins[i]?.right ?? NaN);
        });
        const [first] = sets.filter(({ name }) => name === known);
        expect(first?.warned).toBeLessThanOrEqual(0.05);
        const falseAlarms = Math.round((first?.warned ?? 0) * (first?.problems ?? 0));
        expect(bins.reduce((sum, { problems }) => sum + problems, 0)).toBe(all.length - falseAlarms);
      }),
    );
  });

  it('warns of nothing where all answers are right, and tells nothing apart', () => {
    const right = samples.map((each) => ({ ...each, right: true }));
    const { warnsAbove, auroc, sets } = calibrate(right, { known });
    expect(auroc).toBeNull();
    expect(warnsAbove).toBe(3.99);
    expect(sets.map(({ warned }) => warned)).toEqual([0, 0]);
  });

  it('is refused where there is too little to say', () => {
    expect(() => calibrate(samples.slice(0, 10), { known })).toThrow(RangeError);
    expect(() => calibrate(samples, { known: 'elsewhere' })).toThrow('0 of elsewhere');
  });
});
