import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';

import { Recording } from '../../relay/recording.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { toCsv, toJson } from './export.ts';
import { callsByPosition, classFigures, figuresBy, problemResult, type ClassItem } from './results.ts';

const item = (recording: Recording | null, changes: Partial<ClassItem> = {}): ClassItem => ({
  problem: 'What is 2 + 3?',
  answer: '5',
  family: 'sums',
  difficulty: null,
  recording,
  ...changes,
});

let called: Recording = Recording.empty;
let alone: Recording = Recording.empty;
let cut: Recording = Recording.empty;
beforeAll(async () => {
  const log = await recordedRun();
  called = Recording.of(log);
  alone = Recording.of(await recordedRun('It is $\\boxed{6}$.<|im_end|>'));
  cut = Recording.of([...log.slice(0, -1), { type: 'run-ended', reason: { kind: 'length' }, at: 0 }]);
});

describe('the results of a lesson', () => {
  it('say of each run whether it is right, and what it asked for', () => {
    expect(problemResult(item(null))).toBeNull();
    expect(problemResult(item(called))).toMatchObject({
      outcome: 'right',
      found: '5',
      foundBy: 'boxed',
      calls: 1,
      teacherTokens: 1,
    });
    expect(problemResult(item(alone))).toMatchObject({
      outcome: 'wrong',
      found: '6',
      calls: 0,
      callRatio: 0,
    });
    expect(problemResult(item(alone, { answer: null }))).toMatchObject({ outcome: 'unknown' });
    expect(problemResult(item(cut))).toMatchObject({ outcome: 'wrong', found: null });
  });

  it('are taken together: accuracy of what can be checked, the ratio over all tokens', () => {
    const items = [item(called), item(alone), item(alone, { answer: null }), item(null)];
    const { done, accuracy, callRatio, calling } = classFigures(
      items.flatMap((each) => problemResult(each) ?? []),
    );
    const tokens = called.run.tokens.length + 2 * alone.run.tokens.length;
    expect(done).toBe(3);
    expect(accuracy?.share).toBe(0.5);
    expect(accuracy?.interval[0]).toBeLessThan(0.5);
    expect(callRatio).toBeCloseTo(1 / tokens);
    expect(calling).toBeCloseTo(1 / 3);
    expect(classFigures([])).toEqual({ done: 0, accuracy: null, callRatio: 0, calling: 0 });
  });

  it('say where the calls are, and for which kinds of problem', () => {
    const counts = callsByPosition([item(called), item(alone), item(null)]);
    const [call] = called.run.calls;
    expect(counts).toHaveLength(10);
    expect(counts[Math.floor((10 * (call?.position ?? 0)) / called.run.tokens.length)]).toBe(1);
    expect(counts.reduce((one, other) => one + other)).toBe(1);
    const items = [
      item(alone, { family: 'ages' }),
      item(called),
      item(alone),
      item(called, { family: null }),
    ];
    expect(figuresBy(items, 'family').map(({ name, done, calling }) => [name, done, calling])).toEqual([
      ['sums', 2, 0.5],
      ['ages', 1, 0],
    ]);
    expect(figuresBy(items, 'difficulty')).toEqual([]);
  });
});

describe('a lesson that is saved', () => {
  const hostile = '=HYPERLINK("http://evil.example","2, or 3?")';

  it('comes back from CSV, and runs nothing in a spreadsheet', () => {
    const { data } = Papa.parse<Record<string, string>>(
      toCsv([item(called), item(null, { problem: hostile })]),
      {
        header: true,
        skipEmptyLines: true,
      },
    );
    expect(data).toHaveLength(2);
    expect(data[0]).toMatchObject({
      number: '1',
      outcome: 'right',
      found: '5',
      calls: '1',
      policy: 'learned',
    });
    expect(data[1]).toMatchObject({ problem: `'${hostile}`, outcome: '', calls: '' });
  });

  it('is JSON with the same lines', () => {
    const [first, second] = JSON.parse(toJson([item(called), item(null)])) as Record<string, unknown>[];
    expect(first).toMatchObject({ number: 1, outcome: 'right', student: 'scripted-student' });
    expect(second).toMatchObject({ number: 2, outcome: null, student: null });
  });
});
