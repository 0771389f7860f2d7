import { expect, it } from 'vitest';

import { reduceLog } from '../../relay/run-state.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { attributedText } from './from-run.ts';

it('is complete when nothing more is to come, which a pause does not say', async () => {
  const log = await recordedRun();
  expect(attributedText(reduceLog(log)).complete).toBe(true);
  expect(attributedText(reduceLog(log.slice(0, -1))).complete).toBe(false);
  const request = { by: 'student', requested: 1, commandTokens: 3 } as const;
  const before = log.slice(
    0,
    log.findIndex((event) => event.type === 'call-requested'),
  );
  const paused = reduceLog([...before, { type: 'run-ended', reason: { kind: 'paused', request }, at: 0 }]);
  expect(attributedText(paused)).toMatchObject({ complete: false, text: 'So $2 + 3 = ' });
});
