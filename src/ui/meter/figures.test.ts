import { expect, it } from 'vitest';

import { emptyRun, reduceLog } from '../../relay/run-state.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { meterFigures } from './figures.ts';

const next = { maxCalls: 3, maxTeacherTokens: 40, inputPrice: 1, outputPrice: 10 };

it('shows the next limits before a run, and the figures and limits of the run after', async () => {
  const before = meterFigures(emptyRun, next).map(({ value }) => value);
  expect(before).toEqual(['0 / 0', '0 of 3', '0 of 40', '–', '–', '–', '–', '–', '–']);
  const log = await recordedRun();
  const run = reduceLog(log);
  expect(run.metrics.firstTokenAt).toBe(log.find(({ type }) => type === 'token')?.at);
  const { studentTokens, teacherTokens } = run.metrics;
  const [tokens, calls, limit] = meterFigures(run, next).map(({ value }) => value);
  expect(tokens).toBe(`${teacherTokens} / ${studentTokens + teacherTokens}`);
  expect(calls).toBe('1 of 5');
  expect(limit).toBe('1 of 320');
});
