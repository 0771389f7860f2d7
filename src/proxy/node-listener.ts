/**
 * The proxy as a listener of Node's server. Calls go from the connection to the API and back by the shortest way; all
 * other requests take the app's.
 */
import type { IncomingMessage, RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Hono } from 'hono';
import { paths } from '../teacher/wire.ts';
import { createApi, type ApiOptions } from './api.ts';
import { appOf } from './app.ts';
import { Frame, type FrameOptions } from './frame.ts';
import { NodeIncoming, send } from './node-exchange.ts';

/** @param extend adds to the app what else there is, beside the API */
export function proxyListener(
  options: ApiOptions & FrameOptions,
  extend: (app: Hono) => void = () => undefined,
): RequestListener {
  const [api, frame] = [createApi(options), new Frame(options)];
  const app = appOf(api, frame, { connection: getConnInfo });
  extend(app);
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (message, response) => {
    if (!isCall(message)) return void listen(message, response);
    const incoming = new NodeIncoming(message);
    const headers = frame.apiHeaders(incoming.header('origin'));
    const refused = frame.refusal(incoming.header('host') ?? '');
    const reply = refused === null ? api.call(incoming) : Promise.resolve(refused);
    void reply.then((told) => {
      send(told, headers, response);
      incoming.leave();
    });
  };
}

/** Addresses that are written in another way are no calls here, but they are in the app. */
function isCall({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url === paths.teacher;
}
