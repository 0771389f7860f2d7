import { describe, expect, it } from 'vitest';
import { defaultDifficulty } from '../arithmetic/difficulty.ts';
import { parseDecimal } from '../rational.ts';
import { problemKey, splitOf } from './split.ts';
import {
  wordFamilies,
  distinctWordProblems,
  wordProblem,
  randomWordProblem,
  splits,
  type WordProblem,
} from './word-problems.ts';

/** A few problems of every family, so that each one is looked at. */
const perFamily = (
  split: (typeof splits)[number],
  count: number,
  difficulty = defaultDifficulty,
): WordProblem[] =>
  wordFamilies.flatMap((family) =>
    Array.from({ length: count }, (_, index) => wordProblem(split, index, 3, difficulty, [family])),
  );

const train = perFamily('train', 8);

/** The result of `a op b`, from what is written. */
function evaluate(expression: string): number {
  const [left = '', sign, right = ''] = expression.split(/ (\\times|\\div|\+|-) /);
  const [a, b] = [Number(left), Number(right)];
  return sign === '+' ? a + b : sign === '-' ? a - b : sign === '\\times' ? a * b : a / b;
}

describe('families', () => {
  it('are many, and each has a name of its own', () => {
    expect(wordFamilies.length).toBeGreaterThan(200);
    expect(new Set(wordFamilies.map(({ name }) => name)).size).toBe(wordFamilies.length);
  });

  it('offer at least four ways to say each fact and each question', () => {
    const poor = wordFamilies.filter(
      ({ facts, ask, find }) => facts.some((ways) => ways.length < 3) || ask.length < 4 || find.length < 3,
    );
    expect(poor.map(({ name }) => name)).toEqual([]);
  });
});

describe('texts', () => {
  it.each(splits)('of %s have no holes and no template signs', (split) => {
    for (const each of perFamily(split, 3)) {
      expect(each.problem, each.family).not.toMatch(/undefined|NaN|\[object| {2}|[[\]{}|]/);
      expect(each.solution, each.family).not.toMatch(/undefined|NaN|\[object| {2}|[[\]|]/);
      expect(each.problem.length, each.family).toBeLessThan(700);
    }
  });

  it('of a family differ, and so do its numbers', () => {
    const byFamily = new Map(
      wordFamilies.map(({ name }) => [name, train.filter((each) => each.family === name)]),
    );
    for (const [family, problems] of byFamily) {
      expect(new Set(problems.map((each) => each.problem)).size, family).toBeGreaterThan(5);
      expect(new Set(problems.map((each) => JSON.stringify(each.parameters))).size, family).toBeGreaterThan(
        4,
      );
    }
  });
});

describe('solutions', () => {
  it('state true equations in order and box the last result', () => {
    for (const each of train) {
      const stated = each.solution.match(/\$[^$\\]+ (?:\\times|\\div|\+|-) [^$]+ = [^$]+\$/g);
      expect(stated, each.solution).toEqual(
        each.steps.map((step) => `$${step.expression} = ${step.result}$`),
      );
      for (const { expression, result } of each.steps)
        expect(evaluate(expression), each.solution).toBeCloseTo(Number(result), 6);
      expect(each.solution.match(/\\boxed\{[^}]*\}/g)).toEqual([`\\boxed{${each.answer}}`]);
      expect(parseDecimal(each.answer), each.solution).not.toBeNull();
      expect(Number(each.answer), each.solution).toBeGreaterThanOrEqual(0);
    }
  });

  it('have one to six steps and a length that a small model can write', () => {
    for (const each of train) {
      expect(each.steps.length, each.solution).toBeLessThanOrEqual(6);
      expect(each.solution.length, each.solution).toBeLessThan(620);
    }
  });

  it('hold a large operation in about half of the problems, and in none where there shall be none', () => {
    const large = (each: WordProblem) => each.steps.some((step) => step.large);
    const drawn = Array.from({ length: 1500 }, (_, index) => wordProblem('train', index));
    expect(drawn.filter(large).length / drawn.length).toBeCloseTo(0.5, 1);
    const small = perFamily('train', 4, { ...defaultDifficulty, largeShare: 0 });
    expect(small.filter(large).map((each) => `${each.family}: ${each.solution}`)).toEqual([]);
  });
});

describe('splits', () => {
  it('depend on family and numbers alone', () => {
    const parts = {
      train: 'train',
      validation: 'validation',
      'validation-wording': 'validation',
      test: 'test',
      'test-wording': 'test',
    };
    for (const split of splits)
      for (let index = 0; index < 100; index++) {
        const each = wordProblem(split, index);
        expect(splitOf(each.family, each.parameters)).toBe(parts[split]);
      }
  });

  it('share no text and no problem with training', () => {
    const tests = (['validation', 'validation-wording', 'test', 'test-wording'] as const).flatMap((split) =>
      distinctWordProblems(split, 120),
    );
    const texts = new Set(tests.map((each) => each.problem));
    const keys = new Set(tests.map((each) => problemKey(each.family, each.parameters)));
    const shared = Array.from({ length: 4000 }, (_, index) => wordProblem('train', index, 7)).filter(
      (each) => texts.has(each.problem) || keys.has(problemKey(each.family, each.parameters)),
    );
    expect(shared.map(({ id }) => id)).toEqual([]);
  });

  it('give the same problem for the same split, seed and index', () => {
    expect([17, 0].map((index) => wordProblem('train', index))).toEqual(
      [17, 0].map((index) => wordProblem('train', index)),
    );
    expect(wordProblem('train', 17, 1)).not.toEqual(wordProblem('train', 17));
  });

  it('give a person a fresh problem of the test part', () => {
    const fresh = [1, 2, 3].map(randomWordProblem);
    expect(new Set(fresh.map((each) => each.problem)).size).toBe(3);
    for (const each of fresh) expect(splitOf(each.family, each.parameters)).toBe('test');
  });
});
