import { describe, expect, it } from 'vitest';
import {
  addRationals,
  areEqual,
  divide,
  multiplyRationals,
  negate,
  parseDecimal,
  type Rational,
} from '../rational.ts';
import { defaultDifficulty } from '../arithmetic/difficulty.ts';
import { largeDrill, smallDrill } from '../arithmetic/drill.ts';
import { Random } from '../../bytes/random.ts';
import {
  distinctRelayMathProblems,
  families,
  relayMathProblem,
  randomRelayMathProblem,
  type RelayMathProblem,
  type RelayMathSplit,
} from './relay-math.ts';
import { problemKey, splitOf } from '../word-problems/split.ts';

const sample = (split: RelayMathSplit, count: number, seed = 0): RelayMathProblem[] =>
  Array.from({ length: count }, (_, index) => relayMathProblem(split, index, seed));

const train = sample('train', 4000);

/** The value of a chain of the four operations, strictly from what is written; `x` stands for the answer. */
function evaluate(side: string, x: Rational): Rational {
  const spelled = side.replace(/(\d)x/g, '$1 \\times x').trim();
  const value = (text: string): Rational => {
    const found = text === 'x' ? x : parseDecimal(text);
    if (found === null) throw new Error(`Not a number: "${text}" in "${side}"`);
    return found;
  };
  const product = (text: string): Rational => {
    const [first = '', ...rest] = text.split(/ (\\times|\\div) /);
    let total = value(first);
    for (let i = 0; i < rest.length; i += 2)
      total = (rest[i] === '\\times' ? multiplyRationals : divide)(total, value(rest[i + 1] ?? ''));
    return total;
  };
  const [first = '', ...rest] = spelled.split(/ ([+-]) /);
  let total = product(first);
  for (let i = 0; i < rest.length; i += 2) {
    const term = product(rest[i + 1] ?? '');
    total = addRationals(total, rest[i] === '+' ? term : negate(term));
  }
  return total;
}

/** Every equation in the inline formulas of a text, as its sides. */
const equations = (text: string): string[][] =>
  Array.from(text.matchAll(/\$([^$]+)\$/g), ([, formula = '']) => formula.split('=')).filter(
    (sides) => sides.length > 1,
  );

describe('solutions', () => {
  it('hold true equations only', () => {
    let checked = 0;
    for (const each of [...train, ...sample('test-phrasings', 600)]) {
      const answer = parseDecimal(each.answer);
      if (answer === null) throw new Error(`${each.id}: the answer ${each.answer} is no number.`);
      for (const [left = '', ...others] of equations(`${each.problem} ${each.solution}`)) {
        for (const right of others) {
          checked++;
          const isTrue = areEqual(evaluate(left, answer), evaluate(right, answer));
          expect(isTrue, `${each.id}: ${left} = ${right}`).toBe(true);
        }
      }
    }
    expect(checked).toBeGreaterThan(8000);
  });

  it('state each step once, in order, and box the last result', () => {
    for (const each of train) {
      const steps = each.steps.map((step) => `$${step.expression} = ${step.result}$`);
      const stated = each.solution.match(/\$[^$x]+ = [^$x]+\$/g);
      expect(stated, each.id).toEqual(steps);
      expect(each.solution.endsWith('.'), each.id).toBe(true);
      expect(each.solution.match(/\\boxed\{[^}]*\}/g), each.id).toEqual([`\\boxed{${each.answer}}`]);
      expect(each.steps.at(-1)?.result).toBe(each.answer);
    }
  });

  it('have 1 to 6 steps and a length that a small model can write', () => {
    const lengths = train.map((each) => each.solution.length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    const steps = new Set(train.map((each) => each.steps.length));
    expect([...steps].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(mean).toBeGreaterThan(400);
    expect(mean).toBeLessThan(480);
    expect(Math.max(...lengths)).toBeLessThan(620);
    expect(Math.min(...lengths)).toBeGreaterThan(280);
    expect(Math.max(...train.map((each) => each.problem.length))).toBeLessThan(300);
  });

  it('read as English: articles, no holes, no negative or broken numbers', () => {
    for (const { problem: asked, solution, id } of [...train, ...sample('test-phrasings', 600)]) {
      const text = `${asked} ${solution}`;
      expect(text, id).not.toMatch(
        /undefined|NaN|\[object| {2}|\b[Aa] [aeiou]|\b[Aa]n (?!hour)[^aeiou]|-\d|\d\.\d{3}/,
      );
      expect(text, id).not.toMatch(/(?<![\d.])1 (days|hours|rows|layers|boxes|litres|kilometres)\b/);
    }
  });
});

describe('the gap', () => {
  it('puts one large operation into the wanted share of the problems, rarely two', () => {
    const large = train.map((each) => each.steps.filter((step) => step.large).length);
    const shareOf = (count: number): number => large.filter((each) => each === count).length / train.length;
    expect(shareOf(1) + shareOf(2)).toBeCloseTo(defaultDifficulty.largeShare, 1);
    expect(shareOf(2)).toBeLessThan(0.03);
    expect(Math.max(...large)).toBe(2);
  });

  it('follows the settings', () => {
    const none = { ...defaultDifficulty, largeShare: 0 };
    const all = { ...defaultDifficulty, largeShare: 1, secondLargeShare: 0 };
    for (let index = 0; index < 500; index++) {
      expect(relayMathProblem('train', index, 0, none).steps.every((step) => !step.large)).toBe(true);
      expect(relayMathProblem('train', index, 0, all).steps.filter((step) => step.large)).toHaveLength(1);
    }
  });

  it('shows every kind, two-digit products most', () => {
    const kinds = train.flatMap((each) => each.steps.filter((step) => step.large).map((step) => step.kind));
    const count = (kind: string): number => kinds.filter((each) => each === kind).length;
    for (const kind of ['product31', 'quotient', 'sum', 'difference']) {
      expect(count(kind)).toBeGreaterThan(40);
      expect(count('product22')).toBeGreaterThan(count(kind));
    }
  });
});

describe('splits', () => {
  it('depend on family and numbers alone, whatever the order of the numbers', () => {
    expect(splitOf('order', { a: 1, b: 2 })).toBe(splitOf('order', { b: 2, a: 1 }));
    for (const split of ['train', 'validation', 'test'] as const)
      for (const each of sample(split, 300)) expect(splitOf(each.family, each.parameters)).toBe(split);
    for (const each of sample('test-phrasings', 300))
      expect(splitOf(each.family, each.parameters)).toBe('test');
  });

  it('share no problem and no text with training', () => {
    const tests = new Set([
      ...distinctRelayMathProblems('test', 1000),
      ...distinctRelayMathProblems('validation', 1000),
    ]);
    const keys = new Set(Array.from(tests, (each) => problemKey(each.family, each.parameters)));
    const texts = new Set(Array.from(tests, (each) => each.problem));
    expect(keys.size).toBe(2000);
    for (let index = 0; index < 10_000; index++) {
      const each = relayMathProblem('train', index, 7);
      if (keys.has(problemKey(each.family, each.parameters)) || texts.has(each.problem))
        throw new Error(`${each.id} is in a test as well.`);
    }
  });

  it('never have one text for two problems', () => {
    const keyOf = new Map<string, string>();
    for (const each of train) {
      const key = problemKey(each.family, each.parameters);
      expect(keyOf.get(each.problem) ?? key, each.problem).toBe(key);
      keyOf.set(each.problem, key);
    }
  });

  it('keep a way of asking, and of saying, for test-phrasings', () => {
    expect(families.length).toBeGreaterThanOrEqual(12);
    expect(new Set(train.map((each) => each.family)).size).toBe(families.length);
    for (const each of sample('test-phrasings', 400)) {
      const trained = train.filter((one) => one.family === each.family);
      const asked = new Set(trained.map((one) => one.phrasing.split('-')[0]));
      const said = new Set(trained.map((one) => one.phrasing.split('-')[1]));
      expect(asked.size).toBeGreaterThanOrEqual(6);
      expect(said.size).toBeGreaterThanOrEqual(6);
      expect(asked.has(each.phrasing.split('-')[0])).toBe(false);
      expect(said.has(each.phrasing.split('-')[1])).toBe(false);
    }
  });

  it('ask the same problems in test and test-phrasings', () => {
    for (let index = 0; index < 100; index++) {
      const [plain, other] = [relayMathProblem('test', index), relayMathProblem('test-phrasings', index)];
      expect(other.parameters).toEqual(plain.parameters);
      expect(other.answer).toBe(plain.answer);
      expect(other.problem).not.toBe(plain.problem);
    }
  });
});

describe('streams', () => {
  it('give the same problem for the same split, seed and index, in any order', () => {
    const again = [3999, 17, 0].map((index) => relayMathProblem('train', index));
    expect(again).toEqual([train[3999], train[17], train[0]]);
    expect(relayMathProblem('train', 17, 1)).not.toEqual(train[17]);
  });

  it('give a fresh problem of the test part for a person', () => {
    const fresh = [1, 2, 3].map(randomRelayMathProblem);
    expect(new Set(fresh.map((each) => each.problem)).size).toBe(3);
    for (const each of fresh) expect(splitOf(each.family, each.parameters)).toBe('test');
  });

  it('drill true equations of one to six lines', () => {
    const documents = Array.from({ length: 500 }, (_, seed) => largeDrill(new Random(seed)));
    const zero: Rational = { numerator: 0n, denominator: 1n };
    for (const [left = '', right = ''] of documents.flatMap(equations))
      expect(areEqual(evaluate(left, zero), evaluate(right, zero)), `${left} = ${right}`).toBe(true);
    expect(new Set(documents.map((each) => each.split('\n').length))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(largeDrill(new Random(3))).toBe(documents[3]);
  });

  it('drill the small steps of a problem, and nothing else', () => {
    const drills = Array.from({ length: 200 }, (_, index) => relayMathProblem('train', index)).map(
      (each) => ({
        lines: smallDrill(each.steps).split('\n').filter(Boolean),
        small: each.steps.filter(({ large }) => !large).map(({ result }) => result),
      }),
    );
    for (const { lines, small } of drills) {
      expect(lines.map((line) => /= (.*)\$$/.exec(line)?.[1])).toEqual(small);
    }
    expect(drills.some(({ lines }) => lines.length > 1)).toBe(true);
  });
});
