/**
 * `GET /api/metrics`, for whoever has the token; without one, for this machine only. A balancer on this machine passes
 * on what comes from anywhere: what looks passed on needs the token.
 */
import type { Drain } from '../drain.ts';
import { errorResponse, ApiResponse, type Handler, type ApiRequest } from '../request/api-request.ts';
import { bearerToken, Authenticator, unauthorizedResponse } from '../guards/auth.ts';
import type { DailyBudget } from '../guards/budget.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { LimitStore } from '../guards/token-buckets.ts';
import { metricsContentType, type Metrics } from './metrics.ts';

export interface MetricsOptions {
  readonly metrics: Metrics;
  readonly drain: Drain;
  readonly budget: DailyBudget | null;
  /** null: this machine only. */
  readonly token: string | null;
  readonly trustedHops: number;
  /** Where wrong tokens are counted. */
  readonly store: LimitStore;
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

function isFromHere(incoming: ApiRequest, trustedHops: number): boolean {
  const isPassedOn =
    trustedHops > 0 || ['x-forwarded-for', 'forwarded', 'via'].some((name) => incoming.header(name));
  return !isPassedOn && loopback.test(incoming.remoteAddress ?? '');
}

export function metricsHandler(options: MetricsOptions): Handler {
  const { metrics, drain, budget, token, trustedHops, store } = options;
  const doorkeeper = new Authenticator({ shared: token, tokens: [] }, store);
  return async (incoming) => {
    if (token === null && !isFromHere(incoming, trustedHops)) {
      const message =
        'Metrics are for this machine only. Whoever runs the proxy may set METRICS_TOKEN and send it along.';
      return errorResponse(403, message);
    }
    const access = await doorkeeper.authenticate(bearerToken(incoming), clientAddress(incoming, trustedHops));
    if (access.kind !== 'granted') return unauthorizedResponse(access);
    const left = budget && { tokensPerDay: budget.tokensPerDay, tokensLeft: await budget.left() };
    const text = metrics.exposition({ openStreams: drain.open, budget: left });
    return new ApiResponse(200, text, { 'Content-Type': metricsContentType, 'Cache-Control': 'no-store' });
  };
}
