/** The files of the documentation on the website: its Markdown pages as HTML, the list of them, the pictures that they show. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { indexBody } from './index-page.ts';
import { documentOf, styleSheet } from './layout.ts';
import { addressOf } from './link-target.ts';
import { renderPage, titleOf, type RenderedPage, type Section } from './render-page.ts';
import { rootFrom } from './standins.ts';

/** Contents by path within the folder of the documentation, e.g. `results/relay-math-test.html`. */
export type Website = ReadonlyMap<string, string | Uint8Array>;

/** Fewer sections than this need no list of them. */
const LISTED_SECTIONS = 3;

/**
 * Reads `docs/` and the style sheets.
 * @param project the folder of the repository
 * @throws Error where a page cannot be rendered (renderPage)
 */
export async function buildWebsite(project: string): Promise<Website> {
  const docs = join(project, 'docs');
  const entries = await readdir(docs, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(docs, join(parentPath, name)).replaceAll('\\', '/'));
  const texts = new Map<string, string>();
  for (const file of files.filter((name) => name.endsWith('.md')).sort()) {
    texts.set(file, await readFile(join(docs, file), 'utf8'));
  }
  const titles = new Map(files.map((file) => [file, titleOf(texts.get(file) ?? '')]));
  const pages = new Map([...texts].map(([file, text]) => [file, renderPage(file, text, { titles })]));

  const website = new Map<string, string | Uint8Array>();
  website.set('index.html', indexPage(pages));
  for (const [file, page] of pages) website.set(addressOf(file), pageDocument(file, page));
  const shown = new Set([...pages.values()].flatMap((page) => [...page.files]));
  for (const file of shown) if (!pages.has(file)) website.set(file, await readFile(join(docs, file)));
  // The palette is that of the page.
  const styles = ['src/ui/styles/tokens.css', 'src/docs/docs.css'];
  const sheets = await Promise.all(styles.map((path) => readFile(join(project, path), 'utf8')));
  website.set(styleSheet, sheets.join('\n'));
  return website;
}

const indexPage = (pages: ReadonlyMap<string, RenderedPage>): string =>
  documentOf({
    title: 'Documentation',
    description: 'All pages of the documentation of Relay.',
    body: indexBody(pages),
    root: '',
  });

const pageDocument = (file: string, { title, purpose, body, sections }: RenderedPage): string =>
  documentOf({ title, description: purpose, body, aside: contents(sections), root: rootFrom(file) });

/** A list of the sections of a long page. */
function contents(sections: readonly Section[]): string {
  if (sections.length < LISTED_SECTIONS) return '';
  const items = sections.map(({ anchor, title }) => `<li><a href="#${anchor}">${title}</a></li>`);
  return `<nav class="contents" aria-labelledby="onThisPage">
<h2 id="onThisPage">On this page</h2>
<ul>
${items.join('\n')}
</ul>
</nav>
`;
}
