/**
 * The adapter to KaTeX: which TeX it may render, which wrapper it may trust, and when two sources parse to the same tree.
 *
 * Authors may not use HTML commands, which could forge who wrote what, or definitions, which could rename the wrapper.
 * Colours are dropped (tex-macros.ts).
 */
import katex, { __parse } from 'katex';
import type { KatexOptions } from 'katex';

import { macros } from './tex-macros.ts';

declare module 'katex' {
  /** Exported by KaTeX but left out of its types: the parse tree, a list of plain objects. */
  export function __parse(tex: string, options?: KatexOptions): unknown;
}

const refused =
  /\\(?:html[A-Za-z]*|href|url|includegraphics|[gex]?def|let|futurelet|global|long|(?:re)?newcommand|providecommand|csname|pagecolor|char)(?![A-Za-z])|\\@/;

/** Whether a formula may be rendered; else its source is shown. */
export function isAllowed(source: string): boolean {
  return !refused.test(source);
}

/** Whether KaTeX sets a formula. */
export function setsAsTex(source: string, displayMode: boolean): boolean {
  return isAllowed(source) && attempt(() => __parse(source, options('', displayMode))) !== null;
}

/**
 * KaTeX's parse tree as text, positions left out and our wrappers replaced by what they hold; null where KaTeX refuses
 * the source.
 *
 * @param secret see `renderMarkup`.
 */
export function treeText(source: string, secret: string, displayMode: boolean): string | null {
  return attempt(() =>
    JSON.stringify(withoutWrappers(__parse(source, options(secret, displayMode)), secret)),
  );
}

/**
 * HTML for the eye and, from the source without wrappers, MathML for screen readers and the clipboard; null where KaTeX
 * refuses the source.
 *
 * @param secret the value of `data-mark` that makes a wrapper ours: authors cannot guess it.
 */
export function renderMarkup(
  source: string,
  wrapped: string,
  secret: string,
  displayMode: boolean,
): string | null {
  return attempt(() => {
    const settings = options(secret, displayMode);
    const output = wrapped === source ? 'htmlAndMathml' : 'html';
    const html = katex.renderToString(wrapped, { ...settings, output });
    if (/^<span class="katex-error"/.test(html)) return null;
    if (wrapped === source) return html;
    const mathml = katex.renderToString(source, { ...settings, macros: macros(), output: 'mathml' });
    const math = /<math[\s\S]*<\/math>/.exec(mathml)?.[0] ?? '';
    const visible = html.replaceAll(` data-mark="${secret}"`, '');
    const opening = '<span class="katex">';
    return visible.replace(opening, () => `${opening}<span class="katex-mathml">${math}</span>`);
  });
}

function options(secret: string, displayMode: boolean): KatexOptions {
  return {
    // A command that KaTeX lacks is shown by its name, and the rest of the formula is set. All else that is wrong throws
    // in the parser, which runs before anything is rendered.
    throwOnError: false,
    errorColor: 'currentcolor',
    strict: 'ignore',
    displayMode,
    // A formula that is still growing stays where it is.
    fleqn: true,
    maxSize: 20,
    maxExpand: 300,
    macros: macros(),
    trust: (context) => context.command === '\\htmlData' && context.attributes['data-mark'] === secret,
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    // Not TeX, or nested so deep that the stack ends: the caller has something else to show.
    if (error instanceof katex.ParseError || error instanceof RangeError) return null;
    throw error;
  }
}

function withoutWrappers(node: unknown, secret: string): unknown {
  if (Array.isArray(node)) {
    return node.flatMap((child: unknown) => {
      const body = wrappedBody(child, secret);
      return body === null ? [withoutWrappers(child, secret)] : withoutWrappers(body, secret);
    });
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'loc')
      .map(([key, value]) => [key, argument(value, secret)]),
  );
}

/** Where TeX wants one thing, `2`, `{2}` and a wrapper around 2 say the same. */
function argument(value: unknown, secret: string): unknown {
  const body = wrappedBody(value, secret);
  const stripped = withoutWrappers(body ?? value, secret);
  const row = body === null ? groupBody(stripped) : stripped;
  return Array.isArray(row) && row.length === 1 ? row[0] : stripped;
}

function groupBody(node: unknown): unknown {
  return isNode(node) && node['type'] === 'ordgroup' ? node['body'] : null;
}

function wrappedBody(node: unknown, secret: string): readonly unknown[] | null {
  if (!isNode(node) || node['type'] !== 'html' || !isNode(node['attributes'])) return null;
  const isOurs = node['attributes']['data-mark'] === secret;
  return isOurs && Array.isArray(node['body']) ? node['body'] : null;
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
