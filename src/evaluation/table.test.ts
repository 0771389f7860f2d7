import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { PolicyName } from '../relay/events.ts';
import type { Result } from './comparison.ts';
import { drawPareto } from './pareto.ts';
import { describeTable, tableOf, type MeasuredRow, type Reference } from './table.ts';

function measured(
  policy: PolicyName,
  right: number,
  teacherTokens: number,
  reference?: Reference,
): MeasuredRow {
  const results: Result[] = Array.from({ length: 50 }, (_, i) => ({
    right: i < right,
    called: teacherTokens > 0,
    teacherTokens,
    tokens: 150,
  }));
  return {
    ...(reference && { reference }),
    results,
    row: {
      suite: 'relay-math',
      split: 'test',
      policy,
      student: 'the-student',
      studentWeights: 'aaaa',
      teacher: policy === 'never' ? null : 'the-teacher',
      teacherWeights: policy === 'never' ? null : 'bbbb',
      temperature: 0,
      seed: 3,
      n: 50,
      accuracy: right / 50,
      interval: [right / 50 - 0.05, right / 50 + 0.05],
      callRatio: teacherTokens / 150,
      meanCallRatio: teacherTokens / 150,
      callsPerProblem: teacherTokens > 0 ? 1 : 0,
      teacherTokensPerProblem: teacherTokens,
      tokensPerProblem: 150,
      charactersPerToken: 2.9,
      lengthToReference: 1,
      malformed: 0,
    },
  };
}

const rows = [
  measured('never', 20, 0, 'student'),
  measured('learned', 32, 2),
  measured('always', 40, 150, 'teacher'),
];

describe('the table', () => {
  it('holds every policy against the student and the teacher alone', () => {
    const { rows: compared, router } = tableOf(rows);
    const gaps = compared.map(({ comparison }) => comparison.recoveredGap);
    expect(gaps[0]).toBe(0);
    expect(gaps[1]).toBeCloseTo(0.6);
    expect(gaps[2]).toBe(1);
    expect(router[0]).toMatchObject({ accuracy: 0.4, callRatio: 0 });
    expect(router.at(-1)).toMatchObject({ accuracy: 0.8, callRatio: 1 });
  });

  it('holds them against a student that was reinforced without calls, where there is one', () => {
    const [learned] = tableOf(rows).rows.filter(({ policy }) => policy === 'learned');
    expect(learned?.overReinforced).toBeNull();
    const withReinforced = tableOf([...rows, measured('never', 30, 0, 'reinforced')]).rows;
    expect(withReinforced[1]?.comparison.recoveredGap).toBeCloseTo(0.6);
    expect(withReinforced[1]?.overReinforced?.recoveredGap).toBeCloseTo(0.2);
  });

  it('needs both', () => {
    expect(() => tableOf(rows.slice(1))).toThrow('student alone');
    expect(() => tableOf(rows.slice(0, 2))).toThrow('teacher alone');
  });

  it('says how it was made, by which weights, and what came out', () => {
    const text = describeTable(tableOf(rows), 'npm run eval', 'picture.svg');
    expect(text).toContain('Made by `npm run eval`');
    expect(text).toContain('`the-teacher`: weights SHA-256 `bbbb`');
    expect(text).toMatch(/`learned` \| `the-student` \| `the-teacher` \| 64\.0 % .* \| 1\.33 % \|/);
    const widths = text.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(widths.map((line) => line.split('|').length)).size).toBe(1);
  });

  it('says where the runs call', () => {
    const { behaviour } = tableOf(rows).rows[1] ?? {};
    expect(behaviour).toEqual({ whereStudentIsRight: 1, whereOnlyTeacherIsRight: 1 });
    expect(tableOf(rows).rows[0]?.behaviour.whereStudentIsRight).toBe(0);
  });

  it('is drawn, a point for each policy and a line for the router', () => {
    const { document } = new JSDOM(drawPareto(tableOf(rows)), { contentType: 'image/svg+xml' }).window;
    expect(document.querySelectorAll('circle')).toHaveLength(3);
    const names = [...document.querySelectorAll('[aria-label="text"]')].map(({ textContent }) => textContent);
    expect(names).toEqual(['1', '2', '3']);
  });
});
