/**
 * The POST to a teacher's server over Node's own HTTP client. What Node's fetch does besides costs more time than all
 * else that the proxy does before a first token. Connections are kept and used again.
 *
 * It knows HTTP and connections. It follows no redirects and asks for no compression, which could hold tokens back.
 */
import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { HttpCall, HttpTransport, HttpBodyReader, HttpResponse } from '../../teacher/http-transport.ts';

type Init = Parameters<HttpTransport>[1];

/** Milliseconds that a connection waits for the next call, unless its server says that it waits less long. */
const keptMs = 60_000;

/** Connections that wait for the next call at a time; Node would close all beyond 256. */
const mostKept = 1024;

/**
 * Milliseconds that an answer has for its end, once nothing more is wanted of it. Servers send the end in a packet of its
 * own, right behind the last event; and a new connection costs a call several times as long as this.
 */
const endMs = 30;

/** Addresses that are remembered. */
const mostKnown = 100;

/** As NODE_USE_ENV_PROXY asks of Node's own agents, in versions that know it. */
const environment = process.env.NODE_USE_ENV_PROXY === '1' ? { proxyEnv: process.env } : {};

const kept = { keepAlive: true, timeout: keptMs, maxFreeSockets: mostKept, ...environment };
const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };

/** The answer's bytes, asked for piece by piece: what is not asked for waits at the server. */
class BodyReader implements HttpBodyReader {
  readonly #body: IncomingMessage;
  #error: Error | null = null;
  #isOver = false;
  #isWanted = true;
  /** Goes on with the read that waits. */
  #wake: () => void = () => undefined;

  constructor(body: IncomingMessage) {
    this.#body = body;
    const wake = (): void => this.#wake();
    body.on('readable', () => (this.#isWanted ? wake() : discard(body)));
    body.on('end', () => {
      this.#isOver = true;
      wake();
    });
    body.on('error', (error) => {
      this.#error = error;
      wake();
    });
    body.on('close', () => {
      if (!this.#isOver) this.#error ??= new Error('The connection was closed within the answer.');
      wake();
    });
  }

  read(): ReturnType<HttpBodyReader['read']> {
    return new Promise((resolve, reject) => {
      const attempt = (): void => {
        const value = this.#error === null ? (this.#body.read() as Buffer | null) : null;
        if (value !== null) resolve({ done: false, value });
        else if (this.#error !== null) reject(this.#error);
        else if (this.#isOver) resolve({ done: true });
        else return;
        this.#wake = () => undefined;
      };
      this.#wake = attempt;
      attempt();
    });
  }

  /** The server goes on writing for `endMs` at most. */
  cancel(): Promise<void> {
    this.#isWanted = false;
    const late = setTimeout(() => letGo(this.#body), endMs).unref();
    this.#body.once('close', () => clearTimeout(late));
    discard(this.#body);
    return Promise.resolve();
  }
}

/** What has come is taken, or else its end would never be seen. */
function discard(body: IncomingMessage): void {
  while (body.read() !== null);
}

/** A connection is of use again only where all of the answer is there. */
function letGo(body: IncomingMessage, reason?: Error): void {
  if (!body.complete) body.destroy(reason);
  else if (!body.readableEnded) body.resume();
}

/** All values under the name in one, as fetch gives them. Node's own objects would be made of all headers first. */
function headerOf({ rawHeaders }: IncomingMessage, name: string): string | null {
  const wanted = name.toLowerCase();
  const values = rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === wanted);
  return values.length === 0 ? null : values.join(', ');
}

function responseOf(message: IncomingMessage): HttpResponse {
  const status = message.statusCode ?? 0;
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name) => headerOf(message, name) },
    body: { getReader: () => new BodyReader(message) },
  };
}

interface Address {
  readonly isTls: boolean;
  /** With its port, for the header. */
  readonly name: string;
  readonly options: { readonly host: string; readonly port: string | undefined; readonly path: string };
}

function addressOf(text: string): Address {
  const { protocol, host: name, hostname, port, pathname, search } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, ''); // IPv6
  const options = { host, port: port === '' ? undefined : port, path: pathname + search };
  return { isTls: protocol === 'https:', name, options };
}

/** A proxy asks one address, or a few, all the time. */
const addresses = new Map<string, Address>();

function knownAddress(text: string): Address {
  const known = addresses.get(text);
  if (known !== undefined) return known;
  if (addresses.size >= mostKnown) addresses.clear();
  const address = addressOf(text);
  addresses.set(text, address);
  return address;
}

function send({ isTls, name, options }: Address, { headers, body }: Init): ClientRequest {
  // Some hosts turn away whoever does not say what it is.
  const own = ['Host', name, 'User-Agent', 'node', 'Content-Length', String(Buffer.byteLength(body))];
  return (isTls ? httpsRequest : httpRequest)({
    ...options,
    method: 'POST',
    agent: isTls ? agents.https : agents.http,
    headers: [...own, ...Object.entries(headers).flat()],
  });
}

/**
 * One POST, as fetch would send it. A kept connection that its server closed in the same moment is nobody's failure: the
 * request goes out again, on a new one.
 */
class NodeCall implements HttpCall {
  readonly response: Promise<HttpResponse>;
  #request: ClientRequest | null = null;
  #message: IncomingMessage | null = null;
  #isDropped = false;

  constructor(target: Address, init: Init) {
    this.response = new Promise((resolve, reject) => this.#send(target, init, resolve, reject));
  }

  #send(
    target: Address,
    init: Init,
    resolve: (response: HttpResponse) => void,
    reject: (error: Error) => void,
  ): void {
    const request = send(target, init);
    this.#request = request;
    request.on('response', (message) => {
      this.#message = message;
      resolve(responseOf(message));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      const wasClosed = request.reusedSocket && error.code === 'ECONNRESET' && this.#message === null;
      if (wasClosed && !this.#isDropped) return this.#send(target, init, resolve, reject);
      reject(error);
    });
    request.end(init.body);
  }

  abort(reason: unknown): void {
    this.#isDropped = true;
    if (this.#message === null) this.#request?.destroy(reason as Error);
    else letGo(this.#message, reason as Error);
  }
}

export const nodeTransport: HttpTransport = (url, init) => new NodeCall(knownAddress(url), init);
