/**
 * The proxy as a listener of Node's server. Calls go from the connection to the API and back by the shortest way; all
 * other requests take the app's.
 */
import type { IncomingMessage, RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Hono } from 'hono';
import { paths } from '../teacher/api-schema.ts';
import { createApi, type ApiOptions } from './api.ts';
import { appOf } from './app.ts';
import { HttpPolicy, type HttpPolicyOptions } from './request/http-policy.ts';
import { NodeApiRequest, sendResponse } from './node/node-adapter.ts';

/** @param extend adds to the app what else there is, beside the API */
export function proxyListener(
  options: ApiOptions & HttpPolicyOptions,
  extend: (app: Hono) => void = () => undefined,
): RequestListener {
  const [api, frame] = [createApi(options), new HttpPolicy(options)];
  const app = appOf(api, frame, { connection: getConnInfo });
  extend(app);
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (message, response) => {
    if (!isCall(message)) return void listen(message, response);
    const incoming = new NodeApiRequest(message);
    const headers = frame.apiHeaders(incoming.header('origin'));
    const refused = frame.refusal(incoming.header('host') ?? '');
    const reply = refused === null ? api.call(incoming) : Promise.resolve(refused);
    void reply.then((told) => {
      sendResponse(told, headers, response);
      incoming.discardBody();
    });
  };
}

/** Addresses that are written in another way are no calls here, but they are in the app. */
function isCall({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url === paths.teacher;
}
