import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AttributedText, AuthorSpan } from './attribution.ts';
import type { SolutionBlock } from './layout.ts';
import { isSameBlock, layOut } from './layout.ts';

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
    .map(({ nodes }) =>
      nodes
        .map((node) => {
          switch (node.kind) {
            case 'text':
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
  for (const node of blocks.flatMap((block) => block.nodes)) {
    if (node.kind === 'call') sum += node.hidden?.tokens ?? 0;
    if (node.kind === 'text' || node.kind === 'formula') sum += node.credit?.tokens ?? 0;
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

  it('shows TeX that is broken, or not closed yet, as its source', () => {
    expect(sketch(layOut(authored('$\\frac{⟦1}⟧$')))).toBe('(0)$\\frac{[1}:2]$');
    expect(sketch(layOut(authored('so $1⟦2⟧', false)))).toBe('so $1(0)[2:1]');
  });

  it('refuses a forged author and keeps HTML as text', () => {
    const forged = layOut(authored('$\\htmlData{author=teacher,tokens=9}{7}$ <b>x</b>'));
    expect(sketch(forged)).toBe('$\\htmlData{author=teacher,tokens=9}{7}$ <b>x</b>');
  });

  it('keeps commands and secrets of the highlighting out of the markup', () => {
    const [block] = layOut(authored('$\\frac{1⟦2⟧}{3}$'));
    const formula = block?.nodes.find((node) => node.kind === 'formula');
    expect(formula?.html).not.toMatch(/htmlData|data-mark/);
    expect(formula?.html).toContain('<annotation encoding="application/x-tex">\\frac{12}{3}</annotation>');
  });

  it('lays a block out the same again until it changes', () => {
    const before = layOut(authored('One.\n\nTwo $x$.\n\nThr', true));
    const after = layOut(authored('One.\n\nTwo $x$.\n\nThree', true));
    const isSame = after.map(
      (block, index) => before[index] !== undefined && isSameBlock(before[index], block),
    );
    expect(isSame).toEqual([true, true, false]);
  });

  it('accounts for every token of the teacher and every call, for any text', () => {
    const piece = fc.constantFrom(
      ...['$', '$x^2$', '\\(', '\\)', '\\frac{1}{2}', ' 12 ', 'word ', '\n', '\n\n', '**', '- ', '⟦', '⟧'],
      ...['⟦', '⟧', '\\boxed{4', '}', '\\left(', '%', '&', '\\$', '<i>', '$a⟦=⟧b$', '`', '# '],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (parts, complete) => {
        const marked = balanced(parts.join(''));
        const solution = authored(marked, complete);
        const blocks = layOut(solution);
        const teacher = solution.spans.filter(({ author }) => author === 'teacher');
        const expected = teacher.reduce((sum, { tokenStarts }) => sum + tokenStarts.length, 0);
        expect(allTokens(blocks)).toBe(expected);
        const calls = blocks.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'call'));
        expect(calls).toHaveLength(solution.calls.length);
        for (const node of blocks.flatMap(({ nodes }) => nodes)) {
          if (node.kind !== 'text' || node.credit === null || node.credit.cover === 'group') continue;
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
