/**
 * Sends the POST to a teacher's server with Node's own HTTP client: Node's fetch takes longer than everything else that
 * the proxy does before a first token (see fast-path.ts). Connections are kept alive. It follows no redirects and accepts
 * no compression, which could hold back tokens.
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

/** Milliseconds that an idle connection is kept, unless the server announces less. */
const idleTimeoutMs = 60_000;

/** Idle connections; Node's default is 256. */
const maxIdle = 1024;

/**
 * Milliseconds that a cancelled response has to reach its end. Servers send the end in a separate packet right after the
 * last event, and a new connection would cost the next call several times as long as this.
 */
const endMs = 30;

/** Parsed addresses that are cached. */
const maxAddresses = 100;

/** NODE_USE_ENV_PROXY applies to Node's own agents, in versions that have it; here it applies to these. */
const proxyEnvironment = process.env.NODE_USE_ENV_PROXY === '1' ? { proxyEnv: process.env } : {};

const kept = { keepAlive: true, timeout: idleTimeoutMs, maxFreeSockets: maxIdle, ...proxyEnvironment };
const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };

/** Reads the response with backpressure: what is not read waits at the server. */
class BodyReader implements HttpBodyReader {
  readonly #body: IncomingMessage;
  #error: Error | null = null;
  #isOver = false;
  #isWanted = true;
  /** Continues a pending read. */
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
      if (!this.#isOver) this.#error ??= new Error('connection closed within the answer');
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

  /**
   * The server may write for `endMs` more. On a busy machine the timer itself is late: what has arrived meanwhile is read
   * first, as Node reads connections between its timers and its immediates.
   */
  cancel(): Promise<void> {
    this.#isWanted = false;
    const late = setTimeout(() => setImmediate(() => release(this.#body)), endMs).unref();
    this.#body.once('close', () => clearTimeout(late));
    discard(this.#body);
    return Promise.resolve();
  }
}

/** Reads what has arrived, as the end event comes only after it. */
function discard(body: IncomingMessage): void {
  while (body.read() !== null);
}

/** Only a connection with a complete response can be reused. */
function release(body: IncomingMessage, reason?: Error): void {
  if (!body.complete) body.destroy(reason);
  else if (!body.readableEnded) body.resume();
}

/** All values of a header joined, as in fetch. Node's `headers` would parse all of them first. */
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
  /** With its port, for the Host header. */
  readonly name: string;
  readonly options: { readonly host: string; readonly port: string | undefined; readonly path: string };
}

function addressOf(text: string): Address {
  const { protocol, host: name, hostname, port, pathname, search } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, ''); // IPv6
  const options = { host, port: port === '' ? undefined : port, path: pathname + search };
  return { isTls: protocol === 'https:', name, options };
}

/** A proxy sends to the same few addresses all the time. */
const addresses = new Map<string, Address>();

function knownAddress(text: string): Address {
  const known = addresses.get(text);
  if (known !== undefined) return known;
  if (addresses.size >= maxAddresses) addresses.clear();
  const address = addressOf(text);
  addresses.set(text, address);
  return address;
}

function send({ isTls, name, options }: Address, { headers, body }: Init): ClientRequest {
  // Some hosts refuse requests without a User-Agent.
  const own = ['Host', name, 'User-Agent', 'node', 'Content-Length', String(Buffer.byteLength(body))];
  return (isTls ? httpsRequest : httpRequest)({
    ...options,
    method: 'POST',
    agent: isTls ? agents.https : agents.http,
    headers: [...own, ...Object.entries(headers).flat()],
  });
}

/**
 * One POST, as fetch would send it. If the server closes a reused connection at the moment of the request, the request is
 * sent again on a new one.
 */
class NodeCall implements HttpCall {
  readonly response: Promise<HttpResponse>;
  #request: ClientRequest | null = null;
  #message: IncomingMessage | null = null;
  #isAborted = false;

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
      if (wasClosed && !this.#isAborted) return this.#send(target, init, resolve, reject);
      reject(error);
    });
    request.end(init.body);
  }

  abort(reason: unknown): void {
    this.#isAborted = true;
    if (this.#message === null) this.#request?.destroy(reason as Error);
    else release(this.#message, reason as Error);
  }
}

/** Sends a request with Node's own HTTP client, over connections that are kept open. */
export const nodeTransport: HttpTransport = (url, init) => new NodeCall(knownAddress(url), init);
