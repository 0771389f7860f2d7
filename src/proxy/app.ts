/**
 * The API as a fetch-standard app, (Request) => Response: its paths and methods, and the HTTP policy around them. Node,
 * Vite and edge platforms mount it.
 */
import { Hono, type Context, type Handler as Route } from 'hono';
import type { GetConnInfo } from 'hono/conninfo';
import { cors } from 'hono/cors';
import { roomError } from '../room/errors.ts';
import { lastSeenHeader, roomPaths, roomTokenHeader } from '../room/wire.ts';
import { apiError } from '../teacher/api-errors.ts';
import { paths } from '../teacher/api-schema.ts';
import { setupPath } from '../teacher/setup-schema.ts';
import { createApi, type Api, type ApiOptions } from './api.ts';
import { errorResponse, type ApiResponse, type Handler } from './request/api-request.ts';
import { FetchApiRequest, toResponse } from './request/fetch-adapter.ts';
import { exposedHeaders, HttpPolicy, type HttpPolicyOptions } from './request/http-policy.ts';
import type { RoomAction } from './rooms/room-handlers.ts';

export interface PlatformOptions {
  /**
   * The platform's helper that returns a request's connection (`@hono/node-server/conninfo`, `hono/bun`, `hono/deno`, …).
   * Left out, limits count all clients as one.
   */
  readonly connection?: GetConnInfo;
  /** For platforms that stop work which continues after the response. Default: the platform does not. */
  readonly waitUntil?: (context: Context, work: Promise<void>) => void;
}

export interface ProxyOptions extends ApiOptions, HttpPolicyOptions, PlatformOptions {}

const metricsPath = '/api/metrics';

/** The path of a prefill in version 0.1, for pages that were kept offline since. */
const prefillPathOf01 = '/api/teacher/read-ahead';

/**
 * Creates the proxy's app: `POST /api/teacher`, `POST /api/teacher/prefill`, `GET /api/health`, `GET /api/metrics`,
 * `POST /api/setup/…` where a page may choose the teacher, and a 404 in JSON for other paths below `/api`. The caller may add paths outside `/api`.
 *
 * @example
 *   const app = createProxy({ teacher });
 *   const response = await app.request('/api/health'); // {"teacher":{"name":…,"kind":"embedded",…,"prefills":true}}
 */
export function createProxy(options: ProxyOptions): Hono {
  return createApp(createApi(options), new HttpPolicy(options), options);
}

/** The same app over an API and a policy that exist already. */
export function createApp(api: Api, policy: HttpPolicy, platform: PlatformOptions): Hono {
  const { connection, waitUntil = () => undefined } = platform;
  const app = new Hono();
  const send = (response: ApiResponse): Response => toResponse(api.said(response));
  applyPolicy(policy, app, send);

  const requestOf = (context: Context): FetchApiRequest =>
    new FetchApiRequest(context.req.raw, {
      remoteAddress: connection?.(context).remote.address ?? null,
      waitUntil: (work) => waitUntil(context, work),
    });
  const route =
    (handler: Handler): Route =>
    async (context) =>
      toResponse(await handler(requestOf(context)));
  app.get(paths.health, route(api.health));
  app.get(metricsPath, route(api.metrics));
  app.post(paths.teacher, route(api.call));
  app.post(paths.prefill, route(api.prefill));
  app.post(prefillPathOf01, route(api.prefill));
  for (const [action, handler] of api.setup) app.post(setupPath(action), route(handler));

  const roomRoute =
    (action: RoomAction): Route =>
    async (context) => {
      const handler = api.rooms.get(action);
      if (handler === undefined) return send(errorResponse(501, roomError('rooms-off')));
      const { code = '', id = '' } = context.req.param();
      return toResponse(await handler(requestOf(context), code, id));
    };
  app.post(roomPaths.rooms, roomRoute('open'));
  app.post(roomPaths.devices(':code'), roomRoute('join'));
  app.post(roomPaths.commands(':code'), roomRoute('command'));
  app.get(roomPaths.events(':code'), roomRoute('events'));
  app.post(roomPaths.materials(':code'), roomRoute('keepMaterial'));
  app.get(`${roomPaths.materials(':code')}/:id`, roomRoute('material'));

  const only = (method: 'GET' | 'POST', path: string): void => {
    app.all(path, () =>
      send(errorResponse(405, apiError('wrong-method', { method, path }), { Allow: method })),
    );
  };
  for (const path of [paths.health, metricsPath]) only('GET', path);
  for (const path of [paths.teacher, paths.prefill, prefillPathOf01]) only('POST', path);
  for (const action of api.setup.keys()) only('POST', setupPath(action));
  app.all('/api/*', (context) => {
    const path = context.req.path.slice(0, 100);
    const known = [paths.teacher, paths.health];
    return send(errorResponse(404, apiError('unknown-path', { path, known })));
  });
  app.onError((error) => toResponse(api.internalError(error)));
  return app;
}

/** Applies the policy to every response of the app. */
function applyPolicy(policy: HttpPolicy, app: Hono, send: (response: ApiResponse) => Response): void {
  const setAll = ({ headers }: Response, all: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(all)) headers.set(name, value);
  };
  app.use(async (context, next) => {
    const refused = policy.refusal(context.req.header('Host') ?? new URL(context.req.url).host);
    if (refused === null) await next();
    else context.res = send(refused);
    setAll(context.res, policy.headers);
  });
  const preflight = cors({
    origin: [...policy.allowedOrigins],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Content-Type', 'Authorization', roomTokenHeader, lastSeenHeader],
    exposeHeaders: [...exposedHeaders],
    maxAge: 600,
  });
  app.use('/api/*', async (context, next) => {
    if (context.req.method === 'OPTIONS') return preflight(context, next);
    await next();
    setAll(context.res, policy.apiHeaders(context.req.header('Origin')));
  });
}
