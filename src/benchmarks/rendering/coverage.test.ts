import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { coverageOf, measureRendering } from './coverage.ts';
import { renderingReport } from './report.ts';

const texts = [
  'Find $x$ if \\[\\begin{align*}x&=1\\end{align*}\\]',
  'A pen costs $2 and $3x^2$ more.',
  'Half of $50%$, that is \\(\\mbox{ten}\\).',
  'Broken: $\\frac{1$ and $\\htmlClass{a}{b}$.',
];

it('counts formulas that KaTeX sets, those of them that the page sets, and those beyond', () => {
  expect(coverageOf('own', texts, ['\\frac{1}{2}', '25%', 'x^'])).toEqual({
    benchmark: 'own',
    texts: 4,
    wholeTexts: 3,
    formulas: 10,
    byKatex: 7,
    ofThose: 6,
    beyond: 1,
    missed: ['\\htmlClass{a}{b}'],
  });
});

it('names what KaTeX sets and the page does not', () => {
  const result = coverageOf('own', ['So $\\href{https://example.org}{x}$.'], []);
  expect(result).toMatchObject({ byKatex: 1, ofThose: 0, wholeTexts: 0 });
  expect(renderingReport([result])).toContain('own: \\href{https://example.org}{x}');
});

it('reads the .jsonl files of a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rendering-'));
  try {
    const rows = [
      { problem: 'Find $x$.', answer: '4' },
      { question: 'What is $2$?', solution: '$2$.' },
    ];
    await writeFile(join(folder, 'set.jsonl'), `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
    await writeFile(join(folder, 'notes.txt'), 'none');
    const results = await measureRendering(folder);
    expect(results).toMatchObject([{ benchmark: 'set', texts: 3, wholeTexts: 3, formulas: 4, ofThose: 4 }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
