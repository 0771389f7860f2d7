/** The text of a file that the person chose: a saved run. */
import { PageError, pageError } from '../page-error.ts';
import { LARGEST_TRACE } from './limits.ts';

/** @throws PageError for a file that is larger than anything that this page reads */
export async function readTextFile(file: Blob): Promise<string> {
  if (file.size > LARGEST_TRACE) throw new PageError(pageError('file-too-large'));
  return file.text();
}
