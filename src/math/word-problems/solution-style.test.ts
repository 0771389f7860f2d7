import { describe, expect, it } from 'vitest';
import {
  callPlaces,
  placeAfter,
  readingPlaces,
  styledSolution,
  type SolutionPlace,
} from './solution-style.ts';
import { wordProblem } from './word-problems.ts';

const solution = styledSolution({
  known: ['18 tins at 23 dollars each', '80 dollars for a ladder'],
  wanted: 'total in dollars',
  plan: ['multiply', 'add'],
  steps: [
    { label: 'All tins', equation: '$18 \\times 23 = 414$' },
    { label: 'In total', equation: '$414 + 80 = 494$' },
  ],
  answer: '494',
  unit: 'dollars',
});

it('writes a solution in the style that docs/problems.md shows', () => {
  expect(solution).toBe(
    'We know: 18 tins at 23 dollars each; 80 dollars for a ladder. We want: total in dollars. Plan: multiply, then add. All tins: $18 \\times 23 = 414$. In total: $414 + 80 = 494$. The answer is $\\boxed{494}$ dollars.',
  );
});

describe('the places where a reader decides', () => {
  it('are the facts, what is wanted, and the operations', () => {
    expect(readingPlaces(solution).map((place) => solution.slice(place, place + 6))).toEqual([
      ' 18 ti',
      ' 80 do',
      ' total',
      ' multi',
      ' add. ',
    ]);
  });

  it('are none in a solution of another style', () => {
    expect(readingPlaces('First, then add; Plan: multiply.')).toEqual([]);
    expect(readingPlaces('')).toEqual([]);
  });

  it('are found in a solution that breaks off', () => {
    expect(readingPlaces('We know: 3 pens; We')).toHaveLength(2);
    expect(readingPlaces('We know: 3 pens. We want: sum. Plan: add, then')).toHaveLength(3);
  });
});

describe('the part in which a prefix ends', () => {
  const cases: readonly (readonly [string, SolutionPlace])[] = [
    ['We know:', 'facts'],
    ['We know: 18 tins at ', 'facts'],
    ['We want:', 'wanted'],
    ['Plan: multiply, then', 'plan'],
    ['then add.', 'label'],
    ['All tins: $', 'operand'],
    ['\\times ', 'operand'],
    ['23 =', 'result'],
    ['= 41', 'result'],
    ['= 414$.', 'label'],
    ['In total: $414 + 80 = ', 'result'],
    ['The answer is', 'answer'],
    ['\\boxed{', 'answer'],
  ];
  it.each(cases)('behind "%s" is %s', (mark, place) => {
    expect(placeAfter(solution.slice(0, solution.indexOf(mark) + mark.length))).toBe(place);
  });

  it('is none of them in a solution of another style', () => {
    for (const prefix of ['', 'First we multiply: $3 =', 'So Plan:'])
      expect(placeAfter(prefix)).toBe('other');
  });

  it('is named for every prefix of a solution, in the order of the parts', () => {
    const { solution: text } = wordProblem('train', 3);
    const seen = Array.from(text, (_, end) => placeAfter(text.slice(0, end)));
    const heads = seen.filter((place, at) => place !== seen[at - 1]);
    expect(heads.slice(0, 4)).toEqual(['other', 'facts', 'wanted', 'plan']);
    expect(heads.at(-1)).toBe('answer');
  });
});

it('counts calls by part, over all runs or for one of them', () => {
  expect(callPlaces(['plan', 'facts', 'plan'])).toEqual({ facts: 1, plan: 2 });
  expect(callPlaces(['plan', 'facts', 'plan'], 4)).toEqual({ facts: 0.25, plan: 0.5 });
  expect(callPlaces([])).toEqual({});
});
