import { expect, it } from 'vitest';
import { interleave, withAdvantages, type TrainingRollout } from './rollout-batch.ts';

function rollout(group: number, right: boolean): TrainingRollout {
  return {
    group,
    outcome: { right, called: false, askedRatio: 0 },
    document: { tokens: [], weights: [] },
    studentTokens: 1,
    teacherTokens: 0,
    malformed: 0,
    callPlaces: [],
  };
}

it('weighs a rollout against its own group, wherever the members stand', () => {
  const given = [rollout(1, true), rollout(2, true), rollout(1, false), rollout(2, true)];
  const advantaged = withAdvantages(given, 'simple');
  expect(advantaged.map((each) => each.rollout)).toEqual(given);
  expect(advantaged.map(({ reward }) => reward)).toEqual([1, 1, 0, 1]);
  expect(advantaged.map(({ advantage }) => advantage)).toEqual([1, 0, -1, 0]);
});

it('takes one rollout of each group in turn', () => {
  const given = [1, 1, 1, 2, 3, 3].map((group) => rollout(group, true));
  const order = interleave(withAdvantages(given, 'simple')).map((each) => given.indexOf(each.rollout));
  expect(order).toEqual([0, 3, 4, 1, 5, 2]);
});
