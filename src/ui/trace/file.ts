/** The text of a file that the person chose: a saved run, or a set of problems. */
import { TraceError } from '../../relay/trace.ts';
import { strings } from '../strings.ts';
import { LARGEST_TRACE } from './link.ts';

/** @throws TraceError for a file that is larger than anything that this page reads */
export async function readTextFile(file: Blob): Promise<string> {
  if (file.size > LARGEST_TRACE) throw new TraceError(strings.trace.tooLarge);
  return file.text();
}
