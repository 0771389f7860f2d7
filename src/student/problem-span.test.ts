import { describe, expect, it } from 'vitest';
import { fsSource } from '../engine/fs-source.ts';
import { readModelFiles } from '../engine/model.ts';
import { question } from '../relay/prompt.ts';
import { problemSpanOf } from './problem-span.ts';

const { tokenizer } = await readModelFiles(fsSource('public/models/relay-student'));
const promptOf = (problem: string): readonly number[] =>
  tokenizer.renderChat([{ role: 'user', content: question(problem) }]);
const spanOf = problemSpanOf(promptOf);

/** The text of the tokens that are the problem's. */
function textOf(problem: string): string {
  const prompt = promptOf(problem);
  const { start, end } = spanOf(prompt);
  const bytes = prompt.slice(start, end).flatMap((id) => [...tokenizer.bytesOf(id)]);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

describe('the tokens of a problem', () => {
  it.each([
    'Tom has 12 apples. How many are that',
    'x',
    '7',
    'x and 7',
    'user',
    'Please reason step by step, and put your final answer within',
    'Wie viele \u00c4pfel sind das',
  ])('are those of its text: %s', (problem) => {
    expect(textOf(problem)).toBe(problem);
  });

  it.each(['How many apples?', 'It costs $3.', '\n\nHow many', 'How many\n\n'])(
    'may reach over its border where a token does: %j',
    (problem) => {
      const text = textOf(problem);
      expect(text).toContain(problem);
      expect(text.length).toBeLessThanOrEqual(problem.length + 2);
    },
  );

  it('are none of a prompt that holds no problem', () => {
    const { start, end } = problemSpanOf(() => [1, 2, 3])([1, 2, 3]);
    expect(end - start).toBe(0);
  });
});
