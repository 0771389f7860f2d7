import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { importProblems } from './import-problems.ts';
import type { TextFormat } from './text-rows.ts';

/** Problems and answers, and `family` and `difficulty` where there are any. */
const pairs = (text: string, as?: TextFormat) =>
  importProblems(text, as).rows.map(({ problem, answer, family, difficulty, issue }) =>
    [problem, answer, family, difficulty, issue].slice(
      0,
      issue === null ? (family === null && difficulty === null ? 2 : 4) : 5,
    ),
  );
const lines = (text: string) => importProblems(text).rows.map(({ line, issue }) => [line, issue]);

describe('plain text', () => {
  it('has problems of several lines between blank lines', () => {
    const text = 'Tom has 5 kites.\nHe gives 2 away.\n\n\nHow much is 3 + 3?\n';
    expect(importProblems(text)).toMatchObject({ format: 'paragraphs' });
    expect(pairs(text)).toEqual([
      ['Tom has 5 kites.\nHe gives 2 away.', null],
      ['How much is 3 + 3?', null],
    ]);
    expect(lines(text)).toEqual([
      [1, null],
      [5, null],
    ]);
  });

  it('has a problem on each line where no line is blank, unless the person says otherwise', () => {
    const text = '\uFEFFWhat is 2 + 2?\r\nAnd 3, then?';
    expect(importProblems(text).format).toBe('lines');
    expect(pairs(text)).toEqual([
      ['What is 2 + 2?', null],
      ['And 3, then?', null],
    ]);
    expect(pairs(text, 'single')).toEqual([['What is 2 + 2?\nAnd 3, then?', null]]);
  });

  it.each([
    ['1. What is 1?\n2. What is 2?'],
    ['1) What is 1?\n\n2) What is 2?'],
    ['1: What is 1?\n2: What is 2?'],
    ['(1) What is 1?\n(2) What is 2?\n'],
    ['**1.** What is 1?\n**2.** What is 2?'],
    ['Problem 1: What is 1?\nProblem 2: What is 2?'],
    ['## Aufgabe 1\nWhat is 1?\n\n## Aufgabe 2\nWhat is 2?'],
    ['1. What is 1?\n1. What is 2?'],
    ['3. What is 1?\n7. What is 2?'],
    ['- What is 1?\n- What is 2?'],
    ['Q: What is 1?\nQ: What is 2?'],
  ])('has the items of a list: %j', (text) => {
    expect(pairs(text)).toEqual([
      ['What is 1?', null],
      ['What is 2?', null],
    ]);
  });

  it('keeps the lines of an item together, and numbers that are no items', () => {
    const text = '1. Ann has\n2.5 kg of pears. In\n1999 she had\n   3 kg.\n\n  Why?\n2. How many?';
    expect(pairs(text)).toEqual([
      ['Ann has\n2.5 kg of pears. In\n1999 she had\n   3 kg.\n\n  Why?', null],
      ['How many?', null],
    ]);
    expect(importProblems('12. May was a Monday. What day was the 13th?\nAnd the 14th?').format).toBe(
      'lines',
    );
  });

  it('says of what stands above a list that it is no item', () => {
    expect(lines('Homework 7\n\n1. What is 1?\n2. What is 2?')).toEqual([
      [1, 'before-list'],
      [3, null],
      [4, null],
    ]);
  });

  it('takes the answer from a line that says so', () => {
    expect(pairs('What is 2 + 2?\nAnswer: 4\n\nWhat is 3 + 3?\nLösung: 6')).toEqual([
      ['What is 2 + 2?', '4'],
      ['What is 3 + 3?', '6'],
    ]);
    expect(pairs('Q: What is 2 + 2?\nA: 4\nQ: What is 3 + 3?\nA: 6')).toEqual([
      ['What is 2 + 2?', '4'],
      ['What is 3 + 3?', '6'],
    ]);
  });
});

describe('tables', () => {
  it.each([
    ['Question,Answer\nWhat is 2 + 2?,4\n'],
    ['problem;answer\nWhat is 2 + 2?;4'],
    ['sep=;\nproblem;answer\nWhat is 2 + 2?;4'],
    ['"sep=\t"\r\nAufgabe\tAntwort\r\nWhat is 2 + 2?\t4\r\n'],
    ['ID,Final Answer,Problem\n7,4,What is 2 + 2?'],
    ['| problem | answer |\n| --- | ---: |\n| What is 2 + 2? | 4 |'],
    ['What is 2 + 2?\t4'],
    ['1\tWhat is 2 + 2?\t4'],
    ['"What is 2 + 2?","4"'],
    ['题目,答案\nWhat is 2 + 2?,4'],
  ])('have a header in any of the usual names, or none: %j', (text) => {
    expect(importProblems(text).format).toBe('csv');
    expect(pairs(text)).toEqual([['What is 2 + 2?', '4']]);
  });

  it('say what was understood', () => {
    expect(importProblems('Question;Result;Topic\nWhat is 2 + 2?;4;sums')).toMatchObject({
      separator: ';',
      columns: { problem: 'Question', answer: 'Result', family: 'Topic' },
      rows: [{ line: 2, family: 'sums', difficulty: null }],
    });
  });

  it('have lines that are counted as an editor does, also in quoted cells and over blank lines', () => {
    const text = '\nproblem,answer\n"He said ""3""\n\nonce.",\n\n , \n,5\nWhat, then?,4\n"open,4\nx,5';
    expect(pairs(text)).toEqual([
      ['He said "3"\n\nonce.', null],
      ['', '5', null, null, 'no-problem'],
      ['What, then?', '4', null, null, 'joined-fields'],
      ['open,4\nx,5', null, null, null, 'open-quote'],
    ]);
    expect(lines(text).map(([line]) => line)).toEqual([3, 8, 9, 10]);
  });

  it('with one column keep the commas of its problems', () => {
    expect(pairs('problem\nWhat, then?\n"And ""now""?"')).toEqual([
      ['What, then?', null],
      ['And "now"?', null],
    ]);
  });

  it('are not seen in prose', () => {
    expect(importProblems('Problem, part two: what is 2, and 3?\nTwo; three').format).toBe('lines');
    expect(importProblems('Task: sort, then add 2,3\nNow 4,5').format).toBe('lines');
    expect(importProblems('What is\t2?\nAnd 3?').format).toBe('lines');
  });
});

describe('JSON', () => {
  it.each([
    ['[{"problem":"What is 2 + 2?","answer":"4"},{"question":"What is 3 + 3?","answer":6}]'],
    [
      '[\n  {\n    "Problem": "What is 2 + 2?",\n "ANSWER": 4\n},\n{"prompt":"What is 3 + 3?","target":["6"]}\n]',
    ],
    ['{"problem":"What is 2 + 2?","answer":4}\n\n{"problem":"What is 3 + 3?","final_answer":["6"]}\n'],
    ['{"problem":"What is 2 + 2?","answer":4},\n{"problem":"What is 3 + 3?","answer":6},'],
    ['{\n"problem":"What is 2 + 2?","answer":4}\n{\n"problem":"What is 3 + 3?","answer":6}'],
    [
      '{"name":"mine","problems":[{"problem":"What is 2 + 2?","answer":4},{"problem":"What is 3 + 3?","answer":6}]}',
    ],
    [
      '{"rows":[{"row_idx":0,"row":{"problem":"What is 2 + 2?","answer":4}},{"row":{"problem":"What is 3 + 3?","answer":6}}]}',
    ],
  ])('has the same problems in each of its forms: %j', (text) => {
    expect(pairs(text)).toEqual([
      ['What is 2 + 2?', '4'],
      ['What is 3 + 3?', '6'],
    ]);
  });

  it('has the fields of GSM8K: the answer stands after its solution', () => {
    const answer = 'Natalia sold 48/2 = <<48/2=24>>24 clips.\n#### 1,072';
    expect(pairs(JSON.stringify({ question: 'How many?', answer }))).toEqual([['How many?', '1,072']]);
    expect(pairs(Papa.unparse([{ question: 'How many?', answer }]))).toEqual([['How many?', '1,072']]);
  });

  it('has the fields of MATH-500, and those of MATH, which has no answer but in its solution', () => {
    const row = { problem: 'What is $2+2$?', solution: 'So $\\boxed{4}$.', subject: 'Prealgebra', level: 1 };
    const expected = [['What is $2+2$?', '4', 'Prealgebra', '1']];
    expect(pairs(JSON.stringify({ ...row, answer: '4', unique_id: 'test/1.json' }))).toEqual(expected);
    expect(pairs(JSON.stringify(row))).toEqual(expected);
    expect(pairs(JSON.stringify({ ...row, subject: undefined, type: 'Prealgebra', level: '1' }))).toEqual(
      expected,
    );
  });

  it('has the fields of other benchmarks', () => {
    expect(pairs('{"Body":"Ann has 3 pens.","Question":"How many?","Answer":3.0,"Type":"Sum"}')).toEqual([
      ['Ann has 3 pens. How many?', '3', 'Sum', null],
    ]);
    expect(pairs('{"question":"Which?","choices":["one","two"],"answer":1}')).toEqual([
      ['Which?\nA. one\nB. two', 'B'],
    ]);
    expect(
      pairs(
        '{"messages":[{"role":"user","content":"What?"},{"role":"assistant","content":"The answer is 7."}]}',
      ),
    ).toEqual([['What?', '7']]);
    expect(pairs('["What is 2?"," "]')).toEqual([
      ['What is 2?', null],
      ['', null, null, null, 'no-problem'],
    ]);
  });

  it('says which values are no problems, by their lines', () => {
    const text =
      '{"problem":"2?"}\n{oops\n{"text":"2?"}\n{"problem":{"a":1}}\n[1]\n{"problem":"3?","answer":{}}';
    expect(lines(text)).toEqual([
      [1, null],
      [2, 'not-json'],
      [3, 'no-problem'],
      [4, 'field-not-text'],
      [5, 'no-problem'],
      [6, 'field-not-text'],
    ]);
    expect(lines('[\n{"problem":"2?"},\n{"problem":"a\nb"},\n{"problem":"3?"},\n{"problem":')).toEqual([
      [2, null],
      [3, 'not-json'],
      [5, null],
      [6, 'not-json'],
    ]);
    expect(lines('{"name":"x",\n"data":\n[\n"2?",\n7]}')).toEqual([
      [4, null],
      [5, 'no-problem'],
    ]);
  });

  it('is not seen in prose', () => {
    expect(importProblems('[5 points] What is 2 + 2?\n[3 points] And 3?').format).toBe('lines');
    expect(importProblems('{x | x > 2}: how many?').format).toBe('lines');
  });

  it.each([
    ['deep', '['.repeat(300_000)],
    ['objects that are never closed', '[{"a":'.repeat(50_000)],
    ['a string that is never closed', `["${'"x, '.repeat(1_000)}`],
    ['a deep problem', `{"problem":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('is one bad row, or more, where it is broken: %s', (_, text) => {
    const { rows } = importProblems(text);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ issue }) => issue === null)).toEqual([]);
  });
});
