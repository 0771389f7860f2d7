/** The tables of errors in the documentation. `npm run unit -- -u src/cli/checks/error-tables.test.ts` updates them. */
import { readFile } from 'node:fs/promises';
import { format } from 'oxfmt';
import { expect, it } from 'vitest';
import type { ErrorCatalog } from '../../errors/coded-error.ts';
import { markdown as faultTables } from '../../proxy/testing/fault-table.ts';
import { apiErrors } from '../../teacher/api-errors.ts';
import { teacherErrors } from '../../teacher/errors.ts';
import { setupErrors } from '../../teacher/setup-errors.ts';
import { sentence } from '../sentence.ts';

/** Compares a page with itself, its table replaced by the current one. */
async function expectTable(page: string, name: string, table: string): Promise<void> {
  const file = new URL(`../../../docs/${page}`, import.meta.url);
  const marks = new RegExp(`(<!-- ${name}: [^>]* -->\n)[^]*(<!-- end of ${name} -->)`);
  const shown = await readFile(file, 'utf8');
  expect(shown).toMatch(marks);
  const current = shown.replace(marks, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
  await expect((await format(file.pathname, current)).code).toMatchFileSnapshot(file.pathname);
}

const numbers: Readonly<Record<string, number>> = {
  bytes: 32_768,
  milliseconds: 10_000,
  minutes: 200,
  seconds: 30,
  status: 500,
};

/** Values that stand for all, for a sentence that shows where they go. */
function exampleParams(catalog: ErrorCatalog, code: string): Record<string, unknown> {
  const kinds = Object.entries(catalog[code] ?? {});
  return Object.fromEntries(
    kinds.map(([name, kind]) => {
      if (typeof kind !== 'string') return [name, kind[0]];
      if (kind === 'number') return [name, numbers[name] ?? 2];
      if (kind === 'texts') return [name, ['problem', 'prefix']];
      if (kind === 'error') return [name, { code: 'unexpected', params: { detail: '…' } }];
      return [name, '…'];
    }),
  );
}

function errorRows(catalog: ErrorCatalog): string[] {
  return Object.keys(catalog).map((code) => {
    const names = Object.keys(catalog[code] ?? {}).map((name) => `\`${name}\``);
    const example = sentence({ code, params: exampleParams(catalog, code) }).replaceAll('|', '\\|');
    return `| \`${code}\` | ${names.join(', ')} | ${example} |`;
  });
}

const head = ['| code | `params` | in English |', '| --- | --- | --- |'];

it('docs/reliability.md shows what the page gets under each fault', async () => {
  await expectTable('reliability.md', 'faults', faultTables(sentence));
});

it('docs/api.md lists the errors of the proxy’s API', async () => {
  await expectTable(
    'api.md',
    'errors',
    [...head, ...errorRows(apiErrors), ...errorRows(teacherErrors), ...errorRows(setupErrors)].join('\n'),
  );
});
