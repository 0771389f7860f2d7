import { describe, expect, it } from 'vitest';
import { UsageError } from './command-line.ts';
import { parseEvalArguments } from './eval-arguments.ts';

const parse = (line: string) =>
  parseEvalArguments(line.split(' ').filter(Boolean), {
    student: 'the-student',
    teacher: 'the-teacher',
  });

describe('the arguments of eval', () => {
  it('measure the embedded pair on a thousand test problems, greedily, unless told otherwise', () => {
    expect(parse('--suite relay-math')).toEqual({
      source: { kind: 'suite', suite: 'relay-math', split: 'test' },
      policy: 'learned',
      student: 'the-student',
      teacher: 'the-teacher',
      teacherName: null,
      n: 1000,
      seed: 0,
      sampling: { temperature: 0, topP: 1 },
      maxTokens: 512,
      threads: 2,
      table: false,
      compare: false,
      json: null,
    });
    expect(parse('--suite relay-math --policy token-random:0.1 --student s --n 5 --json f')).toMatchObject({
      policy: 'token-random:0.1',
      student: 's',
      n: 5,
      json: 'f',
    });
  });

  it('measure a teacher behind a proxy, by its name where it has several', () => {
    const teacher = 'http://localhost:4173';
    expect(parse(`--suite relay-math --teacher ${teacher}`)).toMatchObject({ teacher, teacherName: null });
    expect(parse(`--suite relay-math --teacher ${teacher} --teacher-name large`)).toMatchObject({
      teacher,
      teacherName: 'large',
    });
    expect(() => parse('--suite relay-math --teacher-name large')).toThrow(/--teacher/);
    expect(() => parse(`--suite relay-math --table --teacher ${teacher}`)).toThrow(/--table/);
  });

  it('measure all of a file of problems, or its first', () => {
    const source = { kind: 'file', path: 'mine.jsonl' };
    expect(parse('--problems mine.jsonl')).toMatchObject({ source, n: null, policy: 'learned' });
    expect(parse('--problems mine.jsonl --n 7 --compare')).toMatchObject({ source, n: 7, compare: true });
  });

  it.each([
    ['', '--problems'],
    ['--suite relay-math --problems f', 'not both'],
    ['--problems f --split test', '--split is for a suite'],
    ['--problems f --table', '--table is for a suite'],
    ['--suite gsm8k', 'Give --data with the folder of gsm8k.jsonl'],
    ['--suite gsm8k --data d --split test', 'no splits'],
    ['--suite gsm8k --data d --table', '--table is for a suite'],
    ['--suite relay-math --data d', '--data is for gsm8k'],
    ['--suite gsm', 'There is no suite gsm'],
    ['--suite relay-math --split train', 'train'],
    ['--suite relay-math --policy sometimes', 'sometimes'],
    ['--suite relay-math --n 0', 'At least one'],
    ['--suite relay-math --n many', 'whole number'],
    ['--suite relay-math --table --json f', 'one row'],
    ['--suite relay-math --table --compare', 'one row'],
    ['--suite relay-math extra', 'argument'],
  ])('refuse "%s" in one line', (line, part) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(part);
  });
});
