import { describe, expect, it } from 'vitest';
import type { Familiarity } from '../relay/events.ts';
import { reduceLog } from '../relay/run-state.ts';
import { logOf } from '../relay/testing/run.ts';
import { ScriptedStudent } from '../relay/testing/scripted-student.ts';
import { familiarityFigures } from './familiarity-figures.ts';
import { runRecord, type RunRecord } from './runs/run-record.ts';
import { gradeBoxed } from './suites/suite.ts';

const reading = (mean: number): Familiarity => ({
  mean,
  worstWindow: 10 - mean,
  probabilityRight: mean > 2 ? 0.1 : 0.8,
  warns: mean > 2,
});

/** A run on a problem whose answer is 5. */
async function attempt(script: string, mean: number | null): Promise<RunRecord> {
  const student = new ScriptedStudent(script, mean === null ? {} : { familiarity: reading(mean) });
  const problem = { id: script, problem: '', answer: '5', reference: null };
  return runRecord(problem, reduceLog(await logOf(student, null)), gradeBoxed);
}

describe('the figures of a surprise', () => {
  it('say what it tells apart, and which nonsense was shown without a warning', async () => {
    const figures = familiarityFigures([
      await attempt('\\boxed{5}', 1),
      await attempt('So it is \\boxed{5}', 3),
      await attempt('\\boxed{6}', 2),
      await attempt('\\boxed{7}', 4),
      await attempt('I do not know.', 5),
    ]);
    expect(figures).toEqual({
      auroc: { mean: 5 / 6, worstWindow: 1 / 6, probabilityRight: 3.5 / 6 },
      warned: 3 / 5,
      warnedOfRight: 1 / 2,
      nonsense: 2 / 5,
      nonsenseWithoutWarning: 1 / 2,
    });
  });

  it('of a student that says nothing are those of no warning', async () => {
    const figures = familiarityFigures([await attempt('\\boxed{6}', null)]);
    expect(figures).toEqual({
      auroc: { mean: null, worstWindow: null, probabilityRight: null },
      warned: 0,
      warnedOfRight: null,
      nonsense: 1,
      nonsenseWithoutWarning: 1,
    });
    expect(() => familiarityFigures([])).toThrow(RangeError);
  });
});
