import { describe, expect, it } from 'vitest';
import { ModelError } from './errors.ts';
import { familiarityOf, parseCalibration, statisticsOf, type Calibration } from './familiarity.ts';

const calibration: Calibration = {
  format: 'relay-familiarity/1',
  weights: 'abc',
  statistic: 'worstWindow',
  window: 2,
  bins: [
    { from: 0, right: 0.8, problems: 100 },
    { from: 2, right: 0.1, problems: 40 },
  ],
  warnsAbove: 1.5,
  measuredOn: { policy: 'learned', teacher: null, auroc: 0.9, sets: [] },
};

describe('the surprise at a text', () => {
  it('is a mean, and the mean of its worst few tokens', () => {
    expect(statisticsOf(Float32Array.of(1, 2, 6, 3), 2)).toEqual({ mean: 3, worstWindow: 4.5 });
  });

  it('of a text shorter than the window is the mean of the whole text', () => {
    expect(statisticsOf(Float32Array.of(1, 2))).toEqual({ mean: 1.5, worstWindow: 1.5 });
  });

  it.each([[[]], [[1, Number.NaN]], [[Infinity]]])('is null for %j', (values) => {
    expect(statisticsOf(Float32Array.from(values))).toBeNull();
  });
});

describe('a calibration', () => {
  it('says how often such an answer is right, and when to warn', () => {
    const of = (worstWindow: number) => familiarityOf({ mean: 1, worstWindow }, calibration);
    expect(of(0.3)).toEqual({ mean: 1, worstWindow: 0.3, probabilityRight: 0.8, warns: false });
    expect(of(1.5)).toMatchObject({ probabilityRight: 0.8, warns: false });
    expect(of(1.6)).toMatchObject({ probabilityRight: 0.8, warns: true });
    expect(of(2)).toMatchObject({ probabilityRight: 0.1, warns: true });
    expect(of(99)).toMatchObject({ probabilityRight: 0.1, warns: true });
  });

  it('is read as it was written, and does not apply to other weights', () => {
    const file: unknown = JSON.parse(JSON.stringify(calibration));
    expect(parseCalibration(file, 'abc')).toEqual(calibration);
    expect(parseCalibration(file, 'abd')).toBeNull();
  });

  it.each([
    [null],
    [{ ...calibration, format: 'relay-familiarity/2' }],
    [{ ...calibration, bins: [] }],
    [{ ...calibration, bins: [{ from: 0, right: 1.2, problems: 3 }] }],
    [{ ...calibration, statistic: 'median' }],
  ])('is refused where it is none: %j', (value) => {
    expect(() => parseCalibration(value, 'abc')).toThrow(ModelError);
    expect(() => parseCalibration(value, 'abc')).toThrow('file-not-understood {"file":"familiarity.json"');
  });
});
