/** A run as a document of its own, for a text editor: Markdown or LaTeX, with the problem, the solution and who wrote it. */
import { solutionText } from '../../relay/solution.ts';
import type { RunState } from '../../relay/run-state.ts';
import type { Locale } from '../locales/index.ts';
import { formulaAt } from './formulas/formulas.ts';

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** @param tex without its delimiters, or with those that are part of it, as `\begin{align*}` */
  | { readonly kind: 'formula'; readonly tex: string; readonly display: boolean };

/** Markdown with formulas between dollar signs, as GitHub, Pandoc and Obsidian read it. */
export function toMarkdown(run: RunState, strings: Locale): string {
  const set = (text: string): string =>
    piecesOf(text)
      .map((piece) => {
        if (piece.kind === 'text') return piece.text;
        return piece.display ? `$$\n${piece.tex}\n$$` : `$${piece.tex}$`;
      })
      .join('');
  const problem = set(run.problem).replaceAll('\n', '\n> ');
  return `> ${problem}\n\n${set(solutionText(run)).trim()}\n\n*${sourceOf(run, strings)}*\n`;
}

/** A LaTeX document that compiles on its own. */
export function toLatex(run: RunState, strings: Locale): string {
  const set = (text: string): string =>
    piecesOf(text)
      .map((piece) => {
        if (piece.kind === 'text') return latexText(piece.text);
        if (!piece.display) return `$${piece.tex}$`;
        // `align` and the like are displays of their own, which amsmath forbids within another one.
        return ownDisplay.test(piece.tex) ? piece.tex : `\\[\n${piece.tex}\n\\]`;
      })
      .join('');
  return [
    '\\documentclass{article}',
    '\\usepackage{amsmath,amssymb}',
    '\\begin{document}',
    '\\begin{quote}',
    set(run.problem),
    '\\end{quote}',
    '',
    set(solutionText(run)).trim(),
    '',
    '\\medskip\\noindent',
    `\\emph{${latexText(sourceOf(run, strings))}}`,
    '\\end{document}',
    '',
  ].join('\n');
}

const ownDisplay = /^\s*\\begin\{(?:align|alignat|equation|gather|multline|flalign)\*?\}/;

/** Who wrote how much of the solution, as a sentence. */
export function sourceOf({ header, metrics }: RunState, strings: Locale): string {
  const { studentTokens, teacherTokens, callRatio } = metrics;
  return strings.solution.source(
    header?.student.name ?? '',
    header?.teacher?.name ?? null,
    teacherTokens,
    studentTokens + teacherTokens,
    callRatio,
  );
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let at = 0;
  const flush = (): void => {
    if (start < at) pieces.push({ kind: 'text', text: text.slice(start, at) });
  };
  while (at < text.length) {
    const formula = formulaAt(text, at, true);
    if (formula?.state !== 'closed') {
      // What a backslash escapes opens nothing.
      at += text[at] === '\\' ? 2 : 1;
      continue;
    }
    flush();
    const { inner, display } = formula;
    pieces.push({ kind: 'formula', tex: text.slice(inner.start, inner.end).trim(), display });
    at = start = formula.end;
  }
  at = text.length;
  flush();
  return pieces;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text outside of formulas: what LaTeX would take for commands is escaped; `**bold**` is kept. */
function latexText(text: string): string {
  return text
    .replace(/\\([$%#&_{}])|[\\~^#%&_{}$]/g, (found, escaped?: string) =>
      escaped === undefined ? (escapes[found] ?? `\\${found}`) : `\\${escaped}`,
    )
    .replace(/\*\*([^*\n]+)\*\*/g, '\\textbf{$1}');
}
