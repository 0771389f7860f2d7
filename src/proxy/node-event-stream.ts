/**
 * Answers onto Node's responses, without a stream and a body between them: what these cost, a first token would wait for.
 * The headers go with the first piece, in one write, which the adapter would not do either.
 */
import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

/** The answers of one server, from the route that has them to the connection that they are written to. */
export class NodeEventStreams {
  readonly #answers = new WeakMap<Response, Answer>();

  /** Stands for the answer on its way through the app: has its status and headers, and no body. */
  readonly respond = (answer: Answer, init: ResponseInit): Response => {
    const response = new Response(null, init);
    this.#answers.set(response, answer);
    return response;
  };

  /**
   * Writes the answer that the response stands for, no faster than the client reads it. A client that goes away cancels
   * it. It begins when all that this turn of the event loop has to send is sent: the teacher is to be asked first.
   *
   * @returns false for a response that stands for none; nothing is written then
   */
  write(response: Response, outgoing: ServerResponse): boolean {
    const answer = this.#answers.get(response);
    if (answer === undefined) return false;
    process.nextTick(() => write(answer, response, outgoing));
    return true;
  }
}

/** One for all, since each answer's connection is closed at some time, and a new one would have a stack made for it. */
const closed = new Error('The client closed the connection.');

function write(answer: Answer, { status, headers }: Response, outgoing: ServerResponse): void {
  outgoing.writeHead(status, Object.fromEntries(headers));
  const onDefect = (error: Error): void => void outgoing.destroy(error);
  const next = (): void => void answer.next().then(pass, onDefect);
  const pass = (piece: string | null): void => {
    if (piece === null) outgoing.end();
    else if (outgoing.write(piece)) next();
    else outgoing.once('drain', next);
  };
  // What has ended already is not cancelled by this.
  outgoing.once('close', () => answer.cancel(closed));
  next();
}
