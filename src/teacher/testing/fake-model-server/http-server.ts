/** The fake model server over real connections of this machine, for browser tests, load tests and benchmarks. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeRequest, ResponseScript } from './script.ts';

/** The script of a response, or how it follows from the request. */
export type Respond = ResponseScript | ((request: FakeRequest) => ResponseScript | Promise<ResponseScript>);

export interface ConnectionCounts {
  readonly requests: number;
  /** Connections that were opened: far fewer than requests if clients keep them alive. */
  readonly connections: number;
  /** Responses in progress. */
  readonly open: number;
  /** The most responses that were in progress at the same time. */
  readonly maxOpen: number;
}

export interface FakeModelServer {
  readonly port: number;
  /** For TEACHER_URL: the address with `/v1`. */
  readonly url: string;
  /** POSTs so far, unless `recordRequests` is off. */
  readonly requests: readonly FakeRequest[];
  /** Applies to requests that come from now on. */
  respond: Respond;
  /** Since the last `resetCounts`; `open` is the current number. */
  counts(): ConnectionCounts;
  resetCounts(): void;
  /** Cuts all connections. */
  close(): Promise<void>;
}

export interface FakeModelServerOptions {
  /** Whether `requests` is filled. Default: true. */
  readonly recordRequests?: boolean;
  /** Called when a client leaves before the end of a response. */
  readonly onLeft?: (request: FakeRequest) => void;
}

/** Longer than any pause between two parts of a benchmark. */
const keepAliveMs = 120_000;

/** `headers` is built only where a test looks at it: benchmarks measure through this server. */
class ReceivedRequest implements FakeRequest {
  readonly url: string;
  readonly body: unknown;
  readonly #rawHeaders: readonly string[];

  constructor({ url = '', rawHeaders }: IncomingMessage, text: string) {
    this.url = url;
    this.body = text === '' ? null : JSON.parse(text);
    this.#rawHeaders = rawHeaders;
  }

  get headers(): Headers {
    const headers = new Headers();
    for (let i = 0; i + 1 < this.#rawHeaders.length; i += 2) {
      headers.append(this.#rawHeaders[i] ?? '', this.#rawHeaders[i + 1] ?? '');
    }
    return headers;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += String(piece);
  return text;
}

/** Ends early when the client leaves. */
function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds === 0) return void setImmediate(resolve);
    const end = (): void => {
      clearTimeout(timer);
      response.off('close', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    response.on('close', end);
  });
}

async function play(script: ResponseScript, response: ServerResponse): Promise<void> {
  const {
    status = 200,
    contentType = 'text/event-stream; charset=utf-8',
    body = [],
    then = 'close',
  } = script;
  if (script.instead === 'silence') return;
  if (script.instead === 'unreachable') return void response.destroy();
  response.writeHead(status, { 'Content-Type': contentType });
  let last: string | Uint8Array = '';
  for (const piece of body) {
    if (response.destroyed) return;
    if (typeof piece === 'number') {
      await pause(piece, response);
      continue;
    }
    last = typeof piece === 'function' ? piece() : piece;
    response.write(last);
  }
  switch (then) {
    case 'close':
      return void response.end();
    case 'hang':
      return response.flushHeaders();
    case 'break':
      await pause(0, response); // lets the pieces leave first
      return void response.destroy();
    case 'repeat':
      while (!response.destroyed) {
        const hasRoom = response.write(last);
        await (hasRoom ? pause(0, response) : drained(response));
      }
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}

/** Starts the server on a free port. A GET is answered with a list of one model. */
export async function startFakeModelServer(
  respond: Respond,
  { recordRequests = true, onLeft }: FakeModelServerOptions = {},
): Promise<FakeModelServer> {
  const requests: FakeRequest[] = [];
  let [received, connections, open, maxOpen] = [0, 0, 0, 0];
  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.method === 'GET') {
      const list = { object: 'list', data: [{ id: 'fake-teacher', object: 'model' }] };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(list));
      return;
    }
    const request = new ReceivedRequest(message, await textOf(message));
    if (recordRequests) requests.push(request);
    received += 1;
    open += 1;
    maxOpen = Math.max(maxOpen, open);
    response.once('close', () => {
      open -= 1;
      if (!response.writableFinished) onLeft?.(request);
    });
    const script = typeof fake.respond === 'function' ? await fake.respond(request) : fake.respond;
    await play(script, response);
  }
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (message, response) => {
    answer(message, response).catch((error: unknown) => {
      // A client that leaves while it sends its request needs no response.
      if (message.socket.destroyed || response.headersSent) return void response.destroy();
      response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: { message: String(error), type: 'FakeServerError' } }));
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeModelServer = {
    port,
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    respond,
    counts: () => ({ requests: received, connections, open, maxOpen }),
    resetCounts: () => void ([received, connections, maxOpen] = [0, 0, open]),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
