/** Renders an answer: the content of a box, which may be TeX, a number with its unit, or words. */
import { renderFormula } from './formulas/render-formula.ts';
import { needsDisplay, readTexSource } from './formulas/tex-source.ts';

/** @returns see `renderFormula` */
export function renderAnswer(answer: string): string | null {
  // Known answers of some benchmarks come with delimiters.
  const [, inner = answer] = /^\s*(?:\$+|\\[([])([^$]*?)(?:\$+|\\[)\]])\s*$/.exec(answer) ?? [];
  return renderFormula(readTexSource(inner, true).tex, needsDisplay(inner), []);
}
