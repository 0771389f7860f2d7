import { describe, expect, it } from 'vitest';
import { fenceEnd } from './fence.ts';
import { readBlocks } from './read-blocks.ts';

/** What the block of code holds that begins with the first fence. */
function code(text: string): string | null {
  const start = text.search(/`{3}|~{3}/);
  const end = fenceEnd(text, start);
  return end === null ? null : text.slice(start, end);
}

describe('a block of code', () => {
  it.each([
    ['its closing fence', '```\na\n```\nb', '```\na\n```'],
    ['a longer one', '~~~\n~~\n~~~~\nb', '~~~\n~~\n~~~~'],
    ['the end of the text', '```\na\n``', '```\na\n``'],
    ['a line outside its list item', '- ```\n  a\nb', '```\n  a'],
    ['a line outside a numbered item', '1. ```\n   a\n  b', '```\n   a'],
    ['a line outside the inner one of two items', '- - ```\n    a\n  b', '```\n    a'],
    ['a line outside the item that began above', '- x\n\n  ```\n  a\nb', '```\n  a'],
    ['a line outside the item whose paragraph has a line without indent', '- x\ny\n  ```\nb', '```'],
    ['a line outside its quotation', '> ```\n> a\nb', '```\n> a'],
    ['an empty line below a quotation', '> ```\n\n> b', '```'],
  ])('ends with %s', (_, text, wanted) => {
    expect(code(text)).toBe(wanted);
  });

  it.each([
    ['an empty line in a list item', '- ```\n\n  a', '```\n\n  a'],
    ['a list above that its indent does not belong to', '- x\n\ny\n  ```\nb', '```\nb'],
  ])('goes past %s', (_, text, wanted) => {
    expect(code(text)).toBe(wanted);
  });

  it.each(['a ```', '``` `x`', '-```'])('does not begin with %s', (text) => {
    expect(code(text)).toBeNull();
  });
});

it('is no code below a list item whose fence is open: a formula there is a formula', () => {
  const [, , list] = readBlocks('- ```\na\n  - \\[a', true);
  expect(JSON.stringify(list)).toContain('"kind":"formula"');
});
