/** Renders a Markdown page of `docs/` as HTML, with the anchors that GitHub gives to its headings. */
import GithubSlugger from 'github-slugger';
import { Lexer, Parser, Renderer, type Token, type Tokens } from 'marked';
import { escapeHtml } from './layout.ts';
import { linkTarget, type LinkTarget } from './link-target.ts';

/** A heading of the second level. */
export interface Section {
  readonly anchor: string;
  /** As HTML. */
  readonly title: string;
}

export interface RenderedPage {
  /** As plain text. */
  readonly title: string;
  /** The first paragraph, "This page ...", as plain text. */
  readonly purpose: string;
  /** As HTML. */
  readonly body: string;
  readonly sections: readonly Section[];
  /** Files that its links and pictures lead to, relative to `docs/`. */
  readonly files: ReadonlySet<string>;
}

/** What pages know of `docs/`. Paths are relative to it. */
export interface DocsFolder {
  /** The files; null where a file is no page, else the title of the page. */
  readonly titles: ReadonlyMap<string, string | null>;
}

/** The title of a page, as plain text; null where it does not begin with one. */
export function titleOf(markdown: string): string | null {
  const [title] = Lexer.lex(markdown, { gfm: true });
  return title?.type === 'heading' ? plainText(title.tokens) : null;
}

/**
 * @param page the file, relative to `docs/`
 * @param markdown its text
 * @throws Error where the page does not begin with a title and a paragraph, has HTML in it, or a picture that is no file of
 *   `docs/`
 */
export function renderPage(page: string, markdown: string, folder: DocsFolder): RenderedPage {
  const tokens = Lexer.lex(markdown, { gfm: true });
  const renderer = new PageRenderer(page, folder);
  const body = new Parser({ renderer }).parse(tokens);
  const [title, purpose] = tokens.filter(({ type }) => type !== 'space');
  if (title?.type !== 'heading' || purpose?.type !== 'paragraph') {
    throw new Error(`docs/${page} does not begin with a title and a paragraph`);
  }
  const { sections, files } = renderer;
  return { title: plainText(title.tokens), purpose: plainText(purpose.tokens), body, sections, files };
}

/** In characters: fits a line on a phone. */
const LONGEST_NAME = 32;

/** One for each page: it collects sections and files, and numbers headings of the same name. */
class PageRenderer extends Renderer {
  readonly sections: Section[] = [];
  readonly files = new Set<string>();
  readonly #page: string;
  readonly #folder: DocsFolder;
  readonly #slugger = new GithubSlugger();

  constructor(page: string, folder: DocsFolder) {
    super();
    this.#page = page;
    this.#folder = folder;
  }

  override heading({ tokens, depth }: Tokens.Heading): string {
    const anchor = this.#slugger.slug(plainText(tokens));
    const title = this.parser.parseInline(tokens);
    if (depth === 2) this.sections.push({ anchor, title });
    return `<h${depth} id="${anchor}">${title}</h${depth}>\n`;
  }

  override link({ href, tokens }: Tokens.Link): string {
    const [shown, text] = [this.parser.parseInline(tokens), plainText(tokens)];
    const target = this.#targetOf(href);
    if (target.kind === 'repository') {
      // The website has no address for it: its path says where it is.
      return text === target.path ? shown : `${shown} (<code>${escapeHtml(target.path)}</code>)`;
    }
    if (target.file !== null) this.files.add(target.file);
    // A link that says the name of a Markdown file says the title of its page here.
    const title =
      text === href.replace(/#.*$/, '') && target.file !== null ? this.#folder.titles.get(target.file) : null;
    return `<a href="${escapeHtml(target.href)}">${title == null ? shown : escapeHtml(title)}</a>`;
  }

  override image({ href, text }: Tokens.Image): string {
    const target = this.#targetOf(href);
    if (target.kind !== 'link' || target.file === null) throw this.#error(`no picture at ${href}`);
    this.files.add(target.file);
    const source = escapeHtml(target.href);
    // A press shows it in its own size, as on GitHub.
    return `<a class="picture" href="${source}"><img src="${source}" alt="${escapeHtml(text)}" /></a>`;
  }

  /** A wide one scrolls by itself, and can be reached with the keyboard for that. */
  override table(token: Tokens.Table): string {
    return `<div class="scroll" tabindex="0">${super.table(token)}</div>\n`;
  }

  /** A header without a text heads nothing, as above numbers of rows. */
  override tablecell(token: Tokens.TableCell): string {
    return super.tablecell({ ...token, header: token.header && token.tokens.length > 0 });
  }

  /** A number and its percent sign stay in one line. */
  override text(token: Tokens.Text | Tokens.Escape): string {
    // One that holds further tokens is put together from them.
    if ('tokens' in token && token.tokens !== undefined) return super.text(token);
    return super.text(token).replaceAll(/(\d) %/g, '$1\u00a0%');
  }

  /** A name stays in one line, where a hyphen or a narrow column would break it. */
  override codespan({ text }: Tokens.Codespan): string {
    const isName = text.length <= LONGEST_NAME && !/\s/.test(text);
    return `<code${isName ? ' class="name"' : ''}>${escapeHtml(text)}</code>`;
  }

  override code({ text }: Tokens.Code): string {
    return `<pre tabindex="0"><code>${escapeHtml(text)}\n</code></pre>\n`;
  }

  override html({ text }: Tokens.HTML | Tokens.Tag): string {
    if (text.replaceAll(/<!--[^]*?-->/g, '').trim() === '') return '';
    throw this.#error(`HTML in Markdown: ${text}`);
  }

  #targetOf(href: string): LinkTarget {
    return linkTarget(this.#page, href, (file) => this.#folder.titles.has(file));
  }

  #error(what: string): Error {
    return new Error(`docs/${this.#page}: ${what}`);
  }
}

/** The text of a heading or paragraph without its formatting. */
const plainText = (tokens: Token[] | undefined): string => {
  const parser = new Parser<string, string>();
  return parser.parseInline(tokens ?? [], parser.textRenderer);
};
