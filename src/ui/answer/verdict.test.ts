import { expect, it } from 'vitest';

import type { EndReason } from '../../relay/events.ts';
import { reduceLog } from '../../relay/run-state.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { defaultStudent } from '../students.ts';
import { verdictOf } from './verdict.ts';

const ended = async (reason: EndReason) =>
  reduceLog([...(await recordedRun()).slice(0, -1), { type: 'run-ended', reason, at: 0 }]);

it('judges a solution that came to its end', async () => {
  const run = reduceLog(await recordedRun());
  expect(verdictOf(run, '5')).toEqual({ kind: 'right', answer: '5', source: 'boxed', known: '5' });
  expect(verdictOf(run, '6')).toEqual({ kind: 'wrong', answer: '5', source: 'boxed', known: '6' });
  expect(verdictOf(run, null)).toEqual({ kind: 'unknown', answer: '5', source: 'boxed' });
});

it.each<EndReason>([
  { kind: 'stopped' },
  { kind: 'failed', error: { code: 'teacher-away' } },
  { kind: 'paused', request: { by: 'student', requested: 1, commandTokens: 0 } },
])('does not judge a run that ended as $kind', async (reason) => {
  expect(verdictOf(await ended(reason), '5')).toEqual({ kind: 'open', answer: null, source: null });
});

it.each<EndReason>([{ kind: 'length' }, { kind: 'repetition', author: 'student' }])(
  'judges a run that ran away ($kind)',
  async (reason) => {
    expect(verdictOf(await ended(reason), '6').kind).toBe('wrong');
  },
);

it('says how the answer was found, and takes one without a box from students that may not box', async () => {
  const log = await recordedRun('The answer is 5.<|im_end|>');
  // The log of an older version says nothing, so the text is read: the scripted student does not ship with the page.
  expect(verdictOf(reduceLog(log), '5')).toMatchObject({ kind: 'right', answer: '5', source: 'stated' });
  const [start, ...rest] = log;
  if (start?.type !== 'run-started') throw new Error('The log has no start.');
  const embedded = { ...start, student: { ...start.student, name: defaultStudent } };
  expect(verdictOf(reduceLog([embedded, ...rest]), '5')).toMatchObject({ kind: 'wrong', source: null });
  const said = reduceLog([
    embedded,
    ...rest.slice(0, -1),
    {
      type: 'run-ended',
      reason: { kind: 'end-token', author: 'student' },
      answer: { answer: '5', source: 'guessed' },
      at: 0,
    },
  ]);
  expect(verdictOf(said, '5')).toMatchObject({ kind: 'right', source: 'guessed' });
});
