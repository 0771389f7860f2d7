/** Where a link of a Markdown page leads on the website, which holds `docs/` but no other file of the repository. */
import { posix } from 'node:path';

/** A link of the website, or a file that only the repository has. */
export type LinkTarget =
  /** `file` is what the website must hold for it, relative to `docs/`; null where it leads elsewhere. */
  | { readonly kind: 'link'; readonly href: string; readonly file: string | null }
  /** Relative to the root of the repository. */
  | { readonly kind: 'repository'; readonly path: string };

/** The address of a Markdown page on the website, relative to `docs/`. */
export const addressOf = (file: string): string => file.replace(/\.md$/, '.html');

/**
 * @param page the Markdown file with the link, relative to `docs/`
 * @param target as the page has it: an address, or a path relative to the page, with or without an anchor
 * @param isFile whether a path relative to `docs/` is a file
 */
export function linkTarget(page: string, target: string, isFile: (file: string) => boolean): LinkTarget {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target)) return { kind: 'link', href: target, file: null };
  const [path = '', anchor] = target.split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (path === '') return { kind: 'link', href: hash, file: null };
  const file = posix.normalize(posix.join(posix.dirname(page), decodeURIComponent(path)));
  if (isFile(file)) return { kind: 'link', href: `${addressOf(path)}${hash}`, file };
  return { kind: 'repository', path: posix.normalize(posix.join('docs', file)) };
}
