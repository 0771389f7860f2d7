import fc from '../../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import type { Block, Inline } from './blocks.ts';
import { inlinesIn } from './direction.ts';
import { BlockReader, readBlocks } from './read-blocks.ts';

function describeInline(text: string, inline: Inline): string {
  if (inline.kind === 'break') return 'break';
  const source = text.slice(inline.start, inline.end);
  if (inline.kind === 'text') return `${inline.styles.join('+') || 'plain'}:${inline.shown ?? source}`;
  const inner = text.slice(inline.inner.start, inline.inner.end);
  const state = inline.state === 'closed' ? '' : `${inline.state} `;
  return `${state}${inline.display ? 'display' : 'formula'}:${inner}`;
}

function describeBlock(text: string, block: Block): unknown[] {
  switch (block.kind) {
    case 'rule':
      return ['rule'];
    case 'quote':
      return ['quote', ...block.blocks.map((each) => describeBlock(text, each))];
    case 'list':
      return [
        block.first ?? 'list',
        ...block.items.map(({ blocks }) => blocks.map((each) => describeBlock(text, each))),
      ];
    case 'table':
      return [
        'table',
        ...block.rows.map((row) =>
          row.map(({ align, inlines }) =>
            [align ?? '', ...inlines.map((each) => describeInline(text, each))].join(' ').trim(),
          ),
        ),
      ];
    default:
      return [block.kind, ...block.inlines.map((each) => describeInline(text, each))];
  }
}

const read = (text: string, complete = true) =>
  readBlocks(text, complete).map((block) => describeBlock(text, block));

/** What is shown of a text that is one paragraph. */
const inlines = (text: string, complete = true) =>
  readBlocks(text, complete)
    .flatMap(inlinesIn)
    .map((each) => describeInline(text, each));

describe('readBlocks', () => {
  it('parts paragraphs at blank lines and lines at breaks', () => {
    expect(read('One.\nTwo.\n\nThree.')).toEqual([
      ['paragraph', 'plain:One.', 'break', 'plain:Two.'],
      ['paragraph', 'plain:Three.'],
    ]);
  });

  it('finds every kind of formula', () => {
    expect(inlines('a $x$ b $$y$$ c \\(z\\) d \\[w\\] e \\boxed{4{2}}')).toEqual([
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
    ]);
  });

  it('reads an environment as one displayed formula, blank lines and all', () => {
    const text = '\\begin{aligned}a&=b\\\\\n\nc&=d\\end{aligned}';
    expect(read(text)).toEqual([['paragraph', `display:${text}`]]);
    expect(inlines('So\n\\begin{align*}x&=1\\end{align*}\nholds.')).toEqual([
      'plain:So',
      'display:\\begin{align*}x&=1\\end{align*}',
      'plain:holds.',
    ]);
  });

  it.each(['$\\begin{align*}x&=1\\end{align*}$', '\\(x = 1 \\tag{2}\\)', '$\\begin{split}x&=1\\end{split}$'])(
    'gives lines of its own to what KaTeX sets on such only: %s',
    (text) => {
      expect(inlines(text)[0]).toMatch(/^display:/);
    },
  );

  it('reads headings, lists, rules, code and quotations', () => {
    expect(
      read('## Step 1\nso\n- one\n  - `two`\n\n3. three\n\n---\n> said\n\n```py\nx = 12 * 4 # $5\n```\nend'),
    ).toEqual([
      ['heading', 'plain:Step 1'],
      ['paragraph', 'plain:so'],
      [
        'list',
        [
          ['paragraph', 'plain:one'],
          ['list', [['paragraph', 'code:two']]],
        ],
      ],
      [3, [['paragraph', 'plain:three']]],
      ['rule'],
      ['quote', ['paragraph', 'plain:said']],
      ['code', 'plain:x = 12 * 4 # $5'],
      ['paragraph', 'plain:end'],
    ]);
  });

  it('reads bullets, and formulas in the items of a list', () => {
    expect(read('• one\n• $$\n  x\n  $$\n')).toEqual([
      ['list', [['paragraph', 'plain:one']], [['paragraph', 'display:\n  x\n  ']]],
    ]);
  });

  it('reads tables with prices, empty cells and bars in formulas', () => {
    expect(read('| Item | Cost |\n|:---:|---:|\n| Pen | $2 |\n| | $|x|$ |\n\nTotal.')).toEqual([
      [
        'table',
        ['center plain:Item', 'right plain:Cost'],
        ['center plain:Pen', 'right plain:$2'],
        ['center', 'right formula:|x|'],
      ],
      ['paragraph', 'plain:Total.'],
    ]);
  });

  it('keeps a formula or a price in its cell', () => {
    expect(read('| a | b | c |\n|---|---|---|\n| $5 | $|x| \\le 3$ | $ y $ |\n')).toEqual([
      ['table', ['plain:a', 'plain:b', 'plain:c'], ['plain:$5', 'formula:|x| \\le 3', 'formula: y']],
    ]);
  });

  it('parts a paragraph of many lines, and keeps the parts while it grows', () => {
    const lines = Array.from({ length: 50 }, (_, i) => `line $x_{${i}}$ so`).join('\n');
    const reader = new BlockReader();
    const before = reader.read(lines, false);
    const after = reader.read(`${lines}\nand more`, false);
    expect(before.map((block) => block.kind === 'paragraph' && block.continues)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(after.map((block, index) => block === before[index])).toEqual([true, true, true, false]);
    expect(after).toEqual(readBlocks(`${lines}\nand more`, false));
  });

  it('reads strong and emphasised text, also as TeX writes it, around formulas', () => {
    expect(inlines('**a $x$ b** and *c*')).toEqual([
      'strong:a ',
      'formula:x',
      'strong: b',
      'plain: and ',
      'emphasis:c',
    ]);
    expect(inlines('\\textbf{Step $x$:} \\emph{so}')).toEqual([
      'strong:Step ',
      'formula:x',
      'strong::',
      'plain: ',
      'emphasis:so',
    ]);
    expect(inlines('**Answer:**$5$')).toEqual(['strong:Answer:', 'formula:5']);
  });

  it.each([
    '3**4 = 81 and 4**3 = 64',
    '2*x*y and (a+b)*c*d',
    'x**2 + y**2 = z**2',
    '5 * 6 * 7',
    'a_1 and b_2',
  ])('takes stars and underscores in sums for what they are: %s', (text) => {
    expect(inlines(text)).toEqual([`plain:${text}`]);
  });

  it('shows escaped characters, character references and line breaks', () => {
    expect(inlines('50\\% of \\$4 &lt; &#50;<br>\\_ \\\\\nend')).toEqual([
      ...[
        'plain:50',
        'plain:%',
        'plain: of ',
        'plain:$',
        'plain:4 ',
        'plain:<',
        'plain: ',
        'plain:2',
        'break',
      ],
      ...['plain:_', 'plain: ', 'break', 'plain:end'],
    ]);
  });

  it('takes HTML, links and images as text', () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script> [a](javascript:alert(3))';
    expect(inlines(text)).toEqual([`plain:${text}`]);
  });

  it('never shows a stray command', () => {
    expect(inlines('is $28 \\times 2$</call></call>.')).toEqual([
      'plain:is ',
      'formula:28 \\times 2',
      'plain:.',
    ]);
  });

  it('keeps all that is not white space or markup, in order, for any text', () => {
    const fragment = fc.constantFrom('$', '$$', '\\(', '\\]', '\\boxed{', '}', '**', '`', '\n', '\n\n', ' ');
    const words = fc.constantFrom('# ', '- ', '1. ', '---', 'a', '7', '<b>', '\\$', '\\begin{x}', '\\end{x}');
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, words), { maxLength: 40 }), fc.boolean(), (parts, complete) => {
        const text = parts.join('');
        let at = 0;
        let hidden = '';
        for (const inline of readBlocks(text, complete).flatMap(inlinesIn)) {
          expect(inline.start).toBeGreaterThanOrEqual(at);
          expect(inline.end).toBeGreaterThan(inline.start);
          hidden += text.slice(at, inline.start);
          at = inline.end;
        }
        hidden += text.slice(at);
        if (complete) expect(hidden).toMatch(/^(?:\s|\\|#|-|\*|`|[17]*1\.)*$/);
      }),
    );
  });

  it.each([
    ['a block of code that its list item ends', ['- ', '```\n', 'a', '\n', '  - ', '\\[', 'a']],
    ['stars that are open above a list', ['**', '```\n', '- ', '  - ', '\n', '| a |\n', 'a']],
    ['stars that are open above a block of code', ['**', '| a |\n', '```\n', '```\n', '> ', 'a']],
  ])('reads a growing text as it does the whole, with %s', (_, parts) => {
    const reader = new BlockReader();
    for (let i = 1; i <= parts.length; i += 1) {
      const text = parts.slice(0, i).join('');
      expect(reader.read(text, i === parts.length)).toEqual(readBlocks(text, i === parts.length));
    }
  });

  it('reads a growing text as it does the whole', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        ' b ',
        '$x$',
        '$',
        '\n',
        '\n\n',
        '- ',
        '  - ',
        '1. ',
        '**',
        '`',
        '```\n',
        '| a |\n',
        '|---|\n',
        '> ',
      ],
      ...['\\[', '\\]', '# ', '\\begin{align}', '\\end{align}', '\\textbf{', '}', '5 ', 'and so we see '],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const reader = new BlockReader();
        for (let i = 1; i <= parts.length; i += 1) {
          const text = parts.slice(0, i).join('');
          const complete = i === parts.length;
          expect(reader.read(text, complete)).toEqual(readBlocks(text, complete));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('dollar signs', () => {
  const formulas = (text: string, complete = true) =>
    inlines(text, complete).filter((each) => /^(?:\w+ )?(?:formula|display):/.test(each));

  it.each([
    ['5 pens at $2 and 3 at $4, so \\$22.', []],
    ['Tea is $4 and cake is $6, so $4 + $6 = $10.', []],
    ['He has $30. She has $y$ more.', ['formula:y']],
    ['It costs $7, so $2 \\times 7 = 14$ dollars.', ['formula:2 \\times 7 = 14']],
    ['You have 32$ and spend 3$, and then 2$ more.', []],
    ['so $ x = 5 $ and $ y = 2 $ hold', ['formula: x = 5 ', 'formula: y = 2 ']],
    ['She paid $5 and $ x = 5 $ holds.', ['formula: x = 5 ']],
    ['points $ A, B, $ and $ C $', ['formula: A, B, ', 'formula: C ']],
    ['between $5-$10 a day', []],
    ['$5/hour for 3 hours is $15', []],
    ['$1, 2, 3$ and $18 dollars$', ['formula:1, 2, 3', 'formula:18 dollars']],
    ['\\$5 is $5$', ['formula:5']],
    ['$\\text{if $x$ is odd}$', ['formula:\\text{if $x$ is odd}']],
    ['costs $x\n\nand $y$', ['formula:y']],
    ['- costs $5\n- and $3', []],
  ])('%s', (text, expected) => {
    expect(formulas(text)).toEqual(expected);
  });

  it('does not hold a paragraph for a price while it streams', () => {
    const text = 'It costs $5 for each of the pens, and then he buys more.';
    expect(inlines(text, false)).toEqual([`plain:${text}`]);
    expect(inlines('It costs $5', false)).toEqual(['plain:It costs ', 'undecided formula:5']);
    expect(inlines('It is $5 \\times ', false)).toEqual(['plain:It is ', 'open formula:5 \\times ']);
  });

  it('gives up a delimiter that is never closed', () => {
    const text = 'So \\[x = 5\n\nand then we add all of them up.\n\nDone.';
    expect(read(text, false)).toHaveLength(3);
  });
});

describe('a text that is being written', () => {
  /** What is shown, as one line of text: styles and structure count, breaks at the end do not. */
  const shown = (text: string, complete: boolean): string =>
    readBlocks(text, complete)
      .map((block) => `<${block.kind}>${JSON.stringify(describeBlock(text, block).slice(1))}`)
      .join('')
      .replace(/["[\],]|plain:|undecided formula:[^<]*|open /g, '')
      .replace(/(?:break|\s)+$/, '');

  it.each([
    '**Step 1:** Find *the* cost.\n\n- one\n- **two**\n- three\n\nDone.',
    '# Solution\n\n1. First\n2. Second `code` here\n\n---\n\nEnd',
    'Each costs $5, so he pays $3 \\times 5 = 15$ dollars.',
    '| Item | Cost |\n|------|-----:|\n| Pen | 2 |\n| Ink | 3 |\n\nTotal is 5.',
    '```python\nx = 12 * 4\n```\nThus 48.',
    'Then 12 &lt; 13 and 3**2 = 9.\n\\textbf{Answer: 9}',
  ])('only becomes longer: %j', (text) => {
    const whole = shown(text, true);
    for (let length = 1; length < text.length; length += 1) {
      const part = shown(text.slice(0, length), false);
      expect(whole.startsWith(part), `${JSON.stringify(text.slice(0, length))} shows ${part}`).toBe(true);
    }
  });
});
