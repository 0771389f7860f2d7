import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mayImport } from './one-way-imports.mjs';
import { lint } from './testing.mjs';

/** Folders of src/ that may import anything. */
const free = ['benchmarks', 'cli'];

const allowed = [
  { folder: 'src/relay', code: "import { seeded } from '../bytes/random.ts';" },
  { folder: 'src/relay/policies', code: "import type { Policy } from '../policy.ts';" },
  { folder: 'src/ui', code: "import { errors } from '../engine/errors.ts';" },
  { folder: 'src/cli', code: "import { solve } from '../relay/loop.ts';" },
  { folder: 'src/relay', code: "import { z } from 'zod';" },
  { folder: 'src/relay', code: "export const one = '../engine/decoder.ts';" },
  { folder: 'e2e', code: "import { solve } from '../src/relay/loop.ts';" },
];

const refused = [
  { folder: 'src/relay', code: "import { App } from '../ui/App.tsx';" },
  { folder: 'src/relay', code: "import type { Decoder } from '../engine/decoder.ts';" },
  { folder: 'src/relay', code: "export * from '../engine/decoder.ts';" },
  { folder: 'src/relay', code: "export { Decoder } from '../engine/decoder.ts';" },
  { folder: 'src/relay', code: "const engine = await import('../engine/decoder.ts');" },
  { folder: 'src/relay', code: "type Decoder = import('../engine/decoder.ts').Decoder;" },
  { folder: 'src/ui', code: "import { load } from '../engine/load.ts';" },
  { folder: 'src/bytes', code: "import { made } from '../errors/coded-error.ts';" },
];

it('refuses imports against the direction, of every form, and no others', async () => {
  for (const { folder, code, messages } of await lint('one-way-imports', [...allowed, ...refused])) {
    const isRefused = refused.some((each) => each.folder === folder && each.code === code);
    expect(messages.length, `${folder}: ${code}`).toBe(isRefused ? 1 : 0);
    if (isRefused) expect(messages[0]).toContain(`${folder.split('/', 2).join('/')} may import from: `);
  }
});

it('covers every folder of src/', () => {
  const entries = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(new Set(entries.map(({ name }) => name))).toEqual(new Set([...Object.keys(mayImport), ...free]));
});

it('agrees with the table of the README', () => {
  const rows = readFileSync('README.md', 'utf8').matchAll(/^\| `src\/(\w+)` .*\| ([^|]+?) +\|$/gm);
  const written = new Map([...rows].map(([, folder, cell]) => [folder, cell]));
  expect(new Set(written.keys())).toEqual(new Set([...Object.keys(mayImport), ...free]));
  for (const folder of free) expect(written.get(folder)).toBe('anything');
  for (const [folder, allowed] of Object.entries(mayImport)) {
    // A row may name what of a folder is imported: `stand-ins of docs`.
    const named = (written.get(folder) ?? '').match(/\w+/g)?.filter((word) => word in mayImport);
    expect(new Set(named), `src/${folder}`).toEqual(new Set(allowed.map((path) => path.split('/')[0])));
  }
});
