/** Keeps the list of shipped models, index.json beside their folders, true to what an export wrote. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The fields in the order in which they are written. */
const indexSchema = z.array(
  z.strictObject({
    name: z.string(),
    role: z.enum(['student', 'teacher']),
    label: z.string().nullable(),
    bytes: z.number().int(),
    context: z.number().int(),
  }),
);

/** What a list says of an exported model. */
export interface ExportedSize {
  readonly name: string;
  /** Of its weights file. */
  readonly bytes: number;
  /** Tokens that its context holds. */
  readonly context: number;
}

/**
 * Writes the sizes of exported models into the list in `directory`, where there is one. Which models ship, and in which
 * order, is a person's choice: no entry is added or taken away.
 * @returns the exported models that the list does not name
 */
export async function updateModelIndex(
  directory: string,
  exported: readonly ExportedSize[],
): Promise<string[]> {
  const path = join(directory, 'index.json');
  if (!existsSync(path)) return [];
  const entries = indexSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const lines = entries.map((entry) => {
    const { bytes, context } = exported.find(({ name }) => name === entry.name) ?? entry;
    return `  ${lineOf({ ...entry, bytes, context })}`;
  });
  await writeFile(path, `[\n${lines.join(',\n')}\n]\n`);
  return exported.flatMap(({ name }) => (entries.some((entry) => entry.name === name) ? [] : [name]));
}

/** An entry on one line, with blanks as in the file that people read. */
const lineOf = (entry: Readonly<Record<string, unknown>>): string =>
  `{${Object.entries(entry)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ')}}`;
