import { describe, expect, it } from 'vitest';
import { UsageError } from '../arguments/command-line.ts';
import { parseEvalArguments } from './arguments.ts';

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
      student: { kind: 'folder', path: 'the-student' },
      teacher: { kind: 'folder', path: 'the-teacher' },
      n: 1000,
      samples: null,
      seed: 0,
      answers: null,
      sampling: { temperature: 0, topP: 1 },
      limits: { maxCalls: 5, maxTeacherTokens: 320, maxTokens: 512 },
      policyCallTokens: 8,
      threads: 2,
      runtime: 'batch',
      concurrency: 1,
      table: false,
      plan: null,
      compare: false,
      json: null,
      out: null,
    });
    expect(parse('--suite relay-math --policy token-random:0.1 --student s --n 5 --json f')).toMatchObject({
      policy: 'token-random:0.1',
      student: { kind: 'folder', path: 's' },
      n: 5,
      json: 'f',
    });
  });

  it('measure with a teacher behind a proxy', () => {
    const proxy = '--suite relay-math --teacher http://localhost:4173';
    const teacher = { kind: 'proxy', url: 'http://localhost:4173', name: null };
    expect(parse(proxy)).toMatchObject({ teacher });
    expect(parse(`${proxy} --teacher-name large`)).toMatchObject({ teacher: { ...teacher, name: 'large' } });
    expect(() => parse('--suite relay-math --teacher-name large')).toThrow(/--teacher/);
  });

  it('measure all of a file of problems, or its first', () => {
    const source = { kind: 'file', path: 'mine.jsonl' };
    expect(parse('--problems mine.jsonl')).toMatchObject({ source, n: null, policy: 'learned' });
    expect(parse('--problems mine.jsonl --n 7 --compare')).toMatchObject({ source, n: 7, compare: true });
  });

  it('measure models behind servers as the paper does', () => {
    const line =
      '--suite gsm8k --student-url http://a:1/v1 --student-model m --teacher-url http://b:2 --out results';
    expect(parse(line)).toMatchObject({
      source: { kind: 'data', suite: 'gsm8k', folder: null },
      student: { kind: 'server', url: 'http://a:1/v1', model: 'm', template: null },
      teacher: { kind: 'server', url: 'http://b:2', model: null },
      n: null,
      sampling: { temperature: 0.7, topP: 1 },
      limits: { maxCalls: 5, maxTeacherTokens: 8192, maxTokens: 8192 },
      concurrency: 64,
      out: 'results',
    });
    expect(parse(`${line} --temperature 0 --max-tokens 100 --concurrency 3`)).toMatchObject({
      sampling: { temperature: 0 },
      limits: { maxTokens: 100 },
      concurrency: 3,
    });
  });

  it.each([
    ['', '--problems'],
    ['--suite relay-math --problems f', 'not both'],
    ['--problems f --split test', '--split is for a suite'],
    ['--problems f --table', '--table is for a suite'],
    ['--suite gsm8k --student-url a:1', 'begins with http'],
    ['--suite gsm8k --answers all', 'boxed or any'],
    ['--suite gsm8k --runtime gpu', 'batch or onnx'],
    ['--suite gsm8k --plan p', '--plan needs --out'],
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
