import { expect, it } from 'vitest';

import type { EndReason } from '../../relay/events.ts';
import { reduceLog } from '../../relay/run-state.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { verdictOf } from './verdict.ts';

const ended = async (reason: EndReason) =>
  reduceLog([...(await recordedRun()).slice(0, -1), { type: 'run-ended', reason, at: 0 }]);

it('judges a solution that came to its end', async () => {
  const run = reduceLog(await recordedRun());
  expect(verdictOf(run, '5')).toEqual({ kind: 'right', answer: '5', known: '5' });
  expect(verdictOf(run, '6')).toEqual({ kind: 'wrong', answer: '5', known: '6' });
  expect(verdictOf(run, null)).toEqual({ kind: 'unknown', answer: '5' });
});

it.each<EndReason>([
  { kind: 'stopped' },
  { kind: 'failed', error: { code: 'teacher-away' } },
  { kind: 'paused', request: { by: 'student', requested: 1, commandTokens: 0 } },
])('does not judge a run that ended as $kind', async (reason) => {
  expect(verdictOf(await ended(reason), '5')).toEqual({ kind: 'open', answer: null });
});

it.each<EndReason>([{ kind: 'length' }, { kind: 'repetition', author: 'student' }])(
  'judges a run that ran away ($kind)',
  async (reason) => {
    expect(verdictOf(await ended(reason), '6').kind).toBe('wrong');
  },
);
