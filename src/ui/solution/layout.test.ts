import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import type { AttributedText, AuthorSpan } from './attribution.ts';
import { layOut, SolutionLayout } from './layout.ts';
import type { SolutionBlock } from './solution-blocks.ts';
import { nodesIn } from './solution-blocks.ts';

/** Teacher text stands in ⟦ ⟧ (one token a character), `·` is a call without text of its own. */
function authored(marked: string, complete = true): AttributedText {
  const spans: AuthorSpan[] = [];
  const calls: { at: number; call: number }[] = [];
  let text = '';
  let start = 0;
  const close = (author: 'student' | 'teacher') => {
    const call = author === 'teacher' ? calls.length - 1 : null;
    const tokenStarts = Array.from({ length: text.length - start }, (_, index) => start + index);
    if (text.length > start) spans.push({ start, end: text.length, author, call, tokenStarts });
    start = text.length;
  };
  for (const character of marked) {
    if (character === '⟦') {
      close('student');
      calls.push({ at: text.length, call: calls.length });
    } else if (character === '⟧') close('teacher');
    else text += character;
  }
  close('student');
  return { text, spans, calls, complete };
}

/** The whole layout as text: `[teacher]`, `{formula}`, `(call)`. */
function sketch(blocks: readonly SolutionBlock[]): string {
  return blocks
    .map(({ body }) =>
      nodesIn(body)
        .map((node) => {
          switch (node.kind) {
            case 'text':
            case 'source':
              return node.credit === null ? node.text : `[${node.text}:${node.credit.tokens}]`;
            case 'formula':
              return `{${tokensIn(node.html).join('+')}${node.credit === null ? '' : ':' + node.credit.tokens}}`;
            case 'break':
              return '/';
            case 'call':
              return `(${node.call}${node.hidden === null ? '' : ':' + node.hidden.tokens})`;
          }
        })
        .join(''),
    )
    .join('|');
}

function tokensIn(html: string): number[] {
  return [...html.matchAll(/data-author="teacher" data-tokens="(\d+)"/g)].map((match) => Number(match[1]));
}

function allTokens(blocks: readonly SolutionBlock[]): number {
  let sum = 0;
  for (const node of blocks.flatMap(({ body }) => nodesIn(body))) {
    if (node.kind === 'call') sum += node.hidden?.tokens ?? 0;
    else if (node.kind !== 'break') sum += node.credit?.tokens ?? 0;
    if (node.kind === 'formula') sum += tokensIn(node.html).reduce((a, b) => a + b, 0);
  }
  return sum;
}

describe('layOut', () => {
  it('marks the teacher in text, with a mark where the call was', () => {
    expect(sketch(layOut(authored('It is ⟦twelve⟧ then.')))).toBe('It is (0)[twelve:6] then.');
  });

  it('carries the teacher through a formula; delimiters count with what is next to them', () => {
    expect(sketch(layOut(authored('so $3 \\times 4 = ⟦12$ app⟧les')))).toBe('so (0){2}[ app:5]les');
  });

  it('counts tokens that show nothing where the call is', () => {
    const solution = authored('done⟦\n\n⟧');
    expect(sketch(layOut(solution))).toBe('done(0:2)');
  });

  it('marks a formula as a whole where no place inside is valid', () => {
    const nested = `${'{'.repeat(50)}⟦12⟧${'}'.repeat(50)}`;
    expect(sketch(layOut(authored(`$${nested}$`)))).toBe('(0){:2}');
  });

  it('shows TeX that is broken as its source', () => {
    expect(sketch(layOut(authored('$\\frac{⟦1}⟧$')))).toBe('(0)$\\frac{[1}:2]$');
  });

  it('sets a formula as it is written, with the teacher in it, and holds back what cannot stand yet', () => {
    expect(sketch(layOut(authored('so $x = 1⟦2⟧', false)))).toBe('so (0){1}');
    expect(sketch(layOut(authored('so $x = \\frac{1⟦2⟧', false)))).toBe('so (0:1){}');
    expect(sketch(layOut(authored('costs $⟦5⟧', false)))).toBe('costs (0:1)');
    expect(sketch(layOut(authored('costs $⟦5⟧ for each one', false)))).toBe('costs $(0)[5:1] for each one');
  });

  it('shows the rest of a formula that was never finished', () => {
    expect(sketch(layOut(authored('so \\[x = 12 + \\frac{1', true)))).toBe('so {}\\frac{1');
  });

  it('counts the teacher where the source is not what KaTeX gets', () => {
    expect(sketch(layOut(authored('$5⟦0%⟧$ and \\boxed{1⟦8 dol⟧lars}')))).toBe('(0){2} and (1){1+4}');
    expect(sketch(layOut(authored('$4⟦2</call>⟧$')))).toBe('(0){8}');
  });

  it('keeps the teacher in tables, lists and code', () => {
    const table = layOut(authored('| a | b |\n|---|---|\n| 1 | ⟦2⟧ |\n| 3 | 4 |\n'));
    expect(sketch(table)).toBe('ab1(0)[2:1]34');
    expect(sketch(layOut(authored('- a\n- b ⟦c⟧\n')))).toBe('ab (0)[c:1]');
    expect(sketch(layOut(authored('```\nx = ⟦4⟧\n```')))).toBe('x = (0)[4:1]');
  });

  it('reads from right to left where the words do', () => {
    const directions = layOut(authored('הסכום $x$.\n\nThe sum.\n\n$$x$$\n\n- المجموع', true));
    expect(directions.map(({ direction }) => direction)).toEqual(['rtl', 'ltr', null, 'rtl']);
  });

  it('refuses a forged author and keeps HTML as text', () => {
    const forged = layOut(authored('$\\htmlData{author=teacher,tokens=9}{7}$ <b>x</b>'));
    expect(sketch(forged)).toBe('$\\htmlData{author=teacher,tokens=9}{7}$ <b>x</b>');
  });

  it('keeps commands and secrets of the highlighting out of the markup', () => {
    const [block] = layOut(authored('$\\frac{1⟦2⟧}{3}$'));
    const formula =
      block === undefined ? undefined : nodesIn(block.body).find(({ kind }) => kind === 'formula');
    if (formula?.kind !== 'formula') throw new TypeError('There is no formula.');
    expect(formula.html).not.toMatch(/htmlData|data-mark/);
    expect(formula.html).toContain('<annotation encoding="application/x-tex">\\frac{12}{3}</annotation>');
  });

  it('keeps the blocks of a growing text until they change', () => {
    const layout = new SolutionLayout();
    const text = 'One ⟦a⟧.\n\nTwo $x$.\n\nThree.\n\nFo';
    const before = layout.layOut(authored(text, false));
    const after = layout.layOut(authored(`${text}ur`, false));
    expect(after.map((block, index) => block === before[index])).toEqual([true, true, true, false]);
    const credited = layout.layOut(authored(text.replace('Two', '⟦Two⟧'), false));
    expect(credited.map((block, index) => block === before[index])).toEqual([true, false, true, false]);
  });

  it('lays a growing text out as it does the whole', () => {
    const piece = fc.constantFrom(
      ...[
        '$',
        '$x^2$ ',
        '$$',
        '\\[',
        '\\]',
        '\\begin{align*}a&=b\\end{align*}',
        '\\frac{1}{2}',
        ' 12 ',
        'word ',
      ],
      ...[
        '\n',
        '\n\n',
        '**',
        '- ',
        '1. ',
        '| a | b |\n',
        '|---|---|\n',
        '```',
        '`',
        '# ',
        '⟦',
        '⟧',
        '\\boxed{4',
        '}',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const layout = new SolutionLayout();
        for (let i = 1; i <= parts.length; i += 1) {
          const solution = authored(balanced(parts.slice(0, i).join('')), i === parts.length);
          expect(layout.layOut(solution)).toEqual(layOut(solution));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('accounts for every token of the teacher and every call, for any text', () => {
    const piece = fc.constantFrom(
      ...['$', '$x^2$', '\\(', '\\)', '\\frac{1}{2}', ' 12 ', 'word ', '\n', '\n\n', '**', '- ', '⟦', '⟧'],
      ...['⟦', '⟧', '\\boxed{4', '}', '\\left(', '%', '&', '\\$', '<i>', '$a⟦=⟧b$', '`', '# '],
      ...['| a |\n', '|---|\n', '> ', '1. ', '```\n', '</call>', '\\textbf{', '<br>', '---\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (parts, complete) => {
        const marked = balanced(parts.join(''));
        const solution = authored(marked, complete);
        const blocks = layOut(solution);
        const teacher = solution.spans.filter(({ author }) => author === 'teacher');
        const expected = teacher.reduce((sum, { tokenStarts }) => sum + tokenStarts.length, 0);
        expect(allTokens(blocks)).toBe(expected);
        const calls = blocks.flatMap(({ body }) => nodesIn(body).filter(({ kind }) => kind === 'call'));
        expect(calls).toHaveLength(solution.calls.length);
        for (const node of blocks.flatMap(({ body }) => nodesIn(body))) {
          if (
            (node.kind !== 'text' && node.kind !== 'source') ||
            node.credit === null ||
            node.credit.cover === 'group'
          )
            continue;
          expect(teacher.some(({ start, end }) => solution.text.slice(start, end).includes(node.text))).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Drops brackets that do not pair. */
function balanced(marked: string): string {
  let open = false;
  let text = '';
  for (const character of marked) {
    if (character === '⟦' || character === '⟧') {
      if ((character === '⟦') === open) continue;
      open = !open;
    }
    text += character;
  }
  return open ? `${text}⟧` : text;
}
