/**
 * The frame of a documentation page, as one HTML document: no scripts, one style sheet, links relative to the page. It runs
 * in the build, in the proxy and in the service worker.
 */

/** A document to frame. */
export interface DocumentParts {
  readonly title: string;
  /** What search engines and link previews show. */
  readonly description: string;
  /** HTML of the main part. */
  readonly body: string;
  /** HTML between head and main part, e.g. the sections of a long page. */
  readonly aside?: string;
  /** The address of the folder of the documentation with a slash at its end, as seen from the page; '' within it. */
  readonly root: string;
}

/** The style sheet of all pages, in the folder of the documentation. */
export const styleSheet = 'docs.css';

/**
 * Stricter than the policy of the page (src/proxy/request/security-headers.ts), and there on file hosts, too. A browser
 * applies both.
 */
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** The whole document. Ids of the frame have capitals, which anchors of headings never have. */
export function documentOf({ title, description, body, aside = '', root }: DocumentParts): string {
  const app = `${root}../`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <meta name="description" content="${escapeHtml(description)}" />
    <link rel="icon" href="${root}../favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${root}${styleSheet}" />
    <title>${escapeHtml(title)} – Relay</title>
  </head>
  <body>
    <a class="skip" href="#mainText">Skip to the text</a>
    <header class="head">
      <a class="app" href="${app}"><img src="${root}../favicon.svg" alt="" width="28" height="28" />Relay</a>
      <nav aria-label="Documentation"><a href="${root}index.html">Documentation</a></nav>
    </header>
    <div class="columns">
${aside}      <main id="mainText" tabindex="-1">
${body}
      </main>
    </div>
    <footer class="foot">
      <a href="${root}index.html">All pages of the documentation</a>
      <a href="${app}">Back to Relay</a>
    </footer>
  </body>
</html>
`;
}

/** Text as HTML, also within a quoted attribute. */
export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": '#39',
  };
  return text.replaceAll(/[&<>"']/g, (character) => `&${names[character] ?? ''};`);
}
