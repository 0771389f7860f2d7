import { expect, it } from 'vitest';

import { reduceLog } from '../../relay/run-state.ts';
import { en } from '../locales/en/index.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { toLatex, toMarkdown } from './documents.ts';

const run = async (script: string) => reduceLog(await recordedRun(`${script}<|im_end|>`, []));

it('writes a solution as Markdown, with its problem and its authors', async () => {
  const markdown = toMarkdown(await run('It costs $5, so \\(2 + 3\\) is\n\n\\[ \\boxed{5} \\]'), en);
  expect(markdown).toMatch(
    /^> .+\n\nIt costs \$5, so \$2 \+ 3\$ is\n\n\$\$\n\\boxed\{5\}\n\$\$\n\n\*.*student.*\*\n$/,
  );
});

it('writes a LaTeX document in which formulas stay and text is text', async () => {
  const latex = toLatex(await run('**So** 50% of $x_1$ & a_b \\$ ~ ^ {c} #1 is $$\\frac{1}{2}$$'), en);
  expect(latex).toContain(
    '\\textbf{So} 50\\% of $x_1$ \\& a\\_b \\$ \\textasciitilde{} \\textasciicircum{} \\{c\\} \\#1 is \\[\n\\frac{1}{2}\n\\]',
  );
  expect(latex.startsWith('\\documentclass{article}')).toBe(true);
});

it('puts no display into another one', async () => {
  const latex = toLatex(await run('\\begin{align*} x &= 5 \\end{align*}'), en);
  expect(latex).toContain('\n\\begin{align*} x &= 5 \\end{align*}\n');
  expect(latex).not.toContain('\\[');
});
