// What holds for every text, whatever its form.
import fc from '../../bytes/testing/fast-check.ts';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { importProblems } from './import-problems.ts';
import type { ImportedRow } from './rows.ts';
import { textFormats } from './text-rows.ts';

describe('any text', () => {
  const word = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((text) => /\S/.test(text) && text.trim() === text && !/[\p{Cc}\uFEFF]|####|boxed/u.test(text));
  const row = fc.record({
    problem: word,
    answer: fc.option(word),
    family: fc.option(word),
    difficulty: fc.option(word),
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 8 });
  const fieldsOf = (found: readonly ImportedRow[]) =>
    found.map(({ problem, answer, family, difficulty }) => ({ problem, answer, family, difficulty }));

  it('comes back from every form that can hold it', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (problems, delimiter) => {
        const texts = [
          problems.map((each) => JSON.stringify(each)).join('\n'),
          JSON.stringify(problems),
          JSON.stringify({ problems }, null, 2),
          Papa.unparse(problems, { quotes: true, delimiter }),
        ];
        for (const text of texts) {
          const found = importProblems(text).rows;
          expect(fieldsOf(found)).toEqual(problems);
          expect(found.every(({ issue }) => issue === null)).toBe(true);
        }
      }),
    );
  });

  it('never throws, and each row stands at a line of the text, in order', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '{"problem":',
        '[',
        ']',
        '}',
        '"',
        '\n',
        '\n\n',
        '1. ',
        'problem,answer\n',
        '\t',
        '|',
        'sep=;\n',
        'Q: ',
        '- ',
      ),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, ...textFormats), (content, as) => {
        const { rows: found } = importProblems(content, as);
        const last = content.split(/\r\n|\n|\r/).length;
        const at = found.map(({ line }) => line);
        expect(at.every((line) => line >= 1 && line <= last)).toBe(true);
        expect(at).toEqual([...at].sort((one, other) => one - other));
        // What is no problem says so.
        expect(found.every(({ problem, issue }) => problem !== '' || issue !== null)).toBe(true);
        expect(found.every(({ problem }) => problem === problem.trim())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
