/** The Node server: the proxy and the built page on one port, from the start to a graceful shutdown. */
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ErrorWithCode } from '../errors/coded-error.ts';
import type { ProxyOptions } from './app.ts';
import { Drain } from './drain.ts';
import { hostRule } from './guards/host-check.ts';
import { proxyListener } from './node-listener.ts';
import { serverError } from './settings/errors.ts';
import { staticFiles } from './static-files.ts';

export interface ServeOptions extends Omit<ProxyOptions, 'hosts' | 'connection' | 'waitUntil' | 'drain'> {
  /** 0 takes a free one. */
  readonly port: number;
  /** The built page. */
  readonly directory: string;
  /** Default: this machine only. */
  readonly hostname?: string;
  /** Certificate and key in PEM, for HTTPS; default: plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string } | null;
  /** More names of the server: see guards/host-check.ts. */
  readonly allowedHosts?: readonly string[];
  /** Milliseconds that answers in progress have when the server closes. Default: 10,000. */
  readonly drainTimeoutMs?: number;
}

export interface RunningServer {
  readonly url: string;
  /**
   * Denies new calls and waits for those in progress; after the timeout they end with an error event. Then the server stops
   * listening. Resolves when every connection is closed.
   */
  close(): Promise<void>;
  /** Ends all answers in progress at once. */
  cut(): void;
}

/** Milliseconds that a connection has for its last bytes after the drain. */
const closeTimeoutMs = 500;

/** The port is not available. */
export class PortError extends ErrorWithCode {
  override readonly name = 'PortError';
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PortError(serverError('port-in-use', { port }), { cause: error });
    case 'EACCES':
      return new PortError(serverError('port-forbidden', { port }), { cause: error });
    default:
      return error;
  }
}

function listen(server: Server, port: number, hostname: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port)));
    server.listen(port, hostname, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port opened'));
      resolve(address);
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), closeTimeoutMs).unref();
  await closed;
}

/**
 * Serves the page in `directory` and the API with `teacher`.
 *
 * @example
 *   const server = await serve({ port: 4173, directory: 'dist', teacher });
 *   console.log(server.url); // http://localhost:4173
 *   process.once('SIGINT', () => void server.close());
 * @throws PortError when the port is in use or forbidden.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const {
    directory,
    hostname = 'localhost',
    port,
    tls = null,
    allowedHosts = [],
    drainTimeoutMs = 10_000,
  } = options;
  const drain = new Drain();
  const hosts = hostRule({ hostname, allowedHosts, isTls: tls !== null });
  const listener = proxyListener({ ...options, hosts, drain }, (app) =>
    app.route('/', staticFiles({ directory })),
  );
  const server = tls === null ? createServer(listener) : createTlsServer(tls, listener);
  const address = await listen(server, port, hostname);
  let closing: Promise<void> | undefined;
  return {
    url: `${tls === null ? 'http' : 'https'}://${hostname.includes(':') ? `[${hostname}]` : hostname}:${address.port}`,
    // The server keeps listening until the last answer has ended, to tell new calls that it is shutting down.
    close: () =>
      (closing ??= Promise.all([drain.begin(drainTimeoutMs), options.rooms?.close()]).then(() =>
        close(server),
      )),
    cut: () => drain.cutNow(),
  };
}
