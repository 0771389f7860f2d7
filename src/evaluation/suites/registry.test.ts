import { describe, expect, it } from 'vitest';
import { figuresOf } from '../row.ts';
import { runRecord } from '../runs/run-record.ts';
import { SuiteError, SuiteRegistry, suiteRegistry } from './registry.ts';
import { defineSuite } from './suite.ts';
import { logOf } from '../../relay/testing/run.ts';
import { ScriptedStudent } from '../../relay/testing/scripted-student.ts';
import { reduceLog } from '../../relay/run-state.ts';

describe('the suites that ship', () => {
  it.each(suiteRegistry.names)('%s has distinct problems with answers in every split', (name) => {
    const { suite } = suiteRegistry.find(name);
    for (const split of suite.splits) {
      const problems = suite.problems(split, 4);
      expect(problems.length).toBeGreaterThan(0);
      expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length);
      for (const { reference, answer } of problems) {
        expect(suite.grade(reference ?? '', { answer }).right).toBe(true);
        expect(suite.grade('It is $\\boxed{-1234567}$.', { answer }).right).toBe(false);
      }
    }
  });

  it('are refused under other names, with the names that there are', () => {
    expect(() => suiteRegistry.find('gsm8k')).toThrow(SuiteError);
    expect(() => suiteRegistry.find('gsm8k')).toThrow('relay-math, word-problems');
    expect(() => suiteRegistry.find('relay-math', 'train')).toThrow('test, test-phrasings, validation');
    expect(() => suiteRegistry.find('relay-math').suite.problems('train', 1)).toThrow(RangeError);
  });
});

describe('a made-up suite', () => {
  const words = defineSuite({
    name: 'words',
    splits: ['only'],
    problems: (_, count) =>
      ['yes', 'no']
        .slice(0, count)
        .map((answer) => ({ id: answer, problem: `Say ${answer}.`, answer, reference: null })),
    grade: (solution, { answer }) => ({
      right: solution.endsWith(answer),
      answer: solution,
      source: 'stated',
    }),
  });
  const registry = new SuiteRegistry([words]);

  it('needs nothing but its definition to be found, listed, refused and measured', async () => {
    expect(registry.names).toEqual(['words']);
    expect(registry.splits).toBe('only of words');
    expect(() => registry.find('words', 'train')).toThrow('there are only');
    const { suite, split } = registry.find('words');
    const run = reduceLog(await logOf(new ScriptedStudent('I say yes<|im_end|>'), null));
    const records = suite.problems(split, 2).map((problem) => runRecord(problem, run, suite.grade));
    // Both problems get the solution that is right for the first.
    expect(figuresOf(records)).toMatchObject({ n: 2, accuracy: 0.5 });
  });
});
