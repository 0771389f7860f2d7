/**
 * The proxy as a fetch-standard app: (Request) => Response. It checks what a page sends and whether it may, hands it to
 * the one teacher that it was given, and streams the answer back. A page can never name an upstream.
 *
 * It knows HTTP, and in which order a request is checked. It knows no platform (Node, Vite, an edge worker mount it) and
 * no upstream's protocol.
 */
import { Hono, type Context } from 'hono';
import type { GetConnInfo } from 'hono/conninfo';
import { paths } from '../teacher/wire.ts';
import { accessCheck, Doorkeeper, type AccessCodes } from './guards/access.ts';
import { streamedResponse } from './answer-body.ts';
import type { DailyBudget } from './guards/budget.ts';
import type { CallFacts, Work } from './watching/call-record.ts';
import {
  askTeacher,
  drainCheck,
  recordCalls,
  requestLimit,
  type CallVariables,
  type Respond,
} from './call-route.ts';
import { clientAddress } from './guards/client-address.ts';
import { crossOrigin } from './cross-origin.ts';
import { Drain } from './drain.ts';
import { sizeLimit } from './guards/size-limit.ts';
import { healthRoute } from './health-route.ts';
import { hostCheck, type HostRule } from './guards/host-check.ts';
import { MemoryLimitStore, type LimitStore } from './guards/limit-store.ts';
import { defaultLimits, Gate, type ProxyLimits } from './guards/limits.ts';
import { Metrics } from './watching/metrics.ts';
import { metricsPath, metricsRoute } from './watching/metrics-route.ts';
import { readAheadRoute } from './read-ahead-route.ts';
import { refuse } from './refusal.ts';
import { securityHeaders, withHeaders } from './security-headers.ts';
import type { Upstream } from './upstream.ts';

export interface ProxyOptions {
  /** null: no teacher serves, and the API answers 503 with `absence`. */
  readonly teacher: Upstream | null;
  /** Why there is no teacher, as a sentence for the page. */
  readonly absence?: string;
  readonly limits?: Partial<ProxyLimits>;
  /** Where rates are counted; default: in the memory of this copy. */
  readonly limitStore?: LimitStore;
  /** Tokens of a day; left out, they are not counted. */
  readonly budget?: DailyBudget | null;
  /** Who may ask; default: everybody. */
  readonly access?: AccessCodes;
  /** By which names the proxy may be addressed; default: by any, for platforms that go by the name themselves. */
  readonly hosts?: HostRule;
  /** The platform's helper that tells a request's connection; left out, all clients count as one. */
  readonly connection?: GetConnInfo;
  /** How many balancers in front add to `X-Forwarded-For`; default: none, and nothing in it is believed. */
  readonly trustedHops?: number;
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Pages elsewhere that may ask, by their origin; none where left out. */
  readonly allowedOrigins?: readonly string[];
  /** How the platform streams an answer; default: as the body of the response. */
  readonly respond?: Respond;
  /** How the proxy goes away. */
  readonly drain?: Drain;
  /** What opens `GET /api/metrics`; null or left out: this machine only. */
  readonly metricsToken?: string | null;
  /** Told of work that goes on behind an answer, for platforms that would end it there; default: the platform does not. */
  readonly goOn?: (context: Context, work: Promise<void>) => void;
  /** Told of every call, and of all that is read ahead, when it is over. */
  readonly onCall?: (facts: CallFacts) => void;
  /** Told of defects of the proxy itself; a teacher's failures are answers, not defects. */
  readonly report?: (error: unknown) => void;
}

/**
 * The proxy's routes: `POST /api/teacher`, `POST /api/teacher/read-ahead`, `GET /api/health`, `GET /api/metrics`, and a
 * JSON 404 for anything else below `/api`. Paths outside `/api` are free for the caller to add.
 *
 * @example
 *   const app = createProxy({ teacher });
 *   const response = await app.request('/api/health'); // {"teacher":{"name":…,"kind":"embedded","fingerprint":…,"readsAhead":true}}
 */
export function createProxy(options: ProxyOptions): Hono<{ Variables: CallVariables }> {
  const {
    teacher,
    absence = 'This proxy has no teacher.',
    limitStore: store = new MemoryLimitStore(),
    budget = null,
    access = { shared: null, tokens: [] },
    drain = new Drain(),
    respond = streamedResponse,
    goOn = () => undefined,
    report = (error: unknown) => console.error('The proxy failed.', error),
  } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const gate = new Gate(limits, store);
  const readAheadGate = new Gate(limits, store, 'read-aheads');
  const doorkeeper = new Doorkeeper(access, store);
  const sources = { connection: options.connection, trustedHops: options.trustedHops ?? 0 };
  const metrics = new Metrics();
  const app = new Hono<{ Variables: CallVariables }>();

  app.use(withHeaders(options.headers ?? securityHeaders));
  if (options.hosts !== undefined) app.use(hostCheck(options.hosts));
  app.use('/api/*', crossOrigin(options.allowedOrigins ?? []));

  app.get(paths.health, healthRoute({ teacher, absence, doorkeeper, sources, drain }));
  app.get(
    metricsPath,
    metricsRoute({ metrics, drain, budget, token: options.metricsToken ?? null, sources, store }),
  );
  const guards = (what: Work, counting: Gate) =>
    [
      recordCalls(what, (facts) => {
        metrics.add(facts);
        options.onCall?.(facts);
      }),
      drainCheck(drain),
      accessCheck(doorkeeper, (context) => clientAddress(context, sources)),
      requestLimit(counting),
      sizeLimit(limits.bodyBytes),
    ] as const;
  const asking = { teacher, absence, budget, drain, report };
  app.post(paths.teacher, ...guards('call', gate), askTeacher({ ...asking, gate, respond }));
  app.post(
    paths.readAhead,
    ...guards('read-ahead', readAheadGate),
    readAheadRoute({ ...asking, gate: readAheadGate, goOn }),
  );

  for (const path of [paths.health, metricsPath]) {
    app.all(path, (context) => {
      context.header('Allow', 'GET');
      return refuse(context, 405, `Use GET for ${path}.`);
    });
  }
  for (const path of [paths.teacher, paths.readAhead]) {
    app.all(path, (context) => {
      context.header('Allow', 'POST');
      return refuse(context, 405, `Use POST for ${path}.`);
    });
  }
  app.all('/api/*', (context) =>
    refuse(
      context,
      404,
      `There is nothing at ${context.req.path.slice(0, 100)}. The proxy knows ${paths.teacher} and ${paths.health}.`,
    ),
  );
  app.onError((error, context) => {
    report(error);
    return refuse(context, 500, 'The proxy failed. Try again.');
  });
  return app;
}
