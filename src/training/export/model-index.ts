/** Writes what an export made into the list of shipped models, `index.json` in the same folder. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelIndexSchema, type ShippedModel } from '../../student/model-index.ts';

/** What the list says of an exported model. */
export type ExportedSize = Pick<ShippedModel, 'name' | 'bytes' | 'context'>;

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
  const entries = modelIndexSchema.parse(JSON.parse(await readFile(path, 'utf8')));
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
