/** Prints the figures of the rendering benchmark. */
import type { RenderingCoverage } from './coverage.ts';

/** The table and what KaTeX sets and the page does not, for people. */
export function renderingReport(results: readonly RenderingCoverage[]): string {
  const share = (part: number, all: number): string =>
    all === 0 ? '-' : `${((100 * part) / all).toFixed(1)} %`;
  const lines = results
    .filter(({ texts, formulas }) => texts + formulas > 0)
    .map(
      ({ benchmark, texts, wholeTexts, formulas, byKatex, ofThose, beyond }) =>
        `${benchmark}: ${wholeTexts} of ${texts} texts without source (${share(wholeTexts, texts)}); ` +
        `${ofThose} of the ${byKatex} formulas that KaTeX sets (${share(ofThose, byKatex)}), ` +
        `${beyond} of the ${formulas - byKatex} others`,
    );
  const missed = results.flatMap(({ benchmark, missed: list }) =>
    list.map((tex) => `  ${benchmark}: ${tex}`),
  );
  return [...lines, ...(missed.length === 0 ? [] : ['KaTeX sets and the page does not:', ...missed])].join(
    '\n',
  );
}
