/**
 * Requests and answers of Node's own server, with no Request, no Response and no stream between them and the API: what
 * those cost, a first token would wait for.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerStream } from '../request/answer-stream.ts';
import type { ApiRequest, ApiResponse } from '../request/api-request.ts';

/** Milliseconds that a client has to send the rest of a body that nobody reads. */
const restMs = 500;

export class NodeApiRequest implements ApiRequest {
  /** Node tells by the answer's connection that a client has left. */
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

  bytes(most: number): Promise<Uint8Array | null> {
    const message = this.#message;
    const told = Number(message.headers['content-length']);
    if (told > most) return Promise.resolve(null);
    // A short body comes along with the headers: then there is nothing to wait for. Unless it is told how much to read,
    // Deno reads a part.
    const whole = message.readableLength === told ? (message.read(told) as Buffer | null) : null;
    return whole === null ? readWithin(message, most) : Promise.resolve(whole);
  }

  /** A process of Node goes on by itself. */
  waitUntil(): void {
    return;
  }

  /** To be called when the request is answered: what is left of its body is passed over, and not for long. */
  discardBody(): void {
    const message = this.#message;
    if (message.complete || message.destroyed) return;
    message.on('error', () => undefined);
    message.resume();
    const late = setTimeout(() => message.socket.destroy(), restMs).unref();
    message.once('close', () => clearTimeout(late));
  }
}

/** All bytes of the body, or null as soon as they are too many. */
function readWithin(message: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    message.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > most) resolve(null);
      else pieces.push(piece);
    });
    message.on('end', () => resolve(Buffer.concat(pieces)));
    message.on('error', reject);
    message.on('close', () => reject(closed));
  });
}

/** One for all, since each answer's connection is closed at some time, and a new one would have a stack made for it. */
const closed = new Error('The client closed the connection.');

type Headers = ApiResponse['headers'];

/** By the headers of every answer, and by an answer's own: the same few come again with each call. */
const heads = new WeakMap<Headers, WeakMap<Headers, string[]>>();

/** All of them, names and values in turn, which Node is quickest with. */
function headOf(headers: Headers, own: Headers): string[] {
  const known = heads.get(headers) ?? new WeakMap<Headers, string[]>();
  heads.set(headers, known);
  const head = known.get(own) ?? Object.entries({ ...headers, ...own }).flat();
  known.set(own, head);
  return head;
}

/**
 * Sends a reply; an answer in pieces no faster than the client reads it, and its headers in one write with the first of
 * them. A client that goes away cancels it. A defect of the proxy breaks the connection off.
 *
 * @param headers those of every answer
 */
export function sendResponse(
  { status, body, headers: own }: ApiResponse,
  headers: ApiResponse['headers'],
  to: ServerResponse,
): void {
  if (body === null || typeof body === 'string') {
    to.writeHead(status, { ...headers, ...own });
    to.end(body);
    return;
  }
  if (to.destroyed) return body.cancel(closed);
  // What has ended already is not cancelled by this.
  to.once('close', () => body.cancel(closed));
  // When all that this turn of the event loop has to send is sent: the teacher is to be asked first.
  process.nextTick(() => {
    to.writeHead(status, headOf(headers, own));
    pump(body, to);
  });
}

/**
 * Node sends what was written when nothing else is left to do in this turn. So pieces that are there at the same time go
 * out together; only the first is sent before the next is worked for.
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
