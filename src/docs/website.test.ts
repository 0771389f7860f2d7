import { resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';

import { pageGroups } from './index-page.ts';
import { missingPage, offlinePage, rootFrom } from './standins.ts';
import { buildWebsite, type Website } from './website.ts';

const origin = 'https://relay.example/folder/docs/';
let website: Website;
let documents: ReadonlyMap<string, Document>;

beforeAll(async () => {
  website = await buildWebsite(resolve(import.meta.dirname, '../..'));
  documents = new Map(
    [...website].flatMap(([path, text]) =>
      typeof text === 'string' && path.endsWith('.html') ? [[path, parse(path, text)]] : [],
    ),
  );
});

const parse = (path: string, html: string): Document =>
  new JSDOM(html, { url: `${origin}${path}` }).window.document;

/** Every address in a page, absolute. */
const addressesIn = (document: Document): URL[] =>
  [...document.querySelectorAll('[href], [src]')].map(
    (element) => new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', document.URL),
  );

/** What is wrong with an address; null for one that works. */
function problemOf({ href, hash }: URL): string | null {
  const known = [`${origin}../`, `${origin}../favicon.svg`].map((address) => new URL(address).href);
  const [address = ''] = href.split('#');
  if (!address.startsWith('https://relay.example/') || known.includes(address)) return null;
  const path = address.slice(origin.length);
  if (!address.startsWith(origin) || !website.has(path)) return `${href}: no such file`;
  if (hash === '' || documents.get(path)?.getElementById(decodeURIComponent(hash.slice(1))) != null)
    return null;
  return `${href}: no such anchor`;
}

describe('the documentation as a website', () => {
  it('has every page, the list of them, and the pictures that pages show', () => {
    expect([...documents.keys()]).toEqual(
      expect.arrayContaining(['index.html', 'teachers.html', 'results/relay-math-test.html']),
    );
    expect(website.has('results/relay-math-test.svg')).toBe(true);
    expect([...website.keys()].filter((path) => path.endsWith('.md'))).toEqual([]);
    const pictures = [...website.keys()].filter((path) => path.startsWith('views/'));
    const shown = new Set([...documents.values()].flatMap(addressesIn).map(({ href }) => href));
    expect(pictures.filter((path) => !shown.has(origin + path))).toEqual([]);
  });

  it('has no dead link, anchor or picture', () => {
    const problems = [...documents].flatMap(([page, document]) =>
      addressesIn(document).flatMap((address) => {
        const problem = problemOf(address);
        return problem === null ? [] : [`${page}: ${problem}`];
      }),
    );
    expect(problems).toEqual([]);
  });

  it('lists each page once with its first paragraph, under a heading', () => {
    const links = [...(documents.get('index.html')?.querySelectorAll('.pages li') ?? [])].map((entry) => ({
      href: entry.querySelector('a')?.getAttribute('href') ?? '',
      purpose: entry.querySelector('span')?.textContent,
    }));
    const pages = [...documents.keys()].filter((path) => path !== 'index.html');
    expect(links.map(({ href }) => href).sort()).toEqual(pages.sort());
    expect(links.find(({ href }) => href === 'teachers.html')?.purpose).toMatch(
      /^This page says which teacher models/,
    );
    expect(links.filter(({ purpose }) => !/^This page .+\.$/.test(purpose ?? ''))).toEqual([]);
    const listed = pageGroups.flatMap(([, files]) => files).map((file) => file.replace('.md', '.html'));
    expect(listed.filter((path) => !documents.has(path))).toEqual([]);
  });

  it('has a language, a title of its own and one main heading on each page, and no script', () => {
    const titles = [...documents.values()].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const [page, document] of documents) {
      expect(document.documentElement.lang, page).toBe('en');
      expect(document.querySelectorAll('h1').length, page).toBe(1);
      expect(document.querySelectorAll('script, [style], style, iframe').length, page).toBe(0);
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size, page).toBe(ids.length);
    }
  });
});

describe('what stands in for a page', () => {
  it.each(['nothing.html', 'results/deep/nothing.html'])('links to the list from %s', (path) => {
    const root = rootFrom(path);
    for (const html of [missingPage(root), offlinePage(root)]) {
      const addresses = addressesIn(parse(path, html)).map(({ href }) => href);
      expect(addresses).toContain(`${origin}index.html`);
      expect(addresses).toContain(`${origin}docs.css`);
      expect(addresses).toContain('https://relay.example/folder/');
    }
  });
});
