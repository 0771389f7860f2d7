/**
 * The proxy's API: what it replies to each of the four things that can be asked. It checks what a page sends and whether
 * it may, and hands it to the one teacher that it was given. A page can never name an upstream.
 *
 * It knows what is asked and what is replied. It knows no paths, no framework and no platform (app.ts and the exchanges
 * do), and no upstream's protocol.
 */
import { callHandler } from './request/call.ts';
import { Drain } from './drain.ts';
import { errorResponse, type Handler, type ApiResponse } from './request/api-request.ts';
import { Authenticator, type AccessCodes } from './guards/auth.ts';
import type { DailyBudget } from './guards/budget.ts';
import { TokenBuckets, type LimitStore } from './guards/token-buckets.ts';
import { defaultLimits, RateLimiter, type CounterName, type ProxyLimits } from './guards/rate-limiter.ts';
import { healthHandler } from './request/health.ts';
import { prefillHandler } from './request/prefill.ts';
import { RequestPipeline } from './request/request-pipeline.ts';
import type { Upstream } from './upstream.ts';
import type { RequestFacts, RequestKind } from './observability/request-record.ts';
import { metricsHandler } from './observability/metrics-handler.ts';
import { Metrics } from './observability/metrics.ts';

export interface ApiOptions {
  /** null: no teacher serves, and the API answers 503 with `unavailableReason`. */
  readonly teacher: Upstream | null;
  /** Why there is no teacher, as a sentence for the page. */
  readonly unavailableReason?: string;
  readonly limits?: Partial<ProxyLimits>;
  /** Where rates are counted; default: in the memory of this copy. */
  readonly limitStore?: LimitStore;
  /** Tokens of a day; left out, they are not counted. */
  readonly budget?: DailyBudget | null;
  /** Who may ask; default: everybody. */
  readonly access?: AccessCodes;
  /** How many balancers in front add to `X-Forwarded-For`; default: none, and nothing in it is believed. */
  readonly trustedHops?: number;
  /** How the proxy goes away. */
  readonly drain?: Drain;
  /** What opens the metrics; null or left out: this machine only. */
  readonly metricsToken?: string | null;
  /** Told of every call, and of all that is read ahead, when it is over. */
  readonly onCall?: (facts: RequestFacts) => void;
  /** Told of defects of the proxy itself; a teacher's failures are answers, not defects. */
  readonly report?: (error: unknown) => void;
}

/** None of them rejects: a defect is reported, and its reply says no more than that there was one. */
export interface Api {
  readonly call: Handler;
  readonly prefill: Handler;
  readonly health: Handler;
  readonly metrics: Handler;
  /** The reply to a request that met a defect outside of these. */
  readonly internalError: (error: unknown) => ApiResponse;
}

/** The API before one teacher. What it counts, it counts from here on. */
export function createApi(options: ApiOptions): Api {
  const {
    teacher,
    unavailableReason = 'This proxy has no teacher.',
    limitStore: store = new TokenBuckets(),
    budget = null,
    access = { shared: null, tokens: [] },
    trustedHops = 0,
    drain = new Drain(),
    onCall = () => undefined,
    report = (error: unknown) => console.error('The proxy failed.', error),
  } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const metrics = new Metrics();
  const authenticator = new Authenticator(access, store);

  const pipelineFor = (kind: RequestKind, counted: CounterName): RequestPipeline =>
    new RequestPipeline({
      kind,
      drain,
      authenticator,
      trustedHops,
      rateLimiter: new RateLimiter(limits, store, counted),
      budget,
      bodyBytes: limits.bodyBytes,
      onCall: (facts) => {
        metrics.add(facts);
        // A log that cannot be written is no reason to keep the place of a call that is over.
        try {
          onCall(facts);
        } catch (error) {
          report(error);
        }
      },
    });
  const internalError = (error: unknown): ApiResponse => {
    report(error);
    return errorResponse(500, 'The proxy failed. Try again.');
  };
  const safe =
    (handler: Handler): Handler =>
    (incoming) =>
      handler(incoming).catch(internalError);

  const asking = { teacher, unavailableReason, drain, report };
  return {
    call: safe(callHandler({ ...asking, pipeline: pipelineFor('call', 'requests') })),
    prefill: safe(prefillHandler({ ...asking, pipeline: pipelineFor('read-ahead', 'read-aheads') })),
    health: safe(healthHandler({ teacher, unavailableReason, authenticator, trustedHops, drain })),
    metrics: safe(
      metricsHandler({ metrics, drain, budget, token: options.metricsToken ?? null, trustedHops, store }),
    ),
    internalError,
  };
}
