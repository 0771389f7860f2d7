import fc from '../../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { highlightFormula } from './highlight-formula.ts';
import type { ForeignSpan, FormulaHighlights } from './highlight-formula.ts';
import { treeText } from './katex-adapter.ts';

/** `a[bc]d` is the formula abcd, of which the teacher wrote bc. */
function read(marked: string): { source: string; spans: ForeignSpan[] } {
  let source = '';
  const spans: ForeignSpan[] = [];
  let start: number | null = null;
  for (const character of marked) {
    if (character === '⟦') start = source.length;
    else if (character === '⟧' && start !== null) {
      spans.push({ start, end: source.length, author: 'teacher', call: spans.length });
    } else source += character;
  }
  return { source, spans };
}

/** What is highlighted, `=` before what is exactly the author's and `~` before a group of which a part is. */
function highlighted(marked: string): string[] | string {
  const { source, spans } = read(marked);
  const result = highlightFormula(source, spans, false);
  if (result.kind !== 'inside') return result.kind;
  return result.highlights.map(
    ({ cover, start, end }) => `${cover === 'exact' ? '=' : '~'}${source.slice(start, end)}`,
  );
}

describe('highlightFormula', () => {
  it.each([
    ['3 \\times ⟦47 = 141⟧', ['=47 = 141']],
    ['1⟦23⟧4', ['=23']],
    ['a⟦=⟧b', ['==']],
    ['\\frac{1⟦2⟧}{3}', ['=2']],
    ['\\frac⟦1⟧2', ['=1']],
    ['\\sqrt⟦3⟧ + 1', ['=3']],
    ['x^⟦2⟧', ['=2']],
    ['x_{i⟦j⟧}^2', ['=j']],
    ['⟦x⟧^2', ['=x']],
    ['\\text{ab⟦cd⟧}', ['=cd']],
    ['\\left(⟦x⟧\\right)', ['=x']],
    ['\\boxed{4⟦2⟧}', ['=2']],
    ['\\begin{aligned}a&=⟦b\\\\c⟧&=d\\end{aligned}', ['=b', '=c']],
    ['⟦a⟧ + ⟦b⟧', ['=a', '=b']],
    ['{⟦a⟧ \\over b}', ['=a']],
    ["f⟦'⟧(x)", ["~f'"]],
  ])('marks exactly what the teacher wrote: %s', (marked, expected) => {
    expect(highlighted(marked)).toEqual(expected);
  });

  it.each([
    ['3 ⟦\\ti⟧mes 4', ['~\\times']],
    ['⟦\\frac{1⟧}{2} + 1', ['~\\frac{1}{2}']],
    ['⟦\\left⟧( x \\right) y', ['~\\left( x \\right)']],
    ['⟦\\sum⟧_{i=1}^n i', ['~\\sum_{i=1}^n']],
    ['a \\text{x-⟦-⟧y} b', ['~x--y']],
    ['a + \\hspace{1⟦em⟧} b', ['~\\hspace{1em}']],
  ])('marks the smallest group around half a command: %s', (marked, expected) => {
    expect(highlighted(marked)).toEqual(expected);
  });

  it.each(['{\\displaystyle ⟦x⟧ y}', 'a ⟦\\displaystyle⟧ y', '\\not⟦=⟧ 3', '⟦-⟧1', 'x ⟦+⟧', '\\dots⟦+⟧ 1'])(
    'never changes what the formula says: %s',
    (marked) => {
      expect(highlighted(marked)).not.toBe('source');
    },
  );

  it('marks the parts of a formula that KaTeX sets in display mode only', () => {
    const { source, spans } = read('\\begin{align*}a &= ⟦12⟧ \\\\ b &= 3 \\tag{1}\\end{align*}');
    const result = highlightFormula(source, spans, true);
    expect(result).toMatchObject({ kind: 'inside', highlights: [{ cover: 'exact' }] });
    expect(highlightFormula(source, spans, false).kind).toBe('source');
  });

  it('marks what stands next to a command that KaTeX lacks, and in a coloured part', () => {
    expect(highlighted('\\unknown + ⟦12⟧')).toEqual(['=12']);
    expect(highlighted('\\textcolor{red}{1⟦2⟧}')).toEqual(['=2']);
    expect(highlighted('15\\mbox{ c⟦m⟧}')).toEqual(['=m']);
  });

  it('passes over comments', () => {
    expect(highlighted('⟦5⟧% 6}⟦7⟧')).toEqual(['=5']);
  });

  it.each([
    'x^',
    '\\frac{1}',
    '\\htmlClass{teacher}{7}',
    '\\htmlData{author=teacher}{7}',
    '\\href{javascript:alert(1)}{7}',
    '\\includegraphics{http://example.org/x.png}',
    '\\def\\htmlData#1#2{#2}7',
    '\\let\\x=\\htmlData 7',
    '\\csname htmlData\\endcsname{a=b}{c}',
  ])('shows what is no TeX, or would forge an author, as its source: %s', (source) => {
    expect(highlightFormula(source, [{ start: 0, end: 1, author: 'teacher', call: 0 }], false).kind).toBe(
      'source',
    );
  });

  it('shows a formula that would overflow the stack as its source', () => {
    const span: ForeignSpan = { start: 0, end: 1, author: 'teacher', call: 0 };
    expect(highlightFormula('{'.repeat(50_000), [span], false).kind).toBe('source');
  });

  it('marks a very deep formula as a whole', () => {
    const source = `${'{'.repeat(60)}x${'}'.repeat(60)}`;
    const span: ForeignSpan = { start: 60, end: 61, author: 'teacher', call: 0 };
    expect(highlightFormula(source, [span], false).kind).toBe('whole');
  });

  const pieces = fc.constantFrom(
    ...[
      '1',
      '23',
      'x',
      '=',
      '+',
      ' ',
      '^',
      '_',
      '{',
      '}',
      '\\frac',
      '\\sqrt',
      '\\times',
      '\\text{',
      '&',
      '\\\\',
    ],
    ...['\\left(', '\\right)', '\\boxed{', "'", '\\sum', '\\limits', '%', '\\begin{matrix}', '\\end{matrix}'],
    ...['\\over', '\\displaystyle', '\\dots', '-', '~', '\\%', 'é', '𝑥', '\\sqrt[', ']', '\\rm', '\\not'],
  );
  const validPieces = fc.constantFrom(
    ...['1', '23', 'x^2', '\\frac{1}{2}', '\\frac34', '\\sqrt{x+1}', '\\text{ab c}', '\\left(y\\right)', '='],
    ...[
      '\\times',
      '\\boxed{42}',
      '\\sum_{i=1}^n',
      'a_1^{b_2}',
      ' ',
      '\\dots',
      "f'",
      '\\binom{n}{k}',
      '{\\rm d}',
    ],
    ...['\\begin{cases}1&2\\\\3&4\\end{cases}', '\\operatorname{ggT}(a,b)', '\\overline{AB}', '10\\%'],
  );

  it('never throws; highlights keep the formula as it is, hold all that the teacher wrote, and never overlap', () => {
    const source = fc
      .array(fc.oneof({ weight: 1, arbitrary: pieces }, { weight: 2, arbitrary: validPieces }), {
        minLength: 1,
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    const cuts = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(source, cuts, (tex, offsets) => {
        const spans = spansFrom(tex, offsets);
        check(tex, spans, highlightFormula(tex, spans, false));
      }),
      { numRuns: 400 },
    );
  });
});

function spansFrom(tex: string, offsets: readonly number[]): ForeignSpan[] {
  const sorted = offsets.map((offset) => Math.min(offset, tex.length)).sort((a, b) => a - b);
  const spans: ForeignSpan[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    const start = sorted[i] ?? 0;
    const end = sorted[i + 1] ?? 0;
    if (end > start) spans.push({ start, end, author: 'teacher', call: i });
  }
  return spans;
}

function check(tex: string, spans: readonly ForeignSpan[], result: FormulaHighlights): void {
  // Without spans there is nothing to check: rendering says whether KaTeX takes the formula.
  if (spans.length === 0) return;
  if (treeText(tex, 'x', false) === null) {
    expect(result.kind).toBe('source');
    return;
  }
  expect(result.kind).not.toBe('source');
  if (result.kind !== 'inside') return;
  let at = 0;
  for (const { start, end, cover } of result.highlights) {
    expect(start).toBeGreaterThanOrEqual(at);
    at = end;
    const theirs = spans.filter((span) => span.start < end && start < span.end);
    expect(theirs.length).toBeGreaterThan(0);
    if (cover === 'exact') expect(theirs[0]?.start).toBeLessThanOrEqual(start);
    if (cover === 'exact') expect(theirs[0]?.end).toBeGreaterThanOrEqual(end);
  }
  // Digits show, outside comments; whatever else the teacher wrote may be white space or structure.
  if (tex.includes('%')) return;
  for (const span of spans) {
    for (let i = span.start; i < span.end; i += 1) {
      if (!/\d/.test(tex.charAt(i))) continue;
      const isMarked = result.highlights.some(({ start, end }) => start <= i && i < end);
      expect(isMarked, `${tex.slice(0, i)}>>>${tex.slice(i)}`).toBe(true);
    }
  }
}
