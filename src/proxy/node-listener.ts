/** The proxy as a listener of Node's HTTP server. */
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Hono } from 'hono';
import { createApi, type ApiOptions } from './api.ts';
import { createApp } from './app.ts';
import { withFastPath } from './node/fast-path.ts';
import { HttpPolicy, type HttpPolicyOptions } from './request/http-policy.ts';

/** @param extend adds routes besides the API to the app */
export function proxyListener(
  options: ApiOptions & HttpPolicyOptions,
  extend: (app: Hono) => void = () => undefined,
): RequestListener {
  const [api, policy] = [createApi(options), new HttpPolicy(options)];
  const app = createApp(api, policy, { connection: getConnInfo });
  extend(app);
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const listener: RequestListener = (request, response) => void listen(request, response);
  return withFastPath(listener, api, policy); // or `return listener`, and delete node/: see node/fast-path.ts
}
