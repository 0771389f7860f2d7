import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../ui/locales/en/index.ts';
import { rooms } from '../../ui/locales/en/rooms.ts';

const root = resolve(import.meta.dirname, '../../..');
const rootPages = (await readdir(root)).filter((name) => name.endsWith('.md'));
const docsPages = (await readdir(join(root, 'docs'), { recursive: true })).filter((name) =>
  name.endsWith('.md'),
);
const pages = [...rootPages, ...docsPages.map((name) => join('docs', name))].sort();

/** Markdown without code: what looks like a link or a heading in there is none. */
const withoutCode = (text: string): string =>
  text
    .replace(/^( *)(```|~~~)[^]*?^\1\2/gm, '')
    .replace(/(`+)[^`]+?\1(?!`)/g, (code) => code.replace(/[[\]()]/g, ''));

/** Targets of links and images that lead to files of the repository or to a heading. */
function targetsIn(text: string): string[] {
  const inline = [...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)];
  const html = [...withoutCode(text).matchAll(/<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]+)"/g)];
  return [...inline, ...html]
    .map(([, target = '']) => target)
    .filter((target) => !/^(?:[a-z]+:|\/\/)/i.test(target));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, title = ''] of withoutCode(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const slug = title
      .replace(/\]\([^)]*\)/g, '')
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let copy = 1; anchors.has(anchor); copy += 1) anchor = `${slug}-${copy}`;
    anchors.add(anchor);
  }
  return anchors;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** What is wrong with a link on `page`; null for a link that works. */
async function problemOf(page: string, target: string): Promise<string | null> {
  const [path = '', anchor] = decodeURIComponent(target).split('#');
  const file = path === '' ? join(root, page) : resolve(root, dirname(page), path);
  if (relative(root, file).startsWith('..')) return `${target}: outside the repository`;
  if (!(await isThere(file))) return `${target}: no such file`;
  if (anchor === undefined || !file.endsWith('.md')) return null;
  return anchorsOf(await readFile(file, 'utf8')).has(anchor) ? null : `${target}: no such heading`;
}

/** Files and folders of the repository that a page names in code, e.g. `src/relay/loop.ts`. NAME stands for a new one. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:deploy|docs|e2e|public|src)\/[\w./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !path.includes('NAME'));

/** Source files that a page names without their folder. `x.ts` stands for any. */
const sourceNamesIn = (text: string): string[] =>
  [...text.matchAll(/`([\w.-]+\.(?:tsx?|mjs|css))`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^x\.|NAME/.test(name));

describe('the documentation', () => {
  it('finds links, and leaves code alone', () => {
    const text =
      'See [a](b.md#c), ![d](e.jpg) and [web](https://f.example).\n\n```sh\n[g](h.md)\n```\n\n`[i](j.md)`';
    expect(targetsIn(text)).toEqual(['b.md#c', 'e.jpg']);
  });

  it('makes anchors as GitHub does', () => {
    const text =
      '# The `relay-trace/2` format\n\n## A call, and the cache\n\n## A call, and the cache\n\n```sh\n# code\n```\n';
    expect([...anchorsOf(text)]).toEqual([
      'the-relay-trace2-format',
      'a-call-and-the-cache',
      'a-call-and-the-cache-1',
    ]);
  });

  it.each(pages)('has no dead link in %s', async (page) => {
    const targets = targetsIn(await readFile(join(root, page), 'utf8'));
    const problems = await Promise.all(targets.map((target) => problemOf(page, target)));
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });

  it.each(pages)('names only files that exist in %s', async (page) => {
    const paths = pathsIn(await readFile(join(root, page), 'utf8'));
    const exist = await Promise.all(paths.map((path) => isThere(join(root, path))));
    expect(paths.filter((_, index) => exist[index] === false)).toEqual([]);
  });

  it('names only source files that exist', async () => {
    const folders = ['src', 'e2e', 'deploy', 'lint'];
    const files = await Promise.all(
      folders.map((folder) => readdir(join(root, folder), { recursive: true })),
    );
    const names = new Set(files.flat().map((file) => basename(file)));
    for (const page of pages) {
      const named = sourceNamesIn(await readFile(join(root, page), 'utf8'));
      expect(
        named.filter((name) => !names.has(name)),
        page,
      ).toEqual([]);
    }
  });

  it.each(pages.filter((page) => dirname(page) === 'docs'))(
    'says in one line what %s is for',
    async (page) => {
      const [title, purpose] = (await readFile(join(root, page), 'utf8')).split('\n\n');
      expect(title).toMatch(/^# .+$/);
      expect(purpose).toMatch(/^This page .+\.$/);
    },
  );

  it('names what the page shows in the lesson plan', async () => {
    const gallery = await readFile(join(root, 'public/gallery/index.json'), 'utf8');
    const shown = `${JSON.stringify(en)}${JSON.stringify(rooms)}${gallery}`;
    const plan = await readFile(join(root, 'docs/lesson-plan.md'), 'utf8');
    const labels = [...plan.matchAll(/`([^`]+)`/g)].map(([, label = '']) => label.replace(/\s+/g, ' '));
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => !shown.includes(`"${label}"`))).toEqual([]);
  });

  it('begins with a short README', async () => {
    const lines = (await readFile(join(root, 'README.md'), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(150);
  });
});
