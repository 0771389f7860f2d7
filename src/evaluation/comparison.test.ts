import { expect, it } from 'vitest';
import { callBehavior, compare, randomRouter, type Result } from './comparison.ts';

/** `right` of 100 problems right, the first ones. */
const results = (right: number, teacherTokens: number, tokens = 150): Result[] =>
  Array.from({ length: 100 }, (_, i) => ({
    right: i < right ? 1 : 0,
    called: teacherTokens > 0,
    teacherTokens,
    tokens,
  }));

const student = results(40, 0);
const teacher = results(90, 150);

it('says how much of the gap the relay recovers, and what a router would pay for that', () => {
  const { recoveredGap, costReduction } = compare({ student, relay: results(70, 2), teacher });
  expect(recoveredGap).toBeCloseTo(0.6);
  // A router as accurate sends 60 % of the problems to the teacher: 90 tokens a problem.
  expect(costReduction).toBeCloseTo(1 - 2 / 90);
});

it('puts the figures inside their intervals, and narrow ones where nothing varies', () => {
  const { recoveredGap, intervals } = compare({ student, relay: results(70, 2), teacher });
  const [low, high] = intervals.recoveredGap ?? [NaN, NaN];
  expect(low).toBeLessThan(recoveredGap ?? NaN);
  expect(high).toBeGreaterThan(recoveredGap ?? NaN);
  expect(compare({ student, relay: teacher, teacher }).intervals.recoveredGap).toEqual([1, 1]);
});

it('pairs: problems on which all three agree do not widen an interval', () => {
  const width = (trio: Parameters<typeof compare>[0]): number => {
    const [low, high] = compare(trio).intervals.recoveredGap ?? [NaN, NaN];
    return high - low;
  };
  const apart = results(70, 2).reverse();
  expect(width({ student, relay: results(70, 2), teacher })).toBeLessThan(
    width({ student, relay: apart, teacher }),
  );
});

it('claims nothing where there is no gap, and no saving where nothing was won', () => {
  expect(compare({ student: teacher, relay: teacher, teacher: student })).toEqual({
    recoveredGap: null,
    costReduction: null,
    intervals: { recoveredGap: null, costReduction: null },
  });
  const worse = compare({ student, relay: results(35, 2), teacher });
  expect(worse.recoveredGap).toBeCloseTo(-0.1);
  expect(worse.costReduction).toBeNull();
});

it('wants the same problems from all three', () => {
  expect(() => compare({ student, relay: results(70, 2).slice(1), teacher })).toThrow('not paired');
  expect(() => compare({ student: [], relay: [], teacher: [] })).toThrow('no runs');
});

it('draws the line between student and teacher that a random router follows', () => {
  const shorter = results(40, 0, 100);
  expect(randomRouter(shorter, teacher, 0)).toMatchObject({ accuracy: 0.4, callRatio: 0 });
  expect(randomRouter(shorter, teacher, 1)).toMatchObject({ accuracy: 0.9, callRatio: 1 });
  const half = randomRouter(shorter, teacher, 0.5);
  expect(half.accuracy).toBeCloseTo(0.65);
  expect(half.callRatio).toBeCloseTo(75 / 125);
  expect(half.teacherTokensPerProblem).toBeCloseTo(75);
});

it('tells calls that were wasted from calls that were needed', () => {
  // The student is right on the first 40, the teacher on the first 90; the relay calls from the 30th to the 80th.
  const relay = results(80, 2).map((result, i) => ({ ...result, called: i >= 30 && i < 80 }));
  expect(callBehavior({ student, relay, teacher })).toEqual({
    whereStudentIsRight: 10 / 40,
    whereOnlyTeacherIsRight: 40 / 50,
  });
  expect(callBehavior({ student: teacher, relay, teacher }).whereOnlyTeacherIsRight).toBeNull();
});
