import { expect, it } from 'vitest';
import { inTurns, withAdvantages, type Experience } from './experience.ts';

function experience(group: number, right: boolean): Experience {
  return {
    group,
    outcome: { right, called: false, askedRatio: 0 },
    document: { tokens: [], weights: [] },
    studentTokens: 1,
    teacherTokens: 0,
    malformed: 0,
  };
}

it('weighs a rollout against its own group, wherever the members stand', () => {
  const given = [experience(1, true), experience(2, true), experience(1, false), experience(2, true)];
  const weighed = withAdvantages(given, 'simple');
  expect(weighed.map((each) => each.experience)).toEqual(given);
  expect(weighed.map(({ reward }) => reward)).toEqual([1, 1, 0, 1]);
  expect(weighed.map(({ advantage }) => advantage)).toEqual([1, 0, -1, 0]);
});

it('takes one rollout of each group in turn', () => {
  const given = [1, 1, 1, 2, 3, 3].map((group) => experience(group, true));
  const turns = inTurns(withAdvantages(given, 'simple')).map((each) => given.indexOf(each.experience));
  expect(turns).toEqual([0, 3, 4, 1, 5, 2]);
});
