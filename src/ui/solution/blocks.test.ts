import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readBlocks } from './blocks.ts';

function describeBlocks(text: string, complete = false): string[][] {
  return readBlocks(text, complete).map(({ shape, inlines }) => [
    shape.kind,
    ...inlines.map((inline) => {
      if (inline.kind === 'break') return 'break';
      const { start, end } = inline;
      return inline.kind === 'formula'
        ? `${inline.display ? 'display' : 'formula'}:${text.slice(inline.inner.start, inline.inner.end)}`
        : `${inline.style}:${text.slice(start, end)}`;
    }),
  ]);
}

describe('readBlocks', () => {
  it('parts paragraphs at blank lines and lines at breaks', () => {
    expect(describeBlocks('One.\nTwo.\n\nThree.')).toEqual([
      ['paragraph', 'plain:One.', 'break', 'plain:Two.'],
      ['paragraph', 'plain:Three.'],
    ]);
  });

  it('finds every kind of formula', () => {
    expect(describeBlocks('a $x$ b $$y$$ c \\(z\\) d \\[w\\] e \\boxed{4{2}}')).toEqual([
      [
        'paragraph',
        'plain:a ',
        'formula:x',
        'plain: b ',
        'display:y',
        'plain: c ',
        'formula:z',
        'plain: d ',
        'display:w',
        'plain: e ',
        'formula:\\boxed{4{2}}',
      ],
    ]);
  });

  it('reads an environment as one displayed formula, blank lines and all', () => {
    const text = '\\begin{aligned}a&=b\\\\\n\nc&=d\\end{aligned}';
    expect(describeBlocks(text)).toEqual([['paragraph', `display:${text}`]]);
  });

  it('leaves prices and escaped dollar signs in the text', () => {
    expect(describeBlocks('5 pens at $2 and 3 at $4, so \\$22.', true)).toEqual([
      ['paragraph', 'plain:5 pens at $2 and 3 at $4, so ', 'plain:$22.'],
    ]);
  });

  it('keeps a formula that is still open as its source, until no more text follows', () => {
    expect(describeBlocks('so $\\frac{1 \\$2', true)).toEqual([
      ['paragraph', 'plain:so $\\frac{1 ', 'plain:$2'],
    ]);
    expect(describeBlocks('so $\\frac{1')).toEqual([['paragraph', 'plain:so ', 'source:$\\frac{1']]);
  });

  it('does not let a stray dollar sign swallow the next paragraph', () => {
    expect(describeBlocks('costs $x\n\nand $y$')).toEqual([
      ['paragraph', 'plain:costs $x'],
      ['paragraph', 'plain:and ', 'formula:y'],
    ]);
  });

  it('reads headings, items, rules, strong text and code', () => {
    expect(describeBlocks('## Step 1\nso **a $x$ b**\n- one\n2. `two`\n---\nend ** here')).toEqual([
      ['heading', 'plain:Step 1'],
      ['paragraph', 'plain:so ', 'strong:a ', 'formula:x', 'strong: b'],
      ['item', 'plain:one'],
      ['item', 'code:two'],
      ['rule'],
      ['paragraph', 'plain:end ** here'],
    ]);
  });

  it('takes HTML as text', () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    expect(describeBlocks(text)).toEqual([['paragraph', `plain:${text}`]]);
  });

  it('keeps all that is not white space or markup, in order, for any text', () => {
    const fragment = fc.constantFrom('$', '$$', '\\(', '\\]', '\\boxed{', '}', '**', '`', '\n', '\n\n', ' ');
    const words = fc.constantFrom('# ', '- ', '1. ', '---', 'a', '7', '<b>', '\\$', '\\begin{x}', '\\end{x}');
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, words), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const blocks = readBlocks(text, false);
        const inlines = blocks.flatMap((block) => block.inlines);
        let at = 0;
        let hidden = '';
        for (const inline of inlines) {
          expect(inline.start).toBeGreaterThanOrEqual(at);
          expect(inline.end).toBeGreaterThan(inline.start);
          hidden += text.slice(at, inline.start);
          at = inline.end;
        }
        hidden += text.slice(at);
        expect(hidden).toMatch(/^(?:\s|\\|#|-|\*|`|[17]*1\.)*$/);
      }),
    );
  });
});
