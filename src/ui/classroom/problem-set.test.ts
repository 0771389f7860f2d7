import fc from '../../bytes/testing/fast-check.ts';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { pageErrors } from '../page-error.ts';
import { builtInSet } from './built-in.ts';
import { parseProblemSet } from './problem-set.ts';
import { MAX_PROBLEMS } from './set-problem.ts';

const bare = { answer: null, family: null, difficulty: null };

describe('a problem set', () => {
  it('is a problem on each line', () => {
    expect(parseProblemSet('\uFEFFWhat is 2 + 2?\r\n\n  And 3, then?  \n')).toEqual([
      { ...bare, problem: 'What is 2 + 2?' },
      { ...bare, problem: 'And 3, then?' },
    ]);
  });

  it('is CSV where its first line names the columns, in whatever order', () => {
    const csv = 'Answer,"Problem",family\r\n4,"2, and 2?",sums\r\n,"He said ""3""\nonce.",\r\n';
    expect(parseProblemSet(csv)).toEqual([
      { problem: '2, and 2?', answer: '4', family: 'sums', difficulty: null },
      { ...bare, problem: 'He said "3"\nonce.' },
    ]);
    expect(parseProblemSet('problem;answer\n2 + 2?;4\n')).toEqual([
      { ...bare, problem: '2 + 2?', answer: '4' },
    ]);
  });

  it('is JSON Lines where its first line is an object', () => {
    const lines = '{"problem":"2 + 2?","answer":4}\n{"problem":"3?","answer":"3","difficulty":"easy","id":7}';
    expect(parseProblemSet(lines)).toEqual([
      { ...bare, problem: '2 + 2?', answer: '4' },
      { ...bare, problem: '3?', answer: '3', difficulty: 'easy' },
    ]);
  });

  it('comes back from CSV and JSON Lines as it was', () => {
    const word = fc
      .string({ minLength: 1 })
      .filter(
        (text) =>
          /^[^\p{Cc}\u{fffd}]*[^\s\p{Cc}\u{fffd}][^\p{Cc}\u{fffd}]*$/u.test(text) && text.trim() === text,
      );
    const problem = fc.record({
      problem: word,
      answer: fc.option(word),
      family: fc.option(word),
      difficulty: fc.option(word),
    });
    fc.assert(
      fc.property(fc.array(problem, { minLength: 1, maxLength: 8 }), (problems) => {
        expect(parseProblemSet(problems.map((each) => JSON.stringify(each)).join('\n'))).toEqual(problems);
        expect(parseProblemSet(Papa.unparse(problems, { quotes: true }))).toEqual(problems);
      }),
    );
  });

  it.each([
    ['nothing', ' \n ', { code: 'set-empty' }],
    ['a row without a problem', 'problem,answer\n2 + 2?,4\n,5', row(2, 'problem-empty')],
    ['a line that is not JSON', '{"problem":"2?"}\n{oops', row(2, 'row-not-json')],
    ['another object', '{"question":"2?"}', row(1, 'row-without-problem')],
    ['a list for a problem', '{"problem":["2?"]}', row(1, 'row-without-problem')],
    ['bytes that are not text', 'a\u0000b', row(1, 'problem-binary')],
    [
      'too many',
      'x\n'.repeat(MAX_PROBLEMS + 1),
      { code: 'set-too-large', params: { count: MAX_PROBLEMS + 1, limit: MAX_PROBLEMS } },
    ],
  ])('is refused with an error: %s', (_, text, error) => {
    expect(thrownBy(() => parseProblemSet(text))).toMatchObject(error);
  });
});

const row = (number: number, code: keyof typeof pageErrors) => ({
  code: 'set-row',
  params: { row: number, cause: { code } },
});

function thrownBy(task: () => unknown): unknown {
  try {
    return task();
  } catch (error) {
    return error;
  }
}

it('draws problems of the generator, the same for a seed', () => {
  const set = builtInSet(30, 3);
  expect(builtInSet(30, 3)).toEqual(set);
  expect(builtInSet(30, 4)).not.toEqual(set);
  expect(new Set(set.map(({ difficulty }) => difficulty))).toEqual(
    new Set(['large operation', 'small steps only']),
  );
  for (const each of set) expect(parseProblemSet(JSON.stringify(each))).toEqual([each]);
});
