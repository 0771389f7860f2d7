import { expect, it } from 'vitest';
import type { Experience, Weighed } from './experience.ts';
import { progressOf } from './progress.ts';

const training = { schedule: { steps: 10, warmupSteps: 1, peak: 1e-3, floor: 1 } };
const seconds = { rollouts: 1, training: 1 };

function weighed(mayCall: boolean, right: boolean, changes: Partial<Experience> = {}): Weighed {
  return {
    reward: right ? 1 : 0,
    advantage: 1,
    experience: {
      group: 0,
      mayCall,
      outcome: { right, called: mayCall, askedRatio: 0 },
      document: { tokens: [], weights: [] },
      studentTokens: 9,
      teacherTokens: mayCall ? 1 : 0,
      malformed: 0,
      ...changes,
    },
  };
}

it('is about the rollouts that were free to call, and tells how the others did', () => {
  const given = [weighed(true, true), weighed(true, true), weighed(false, true), weighed(false, false)];
  expect(progressOf(1, training, given, [], seconds)).toMatchObject({
    accuracy: 1,
    reward: 1,
    calling: 1,
    callRatio: 0.1,
    aloneAccuracy: 0.5,
  });
});

it('is about all of them where none was free to call', () => {
  const given = [weighed(false, true), weighed(false, false)];
  expect(progressOf(1, training, given, [], seconds)).toMatchObject({ accuracy: 0.5, aloneAccuracy: 0.5 });
});

it('says so where there was none without the relay', () => {
  expect(progressOf(1, training, [weighed(true, true)], [], seconds).aloneAccuracy).toBeNull();
});
