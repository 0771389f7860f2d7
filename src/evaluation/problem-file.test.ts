import { describe, expect, it } from 'vitest';
import { parseProblemFile, ProblemFileError } from './problem-file.ts';

const read = (text: string) => parseProblemFile(new TextEncoder().encode(text), 'mine.jsonl');
const line = (fields: Record<string, unknown> = {}): string =>
  JSON.stringify({ id: 'a', problem: 'What is 2 + 3?', answer: '5', ...fields });

describe('a file of problems', () => {
  it('gives its problems in order, and ignores what else stands there', () => {
    const text = `${line({ family: 'sums' })}\n${line({ id: 'b', problem: 'What is 1/2 + 1/2?', answer: '1' })}\n`;
    expect(read(text)).toEqual([
      { id: 'a', problem: 'What is 2 + 3?', answer: '5', reference: null },
      { id: 'b', problem: 'What is 1/2 + 1/2?', answer: '1', reference: null },
    ]);
  });

  it('may have a byte order mark, Windows line ends, blank lines and no last line end', () => {
    const text = `\ufeff\r\n${line()}\r\n  \r\n${line({ id: 'b' })}`;
    expect(read(text).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('may have numbers for ids and answers', () => {
    expect(read(line({ id: 7, answer: 17.5 }))).toMatchObject([{ id: '7', answer: '17.5' }]);
  });

  it.each([
    ['', 'mine.jsonl holds no problem'],
    ['\ufeff\r\n\r\n', 'mine.jsonl holds no problem'],
    [`${line()}\n\n{"id":`, 'mine.jsonl, line 3 is not JSON'],
    ['[1, 2]', 'mine.jsonl, line 1 is not a JSON object'],
    ['null', 'mine.jsonl, line 1 is not a JSON object'],
    [line({ id: undefined }), 'line 1: "id" is missing'],
    [line({ problem: undefined }), 'line 1: "problem" is missing'],
    [line({ answer: undefined }), 'line 1: "answer" is missing'],
    [line({ answer: null }), '"answer" is not a text or a number'],
    [line({ problem: 12 }), '"problem" is not a text'],
    [line({ problem: '  ' }), '"problem" is not a text, or is empty'],
    [`${line()}\n${line({ problem: 'Another?' })}`, 'line 2: the id "a" is that of line 1 already'],
    [`${line({ id: 7 })}\n${line({ id: '7' })}`, 'line 2: the id "7"'],
  ])('is refused with the line and the reason: %j', (text, reason) => {
    expect(() => read(text)).toThrow(ProblemFileError);
    expect(() => read(text)).toThrow(reason);
  });

  it('is refused where it is no UTF-8', () => {
    expect(() => parseProblemFile(Uint8Array.of(0xc3, 0x28), 'mine.jsonl')).toThrow('is not UTF-8 text');
  });
});
