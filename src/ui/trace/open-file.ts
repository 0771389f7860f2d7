/** Opens a file of runs, chosen or dropped: one run is shown, all runs of a browser are added to the saved ones. */
import type { PageActions } from '../page-state.ts';
import { readTextFile } from './file.ts';

export async function openRunFile(file: Blob, actions: PageActions): Promise<void> {
  // A file that cannot be read at all, such as a folder, is refused with the sentence of a trace.
  const { isArchive } = await import('../history/run-archive.ts');
  const isMany = await isArchive(file).catch(() => false);
  await (isMany ? actions.importRuns(file) : actions.openTrace(() => readTextFile(file)));
}
