/** Turns messages of Node's HTTP server into API requests, and sends API responses: see fast-path.ts. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerStream } from '../request/answer-stream.ts';
import type { ApiRequest, ApiResponse } from '../request/api-request.ts';

/** Milliseconds that a client has to send the rest of a body that is not read. */
const restMs = 500;

/** A request of Node's HTTP server. */
export class NodeApiRequest implements ApiRequest {
  /** On Node the response's connection reports that a client has left. */
  readonly signal = null;
  readonly #message: IncomingMessage;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  get remoteAddress(): string | null {
    return this.#message.socket.remoteAddress ?? null;
  }

  header(name: string): string | undefined {
    const value = this.#message.headers[name];
    return typeof value === 'object' ? value.join(', ') : value;
  }

  bytes(maxBytes: number): Promise<Uint8Array | null> {
    const message = this.#message;
    const length = Number(message.headers['content-length']);
    if (length > maxBytes) return Promise.resolve(null);
    // A short body arrives together with the headers and needs no wait. Without the length, Deno reads only a part.
    const whole = message.readableLength === length ? (message.read(length) as Buffer | null) : null;
    return whole === null ? readWithin(message, maxBytes) : Promise.resolve(whole);
  }

  /** Nothing to do: Node does not stop work after a response. */
  waitUntil(): void {
    return;
  }

  /** To be called after the response: skips the rest of the body, for a short time. */
  discardBody(): void {
    const message = this.#message;
    if (message.complete || message.destroyed) return;
    message.on('error', () => undefined);
    message.resume();
    const late = setTimeout(() => message.socket.destroy(), restMs).unref();
    message.once('close', () => clearTimeout(late));
  }
}

/** All bytes of the body; null as soon as there are too many. */
function readWithin(message: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    message.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > maxBytes) resolve(null);
      else pieces.push(piece);
    });
    message.on('end', () => resolve(Buffer.concat(pieces)));
    message.on('error', reject);
    message.on('close', () => reject(closed));
  });
}

/** Shared by all: every connection closes at some time, and a new error would build a stack trace each time. */
const closed = new Error('connection closed by the client');

type Headers = ApiResponse['headers'];

/** By the headers of every response, then by a response's own: the same few combinations recur with each call. */
const headerLists = new WeakMap<Headers, WeakMap<Headers, string[]>>();

/** All headers, names and values alternating, which is the fastest form for Node. */
function headerList(headers: Headers, own: Headers): string[] {
  const known = headerLists.get(headers) ?? new WeakMap<Headers, string[]>();
  headerLists.set(headers, known);
  const list = known.get(own) ?? Object.entries({ ...headers, ...own }).flat();
  known.set(own, list);
  return list;
}

/**
 * Sends a response. A stream is read as fast as the client reads it, and its headers leave in one write with its first
 * piece. A client that leaves cancels the stream; a defect of the proxy destroys the connection.
 *
 * @param headers those of every response
 */
export function sendResponse(
  { status, body, headers: own }: ApiResponse,
  headers: Headers,
  to: ServerResponse,
): void {
  if (body === null || typeof body === 'string') {
    to.writeHead(status, { ...headers, ...own });
    to.end(body);
    return;
  }
  if (to.destroyed) return body.cancel(closed);
  // Has no effect on a stream that has ended.
  to.once('close', () => body.cancel(closed));
  // After everything else of this turn of the event loop: the request to the teacher leaves first.
  process.nextTick(() => {
    to.writeHead(status, headerList(headers, own));
    pump(body, to);
  });
}

/**
 * Node sends what was written when nothing else is left to do in this turn. So pieces that are ready at the same time
 * leave together; only the first one is sent before the next is processed.
 */
function pump(answer: AnswerStream, to: ServerResponse): void {
  let isFirst = true;
  const onDefect = (error: Error): void => void to.destroy(error);
  const next = (): void => void answer.next().then(pass, onDefect);
  const pass = (piece: string | null): void => {
    if (piece === null) to.end();
    else if (!to.write(piece)) to.once('drain', next);
    else if (isFirst) process.nextTick(next);
    else next();
    isFirst = false;
  };
  next();
}
