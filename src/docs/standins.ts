/** What stands in the place of a documentation page that does not exist, or that cannot be fetched. */
import { documentOf } from './layout.ts';

/** For an address in the folder of the documentation that has no page; its status is 404. @param root see DocumentParts */
export const missingPage = (root: string): string =>
  documentOf({
    title: 'No such page',
    description: 'The documentation has no page at this address.',
    body: `<h1>No such page</h1>
<p>The documentation has no page at this address. <a href="${root}index.html">All pages of the documentation</a></p>`,
    root,
  });

/** For a page that was never opened on this device, without a connection. @param root see DocumentParts */
export const offlinePage = (root: string): string =>
  documentOf({
    title: 'Offline',
    description: 'This page of the documentation needs a connection.',
    body: `<h1>This page needs a connection</h1>
<p>The server of the documentation cannot be reached. Pages that you have opened on this device before can be read
without a connection; this one cannot. Relay itself works offline.</p>
<p><a href="">Try again</a></p>`,
    root,
  });

/**
 * The folder of the documentation as seen from a page in it.
 * @param path of the page within the folder, e.g. `results/a.html`
 * @example rootFrom('results/a.html') // '../'
 */
export const rootFrom = (path: string): string => '../'.repeat(path.split('/').length - 1);
