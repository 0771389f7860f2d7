import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** The source files that must not share a name. Every language of the page has the same names, one for each feature. */
async function sourceFiles(): Promise<string[]> {
  const folders = await Promise.all(
    ['src', 'e2e', 'deploy'].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)),
    ),
  );
  return folders
    .flat()
    .filter((path) => /\.(?:ts|tsx|mts|mjs)$/.test(path) && !path.startsWith('src/ui/locales'));
}

/** The names that a file defines and exports; what it passes on from another file is defined there. */
function definedIn(source: string): string[] {
  const definition =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:type|interface|enum|class|const|let|function\*?) (\w+)/gm;
  return [...source.matchAll(definition)].map(([, name = '']) => name);
}

it('gives each exported name one meaning', async () => {
  const places = new Map<string, Set<string>>();
  for (const path of await sourceFiles()) {
    // A declaration file describes the names of the script next to it.
    const home = path.replace(/\.d\.mts$/, '.mjs');
    for (const name of definedIn(await readFile(join(root, path), 'utf8')))
      places.set(name, (places.get(name) ?? new Set()).add(home));
  }
  expect(places.size).toBeGreaterThan(1000);
  const twice = [...places].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files]);
  expect(twice, 'names that two files define; rename one').toEqual([]);
});
