/**
 * The API before one teacher: what it responds to a call, a prefill, a health check and a request for metrics. A call never
 * chooses the upstream; only the page on the proxy's own machine can, by the requests of setup/.
 *
 * The way of a call, in the order of the files:
 *
 *   app.ts, or node/ on Node         the connection
 *   request/http-policy.ts           host name, CORS, security headers
 *   request/request-pipeline.ts      shutdown, access code, limits, schema; guards/ holds the rules
 *   request/call.ts                  starts the teacher
 *   retry.ts, providers/             asks it: the embedded one, or a provider's server (completion/, prompt/)
 *   request/answer-stream.ts         its chunks as server-sent events
 *   observability/                   log and metrics, at the end
 */
import type { CodedError } from '../errors/coded-error.ts';
import { apiError } from '../teacher/api-errors.ts';
import type { SetupAction } from '../teacher/setup-schema.ts';
import { Drain } from './drain.ts';
import { Authenticator, type AccessCodes } from './guards/auth.ts';
import type { DailyBudget } from './guards/budget.ts';
import { defaultLimits, RateLimiter, type CounterName, type ProxyLimits } from './guards/rate-limiter.ts';
import { TokenBuckets } from './guards/token-buckets.ts';
import { metricsHandler } from './observability/metrics-handler.ts';
import { Metrics } from './observability/metrics.ts';
import type { RequestFacts, RequestKind } from './observability/request-record.ts';
import {
  errorResponse,
  withMessage,
  type ApiRequest,
  type ApiResponse,
  type Handler,
} from './request/api-request.ts';
import type { Describe } from './request/sent-error.ts';
import { callHandler } from './request/call.ts';
import { healthHandler } from './request/health.ts';
import { prefillHandler } from './request/prefill.ts';
import { RequestPipeline } from './request/request-pipeline.ts';
import type { Teachers } from './request/teacher-choice.ts';
import { SetupGuard } from './setup/setup-guard.ts';
import { setupHandlers } from './setup/setup-handlers.ts';
import type { TeacherSetup } from './setup/teacher-setup.ts';
import { RoomGuard } from './rooms/room-guard.ts';
import { roomHandlers, type RoomAction, type RoomHandler } from './rooms/room-handlers.ts';
import type { Rooms } from './rooms/rooms.ts';
import type { Upstream } from './upstream.ts';

export interface ApiOptions {
  /** null: no teacher serves, and the API responds 503 with `unavailableReason`. */
  readonly teacher: Upstream | null;
  /** Teachers that a request may name, the default among them. Default: none. */
  readonly named?: ReadonlyMap<string, Upstream>;
  /** Why there is no teacher. */
  readonly unavailableReason?: CodedError;
  /** Left out, errors have no `message`. */
  readonly describe?: Describe;
  readonly limits?: Partial<ProxyLimits>;
  /** Counts rates. Default: buckets on the system clock. */
  readonly buckets?: TokenBuckets;
  /** Left out or null: no daily budget. */
  readonly budget?: DailyBudget | null;
  /** Default: no code is needed. */
  readonly access?: AccessCodes;
  /** How many load balancers in front append to `X-Forwarded-For`. Default: 0, and the header is ignored. */
  readonly trustedHops?: number;
  /** Lets the page that this proxy serves choose the teacher. Default: no page can. */
  readonly setup?: TeacherSetup | null;
  /** Shuts the API down. */
  readonly drain?: Drain;
  /** The rooms of classes. Left out or null: there are none. */
  readonly rooms?: Rooms | null;
  /** Opens the metrics to other machines; null or left out: this machine only. */
  readonly metricsToken?: string | null;
  /** Called with every call and prefill at its end. */
  readonly onRequest?: (facts: RequestFacts) => void;
  /** Called with defects of the proxy itself; a failing teacher is an answer, not a defect. */
  readonly report?: (error: unknown) => void;
}

/** No handler rejects: a defect is reported, and answered with status 500 and no details. */
export interface Api {
  readonly call: Handler;
  readonly prefill: Handler;
  readonly health: Handler;
  readonly metrics: Handler;
  /** By action; empty where no page can choose the teacher. */
  readonly setup: ReadonlyMap<SetupAction, Handler>;
  /** By action; empty where there are no rooms. */
  readonly rooms: ReadonlyMap<RoomAction, RoomHandler>;
  /** The response to a request that met a defect outside of the handlers. */
  readonly internalError: (error: unknown) => ApiResponse;
  /** Adds the sentence to an error response that was made outside of the handlers. */
  readonly said: (response: ApiResponse) => ApiResponse;
}

/** Creates the API before one teacher. Its counts start at zero. */
export function createApi(options: ApiOptions): Api {
  const {
    teacher,
    unavailableReason = apiError('proxy-without-teacher'),
    describe = null,
    named = new Map<string, Upstream>(),
    buckets = new TokenBuckets(),
    budget = null,
    access = { shared: null, tokens: [] },
    trustedHops = 0,
    setup = null,
    rooms = null,
    drain = new Drain(),
    onRequest = () => undefined,
    report = (error: unknown) => console.error('The proxy failed.', error),
  } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const metrics = new Metrics();
  const authenticator = new Authenticator(access, buckets);
  const roomGuard = rooms && new RoomGuard(rooms, buckets, trustedHops);

  const pipelineFor = (kind: RequestKind, counter: CounterName): RequestPipeline =>
    new RequestPipeline({
      kind,
      drain,
      authenticator,
      roomGuard,
      trustedHops,
      rateLimiter: new RateLimiter(limits, buckets, counter),
      budget,
      bodyBytes: limits.bodyBytes,
      onRequest: (facts) => {
        metrics.add(facts);
        // A log that cannot be written must not keep the slot of a call that is over.
        try {
          onRequest(facts);
        } catch (error) {
          report(error);
        }
      },
    });
  const said = (response: ApiResponse): ApiResponse => withMessage(response, describe);
  const internalError = (error: unknown): ApiResponse => {
    report(error);
    return said(errorResponse(500, apiError('proxy-failed')));
  };
  const safe =
    <Path extends string[]>(handler: (request: ApiRequest, ...path: Path) => Promise<ApiResponse>) =>
    (request: ApiRequest, ...path: Path): Promise<ApiResponse> =>
      handler(request, ...path).then(said, internalError);

  const guard = setup === null ? null : new SetupGuard();
  const setupBy = setup === null || guard === null ? [] : setupHandlers({ setup, guard, drain });
  const teachers: Teachers = {
    get teacher() {
      return setup?.teacher ?? teacher;
    },
    unavailableReason,
    named,
  };
  const roomsBy =
    rooms === null || roomGuard === null
      ? []
      : roomHandlers({ rooms, guard: roomGuard, authenticator, buckets, trustedHops, drain });
  const common = { teachers, describe, drain, report };
  return {
    call: safe(callHandler({ ...common, pipeline: pipelineFor('call', 'requests') })),
    prefill: safe(prefillHandler({ ...common, pipeline: pipelineFor('prefill', 'prefills') })),
    health: safe(healthHandler({ teachers, authenticator, rooms, trustedHops, drain, setupGuard: guard })),
    metrics: safe(
      metricsHandler({
        metrics,
        drain,
        budget,
        token: options.metricsToken ?? null,
        trustedHops,
        buckets,
      }),
    ),
    setup: new Map([...setupBy].map(([action, handler]) => [action, safe(handler)])),
    rooms: new Map(roomsBy.map(([action, handler]) => [action, safe(handler)])),
    internalError,
    said,
  };
}
