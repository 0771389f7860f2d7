/**
 * An event stream onto Node's response. The adapter would send the headers by themselves and then the stream; here they
 * go with its first bytes, in one write, and each write costs a first token more than most else that is done before it.
 */
import type { ServerResponse } from 'node:http';

/** Whether a response is one that is written piece by piece, for as long as it lasts. */
export function isEventStream(response: Response): boolean {
  return response.headers.get('Content-Type') === 'text/event-stream';
}

/**
 * Writes the response as its body comes, no faster than the client reads it. A client that goes away cancels the body.
 * It begins when all that this turn of the event loop has to send is sent: the teacher is to be asked first.
 */
export function writeEventStream(response: Response, outgoing: ServerResponse): void {
  process.nextTick(() => write(response, outgoing));
}

function write(response: Response, outgoing: ServerResponse): void {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  if (reader === undefined) return void outgoing.end();
  const onError = (error: unknown): void => void outgoing.destroy(error instanceof Error ? error : undefined);
  const next = (): void => void reader.read().then(pass, onError);
  const pass = ({ done, value }: ReadableStreamReadResult<Uint8Array>): void => {
    if (done) outgoing.end();
    else if (outgoing.write(value)) next();
    else outgoing.once('drain', next);
  };
  // What was cancelled already has nothing more to say.
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  next();
}
