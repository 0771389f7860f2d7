import { resolve } from 'node:path';
import { expect, it } from 'vitest';

import { buildWebsite } from '../../docs/website.ts';
import { docsPages } from '../../ui/docs/pages.ts';

it('makes every page of the documentation that the page links to', async () => {
  const website = await buildWebsite(resolve(import.meta.dirname, '../../..'));
  const missing = Object.values(docsPages).filter((path) => !website.has(path));
  expect(missing).toEqual([]);
});
