import { describe, expect, it } from 'vitest';
import { rewards, type RolloutOutcome } from './reward.ts';

const alone = (right: boolean): RolloutOutcome => ({ right, called: false, askedRatio: 0 });
const helped = (right: boolean, askedRatio = 0.25): RolloutOutcome => ({ right, called: true, askedRatio });

describe('the difficulty-aware reward', () => {
  it.each<[string, RolloutOutcome[], number[]]>([
    ['right alone and right with a call', [alone(true), helped(true)], [1.5, 0.75]],
    [
      'wrong earns nothing where someone was right alone',
      [alone(true), alone(false), helped(false)],
      [1.5, 0, 0],
    ],
    ['right with a call only', [helped(true), alone(false), helped(false)], [0.75, -1, 0]],
    ['none right: a call earns the share asked for', [alone(false), helped(false, 0.4)], [0, 0.4]],
    ['everything asked for', [helped(true, 1), helped(false, 1)], [0, 0]],
  ])('%s', (_, group, expected) => {
    expect(rewards('difficulty-aware', group)).toEqual(expected);
  });

  it('looks at one problem alone', () => {
    expect(rewards('difficulty-aware', [alone(false)])).toEqual([0]);
  });
});

describe('the simple reward', () => {
  it('is right or wrong less what was asked, whatever the others did', () => {
    const group = [alone(true), alone(false), helped(true), helped(false)];
    expect(rewards('simple', group)).toEqual([1, 0, 0.75, -0.25]);
  });
});

describe('the priced rewards', () => {
  it('are the same with a higher price on what was asked', () => {
    const group = [alone(true), alone(false), helped(true, 1 / 32), helped(false, 1 / 32)];
    expect(rewards('priced-9', group)).toEqual([1, 0, 0.71875, -0.28125]);
    expect(rewards('priced-15', group)).toEqual([1, 0, 0.53125, -0.46875]);
  });
});
