/** A saved run in a file that the person chose. */
import { TraceError } from '../../relay/trace.ts';
import { strings } from '../strings.ts';
import { LARGEST_TRACE } from './link.ts';

/** @throws TraceError for a file that is larger than any run */
export async function readTraceFile(file: Blob): Promise<string> {
  if (file.size > LARGEST_TRACE) throw new TraceError(strings.trace.tooLarge);
  return file.text();
}
