/**
 * Renders a formula to HTML with its highlights, as attributes that the page's styles and tests read.
 * highlight-formula.ts decides what is highlighted.
 */
import type { Highlight } from './highlight-formula.ts';
import { wrapSource } from './highlight-formula.ts';
import { isAllowed, renderMarkup } from './katex-adapter.ts';

export type CreditedHighlight = Highlight & { readonly tokens: number };

/** Rendered formulas by what decides their markup: the same ones are asked for whenever a run is looked back at. */
const rendered = new Map<string, string | null>();
const mostKept = 2_000;

/** HTML that holds nothing but KaTeX's own elements and our attributes; null where KaTeX or this page refuses the formula. */
export function renderFormula(
  source: string,
  display: boolean,
  highlights: readonly CreditedHighlight[],
): string | null {
  const key = JSON.stringify([source, display, highlights]);
  const known = rendered.get(key);
  if (known !== undefined) return known;
  const secret = randomHex();
  const wrapped = wrapSource(source, highlights, (highlight) => opening(highlight, secret));
  const html = isAllowed(source) ? renderMarkup(source, wrapped, secret, display) : null;
  if (rendered.size >= mostKept) rendered.clear();
  rendered.set(key, html);
  return html;
}

/** The characters of a rendered formula, as its MathML has them. */
export function formulaText(html: string): string {
  const [, math = html] = /<semantics>([\s\S]*?)<annotation/.exec(html) ?? [];
  return math
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function opening({ author, tokens, call, cover }: CreditedHighlight, secret: string): string {
  const data = { author, tokens, call: call ?? '', cover, mark: secret };
  const pairs = Object.entries(data).map(([key, value]) => `${key}=${value}`);
  return `\\htmlData{${pairs.join(',')}}{`;
}

/** Not `randomUUID`, which exists in secure contexts only. */
function randomHex(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join('');
}
