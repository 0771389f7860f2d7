import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { continuationIn } from './continuation-cleaner.ts';

function cleaned(prefix: string, answer: string): string {
  const { lead, start, end } = continuationIn(answer, prefix);
  return lead + answer.slice(start, end);
}

describe('continuationIn', () => {
  it.each([
    ['a greeting', 'Sure! 5 + 3', '5 + 3'],
    ['a greeting that announces', 'Of course! Here is the rest:\n\n5 + 3', '5 + 3'],
    ['an announcement', 'Here’s the continuation of the solution:\n5 + 3', '5 + 3'],
    ['a code block', '```latex\n5 + 3\n```\n', '5 + 3'],
    ['a code block that was cut off', '```\n5 + 3', '5 + 3'],
    ['quotation marks', '"5 + 3"', '5 + 3'],
    ['quotation marks that were cut off', '“5 + 3', '5 + 3'],
    ['dots', '... 5 + 3', '5 + 3'],
    ['the end of the solution again', 'we add: 5 + 3', '5 + 3'],
    ['all of the solution again', 'First we add: 5 + 3', '5 + 3'],
    ['several of these', 'Sure!\n```\n…we add: 5 + 3\n```', '5 + 3'],
  ])('removes %s', (_, answer, rest) => {
    expect(cleaned('First we add: ', answer)).toBe(rest);
  });

  it.each([
    ['quotation marks of its own', 'He says ', '"5" and "3"'],
    ['a code block that the solution opened', '```\nx = ', '```\nis 5'],
    ['one word or number that stands before, too', 'It is 5', '5 + 3'],
    ['dots that the solution began', 'So 1, 2, ..', '. and 5'],
    ['a word that only looks like a greeting', 'It is ', 'surely 5'],
  ])('keeps %s', (_, prefix, answer) => {
    expect(cleaned(prefix, answer)).toBe(answer);
  });

  it.each([
    ['We add', 'the numbers', 'We add the numbers'],
    ['We add:', 'all', 'We add: all'],
    ['1', '2', '12'],
    ['It is 3.', '5', 'It is 3.5'],
    ['We add ', ' 5', 'We add 5'],
    ['', 'We add', 'We add'],
  ])('joins %j and %j correctly', (prefix, answer, whole) => {
    expect(prefix + cleaned(prefix, answer)).toBe(whole);
  });

  it('finds a part of the answer, with at most one space before it', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('Sure! ', '```\n', '"', '...', 'we add', '\n', ' '));
    const text = fc.array(part).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (prefix, answer) => {
        const { lead, start, end } = continuationIn(answer, prefix);
        expect(['', ' ']).toContain(lead);
        expect(0 <= start && start <= end && end <= answer.length).toBe(true);
      }),
    );
  });
});
