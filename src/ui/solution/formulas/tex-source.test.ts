import fc from '../../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { renderMarkup, setsAsTex } from './katex-adapter.ts';
import { formulaText, renderFormula } from './render-formula.ts';
import { needsDisplay, readTexSource } from './tex-source.ts';

/** What is seen of a formula, spaces as they are. */
function seen(source: string, inBox = false): string {
  const { tex } = readTexSource(source, inBox);
  const html = renderMarkup(tex, tex, 'x', needsDisplay(tex));
  if (html === null) return `refused: ${tex}`;
  return html
    .replace(/<span class="katex-mathml">[\s\S]*?<\/math><\/span>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\u200b/g, '')
    .replace(/\u00a0/g, ' ');
}

describe('readTexSource', () => {
  it.each([
    ['50%', '50%'],
    ['\\boxed{25%}', '25%'],
    ['\\boxed{100\\%}', '100%'],
    ['a = 5 % a comment, as it ends the line\n+ b', 'a=5% a comment, as it ends the line+b'],
    ['1 %\n + 2', '1+2'],
    ['\\boxed{12 pens}', '12 pens'],
    ['12 blue pens', '12 blue pens'],
    ['\\boxed{No}', 'No'],
    ['\\boxed{Friday at 3 pm}', 'Friday at 3 pm'],
    ['\\boxed{$15}', '$15'],
    ['x and y', 'x and y'],
    ['15\\mbox{ cm}^2', '15 cm2'],
    ['5 cm', '5 cm'],
    ['N = abcd', 'N=abcd'],
    ['2 ab + ABC', '2ab+ABC'],
    ['x_{max} \\text{ for all } n', 'xmax for all n'],
    ['12</call></call>', '12'],
    ['\\begin{eqnarray*}a&=&b\\end{eqnarray*}', 'a=b'],
    ['\\begin{multline}a\\\\b\\end{multline}', 'ab'],
    ['\\begin{tabular}[t]{|l|p{2cm}|@{}c}Pens & 2\\end{tabular}', 'Pens2'],
    ['\\begin{array}{*{2}{c}}1&2\\end{array}', '12'],
    ['\\multicolumn{2}{c}{x} + \\textcolor{red}{y}', 'x+y'],
    ['\\overparen{AB} + \\textdollar 5', 'AB+$5'],
    ['\\cancelto{0}{x}', 'x0'],
    ['a + \\unknown{b}', 'a+\\unknownb'],
  ])('%s shows %s', (source, expected) => {
    const shown = seen(source);
    expect(shown.replace(/ /g, '')).toBe(expected.replace(/ /g, ''));
    for (const words of expected.match(/\p{L}+ \p{L}+|\d \p{L}+/gu) ?? []) expect(shown).toContain(words);
  });

  it('takes a lone answer for a word only where it is one', () => {
    expect(seen('18 red apples', true)).toBe('18 red apples');
    expect(readTexSource('Monday', true).tex).toBe('\\text{Monday}');
    expect(readTexSource('abc', true).tex).toBe('abc');
    expect(readTexSource('\\frac{1}{2}', true).tex).toBe('\\frac{1}{2}');
  });

  it('maps offsets both ways', () => {
    const { tex, toTex, toSource } = readTexSource('5 % of 18 red apples</call> = x');
    for (const word of ['5', 'red', 'apples', 'x']) {
      const at = '5 % of 18 red apples</call> = x'.indexOf(word);
      expect(tex.slice(toTex(at))).toMatch(new RegExp(`^${word}`));
      expect(toSource(toTex(at))).toBe(at);
    }
  });

  it('maps in order, for any text', () => {
    const piece = fc.constantFrom(
      '%',
      '$',
      ' ',
      'red apples',
      '18',
      '</call>',
      '\\text{',
      '}',
      '\n',
      '\\boxed{',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        const source = parts.join('');
        const { tex, toTex, toSource } = readTexSource(source);
        const positions = Array.from({ length: source.length + 1 }, (_, at) => toTex(at));
        const back = Array.from({ length: tex.length + 1 }, (_, at) => toSource(at));
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
        expect(back).toEqual([...back].sort((a, b) => a - b));
        expect(Math.max(...positions)).toBeLessThanOrEqual(tex.length);
        expect(Math.max(...back)).toBeLessThanOrEqual(source.length);
      }),
    );
  });
});

it.each([
  '\\htmlData{a=b}{7}',
  '\\href{javascript:alert(1)}{7}',
  '\\gdef\\htmlData#1#2{#2}7',
  '\\@firstoftwo{1}{2}',
])('does not set what could forge an author: %s', (source) => {
  expect(setsAsTex(readTexSource(source).tex, true)).toBe(false);
});

it('reads a rendered formula as its characters', () => {
  expect(formulaText(renderFormula('98 \\times x < 4', false, []) ?? '')).toBe('98×x<4');
});
