/**
 * `GET /api/metrics`: for requests with the metrics token, or, where none is set, from this machine only. A request that
 * looks forwarded needs the token.
 */
import { apiError } from '../../teacher/api-errors.ts';
import type { Drain } from '../drain.ts';
import { Authenticator, bearerToken, unauthorizedResponse } from '../guards/auth.ts';
import type { DailyBudget } from '../guards/budget.ts';
import { clientAddress } from '../guards/client-address.ts';
import { isFromThisMachine } from '../guards/this-machine.ts';
import type { TokenBuckets } from '../guards/token-buckets.ts';
import { ApiResponse, errorResponse, type Handler } from '../request/api-request.ts';
import { metricsContentType, type Metrics } from './metrics.ts';

export interface MetricsOptions {
  readonly metrics: Metrics;
  readonly drain: Drain;
  readonly budget: DailyBudget | null;
  /** null: this machine only. */
  readonly token: string | null;
  readonly trustedHops: number;
  /** Counts wrong tokens. */
  readonly buckets: TokenBuckets;
}

/** Handles `GET /api/metrics`. */
export function metricsHandler(options: MetricsOptions): Handler {
  const { metrics, drain, budget, token, trustedHops, buckets } = options;
  const authenticator = new Authenticator({ shared: token, tokens: [] }, buckets);
  return async (request) => {
    if (token === null && !isFromThisMachine(request, trustedHops)) {
      return errorResponse(403, apiError('metrics-not-allowed'));
    }
    const access = authenticator.authenticate(bearerToken(request), clientAddress(request, trustedHops));
    if (access.kind !== 'granted') return unauthorizedResponse(access);
    const left = budget && { tokensPerDay: budget.tokensPerDay, tokensLeft: await budget.left() };
    const text = metrics.exposition({ openStreams: drain.open, budget: left });
    return new ApiResponse(200, text, { 'Content-Type': metricsContentType, 'Cache-Control': 'no-store' });
  };
}
