/**
 * How much of what benchmarks hold the page sets as maths: the texts of .jsonl files are laid out as the page does it,
 * and each formula is also given to KaTeX by itself, whose answer is the measure.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import katex from 'katex';
import { z } from 'zod';
import { inlinesIn } from '../../ui/solution/markdown/direction.ts';
import { layOut } from '../../ui/solution/layout.ts';
import { readBlocks } from '../../ui/solution/markdown/read-blocks.ts';
import { renderAnswer } from '../../ui/solution/render-answer.ts';
import { renderFormula } from '../../ui/solution/formulas/render-formula.ts';
import { nodesIn } from '../../ui/solution/solution-blocks.ts';
import { readTexSource } from '../../ui/solution/formulas/tex-source.ts';

export interface RenderingCoverage {
  readonly benchmark: string;
  readonly texts: number;
  /** Texts of which nothing shows as TeX source. */
  readonly wholeTexts: number;
  /** Formulas between delimiters, and answers, which are formulas without any. */
  readonly formulas: number;
  /** Formulas that KaTeX sets in display mode as they are. */
  readonly byKatex: number;
  /** How many of these the page sets. */
  readonly ofThose: number;
  /** Formulas that the page sets and KaTeX alone does not. */
  readonly beyond: number;
  /** What KaTeX sets and the page does not. */
  readonly missed: readonly string[];
}

/** Fields with running text, and fields with TeX alone. */
const textFields = ['problem', 'question', 'solution', 'text'];
const formulaFields = ['answer'];
const rowSchema = z.record(z.string(), z.unknown());

/**
 * One result for each .jsonl file of a folder.
 *
 * @throws if the folder or a file cannot be read, or a line is no JSON object
 */
export async function measureRendering(folder: string): Promise<RenderingCoverage[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  return Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(join(folder, file), 'utf8'))
        .split('\n')
        .filter((line) => line.trim() !== '');
      const rows = lines.map((line) => rowSchema.parse(JSON.parse(line)));
      return coverageOf(basename(file, '.jsonl'), valuesOf(rows, textFields), valuesOf(rows, formulaFields));
    }),
  );
}

function valuesOf(rows: readonly Readonly<Record<string, unknown>>[], fields: readonly string[]): string[] {
  return rows.flatMap((row) =>
    fields.map((field) => row[field]).filter((value) => typeof value === 'string'),
  );
}

/**
 * @param texts running text with formulas in it
 * @param answers TeX without delimiters
 */
export function coverageOf(
  benchmark: string,
  texts: readonly string[],
  answers: readonly string[],
): RenderingCoverage {
  const formulas = [
    ...texts.flatMap(formulasIn),
    ...answers.map((tex) => ({ tex, isSet: renderAnswer(tex) !== null })),
  ];
  const byKatex = formulas.filter(({ tex }) => katexSets(tex));
  return {
    benchmark,
    texts: texts.length,
    wholeTexts: texts.filter(isWhole).length,
    formulas: formulas.length,
    byKatex: byKatex.length,
    ofThose: byKatex.filter(({ isSet }) => isSet).length,
    beyond: formulas.filter(({ tex, isSet }) => isSet && !katexSets(tex)).length,
    missed: byKatex.filter(({ isSet }) => !isSet).map(({ tex }) => tex),
  };
}

interface Formula {
  readonly tex: string;
  readonly isSet: boolean;
}

/** Delimiters by a plain pattern, so that a formula which the page overlooks is counted too. */
const delimited =
  /\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|(\\begin\{(align|equation|gather)\*?\}[\s\S]+?\\end\{\5\*?\})|(?<![\\$\d])\$(?![\s.,$])((?:[^$\\]|\\[\s\S])+?)(?<!\s)\$(?!\d)/g;

function formulasIn(text: string): Formula[] {
  const found = readBlocks(text, true).flatMap(inlinesIn);
  return [...text.matchAll(delimited)].flatMap((match) => {
    const tex =
      match
        .slice(1, 5)
        .concat(match[6] ?? '')
        .find((each) => each !== undefined && each !== '') ?? '';
    const start = match.index;
    // Between two prices.
    if (/^\d[^\\]* [A-Za-z]{2,}/.test(tex)) return [];
    const formula = found.find(
      (inline) => inline.kind === 'formula' && inline.start <= start && start < inline.end,
    );
    if (formula?.kind !== 'formula') return [{ tex, isSet: false }];
    const source = readTexSource(text.slice(formula.inner.start, formula.inner.end));
    return [{ tex, isSet: renderFormula(source.tex, formula.display, []) !== null }];
  });
}

function katexSets(tex: string): boolean {
  try {
    katex.renderToString(tex, { displayMode: true, strict: 'ignore' });
    return true;
  } catch (error) {
    if (error instanceof katex.ParseError) return false;
    throw error;
  }
}

function isWhole(text: string): boolean {
  const nodes = layOut({ text, spans: [], calls: [], complete: true }).flatMap(({ body }) => nodesIn(body));
  return nodes.every(
    (node) => node.kind !== 'source' && !(node.kind === 'text' && /\\[a-zA-Z]/.test(node.text)),
  );
}
