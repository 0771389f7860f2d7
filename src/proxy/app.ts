/**
 * The API as a fetch-standard app: (Request) => Response. Here are its paths and methods, and where the frame goes.
 *
 * It knows HTTP. It knows no platform: Node, Vite, an edge worker mount it.
 */
import { Hono, type Context, type Handler as Route } from 'hono';
import type { GetConnInfo } from 'hono/conninfo';
import { cors } from 'hono/cors';
import { paths } from '../teacher/api-schema.ts';
import { createApi, type Api, type ApiOptions } from './api.ts';
import { jsonResponse, errorResponse, type Handler } from './request/api-request.ts';
import { FetchApiRequest, toResponse } from './request/fetch-adapter.ts';
import { exposedHeaders, HttpPolicy, type HttpPolicyOptions } from './request/http-policy.ts';

export interface PlatformOptions {
  /**
   * The platform's helper that tells a request's connection (`@hono/node-server/conninfo`, `hono/bun`, `hono/deno`, …);
   * left out, all clients count as one.
   */
  readonly connection?: GetConnInfo;
  /** Told of work that goes on behind an answer, for platforms that would end it there; default: the platform does not. */
  readonly waitUntil?: (context: Context, work: Promise<void>) => void;
}

export interface ProxyOptions extends ApiOptions, HttpPolicyOptions, PlatformOptions {}

const metricsPath = '/api/metrics';

/** The path of a prefill in version 0.1, for pages that were kept offline since. */
const prefillPathOf01 = '/api/teacher/read-ahead';

/**
 * The proxy's routes: `POST /api/teacher`, `POST /api/teacher/prefill`, `GET /api/health`, `GET /api/metrics`, and a
 * JSON 404 for anything else below `/api`. Paths outside `/api` are free for the caller to add.
 *
 * @example
 *   const app = createProxy({ teacher });
 *   const response = await app.request('/api/health'); // {"teacher":{"name":…,"kind":"embedded","fingerprint":…,"prefills":true}}
 */
export function createProxy(options: ProxyOptions): Hono {
  return appOf(createApi(options), new HttpPolicy(options), options);
}

/** The same routes before an API and in a frame that there are already. */
export function appOf(api: Api, frame: HttpPolicy, platform: PlatformOptions): Hono {
  const { connection, waitUntil = () => undefined } = platform;
  const app = new Hono();
  applyPolicy(frame, app);

  const route =
    (handler: Handler): Route =>
    async (context) => {
      const incoming = new FetchApiRequest(context.req.raw, {
        remoteAddress: connection?.(context).remote.address ?? null,
        waitUntil: (work) => waitUntil(context, work),
      });
      return toResponse(await handler(incoming));
    };
  app.get(paths.health, route(api.health));
  app.get(metricsPath, route(api.metrics));
  app.post(paths.teacher, route(api.call));
  app.post(paths.prefill, route(api.prefill));
  app.post(prefillPathOf01, route(api.prefill));

  const only = (method: 'GET' | 'POST', path: string): void => {
    app.all(path, () =>
      toResponse(jsonResponse({ message: `Use ${method} for ${path}.` }, 405, { Allow: method })),
    );
  };
  for (const path of [paths.health, metricsPath]) only('GET', path);
  for (const path of [paths.teacher, paths.prefill, prefillPathOf01]) only('POST', path);
  app.all('/api/*', (context) => {
    const path = context.req.path.slice(0, 100);
    return toResponse(
      errorResponse(
        404,
        `There is nothing at ${path}. The proxy knows ${paths.teacher} and ${paths.health}.`,
      ),
    );
  });
  app.onError((error) => toResponse(api.internalError(error)));
  return app;
}

/** Puts the frame around all that the app answers. */
function applyPolicy(frame: HttpPolicy, app: Hono): void {
  const setAll = ({ headers }: Response, all: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(all)) headers.set(name, value);
  };
  app.use(async (context, next) => {
    const refused = frame.refusal(context.req.header('Host') ?? new URL(context.req.url).host);
    if (refused === null) await next();
    else context.res = toResponse(refused);
    setAll(context.res, frame.headers);
  });
  const beforehand = cors({
    origin: [...frame.allowedOrigins],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Content-Type', 'Authorization'],
    exposeHeaders: [...exposedHeaders],
    maxAge: 600,
  });
  app.use('/api/*', async (context, next) => {
    if (context.req.method === 'OPTIONS') return beforehand(context, next);
    await next();
    setAll(context.res, frame.apiHeaders(context.req.header('Origin')));
  });
}
