/** For tests of the transport: servers of this machine, which are closed after each test, and POSTs to them. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { HttpBodyReader } from '../../teacher/http-transport.ts';
import { nodeTransport } from '../node/node-transport.ts';

/** What the current test has opened. */
export const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Starts a server on a free port; returns its host with the port. */
export async function listenLocally(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => void server.close(() => resolve()));
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a server that counts its connections, and closes none because it was idle. */
export async function serving(onRequest: RequestListener) {
  const server = createServer({ keepAliveTimeout: 0 }, onRequest);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  const address = `http://${await listenLocally(server)}/v1/completions`;
  return { address, connections: () => connections };
}

/** Sends a POST. */
export function callServer(address: string, body = '{}') {
  const headers = { 'Content-Type': 'application/json', Accept: 'text/event-stream' };
  return nodeTransport(address, { headers, body });
}

/** The response of a POST. */
export const postToServer = (address: string, body?: string) => callServer(address, body).response;

/** The rest of a body as text. */
export async function textOf(reader: HttpBodyReader | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
}

/** Resolves when the other side has closed the connection. */
export const gone = (message: IncomingMessage | ServerResponse): Promise<void> =>
  new Promise((resolve) => void message.once('close', () => resolve()));

/** The reason of aborts. */
export const why = new Error('The page has left.');
