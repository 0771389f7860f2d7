/**
 * `GET /api/metrics`, for whoever has the token; without one, for this machine only. A balancer on this machine passes
 * on what comes from anywhere: what looks passed on needs the token.
 */
import type { Context, Handler } from 'hono';
import { bearerOf, Doorkeeper, turnAway } from '../guards/access.ts';
import type { DailyBudget } from '../guards/budget.ts';
import { clientAddress, connectionAddress, type ClientSources } from '../guards/client-address.ts';
import type { Drain } from '../drain.ts';
import type { LimitStore } from '../guards/limit-store.ts';
import { metricsContentType, type Metrics } from './metrics.ts';
import { refuse } from '../refusal.ts';

export const metricsPath = '/api/metrics';

export interface MetricsOptions {
  readonly metrics: Metrics;
  readonly drain: Drain;
  readonly budget: DailyBudget | null;
  /** null: this machine only. */
  readonly token: string | null;
  readonly sources: ClientSources;
  /** Where wrong tokens are counted. */
  readonly store: LimitStore;
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

function isFromHere(context: Context, sources: ClientSources): boolean {
  const isPassedOn =
    sources.trustedHops > 0 ||
    ['X-Forwarded-For', 'Forwarded', 'Via'].some((name) => context.req.header(name));
  return !isPassedOn && loopback.test(connectionAddress(context, sources) ?? '');
}

export function metricsRoute(options: MetricsOptions): Handler {
  const { metrics, drain, budget, token, sources, store } = options;
  const doorkeeper = new Doorkeeper({ shared: token, tokens: [] }, store);
  return async (context) => {
    if (token === null && !isFromHere(context, sources)) {
      const message =
        'Metrics are for this machine only. Whoever runs the proxy may set METRICS_TOKEN and send it along.';
      return refuse(context, 403, message);
    }
    const access = await doorkeeper.ask(bearerOf(context), clientAddress(context, sources));
    if (access.kind !== 'granted') return turnAway(context, access);
    const left = budget && { tokensPerDay: budget.tokensPerDay, tokensLeft: await budget.left() };
    const text = metrics.exposition({ openStreams: drain.open, budget: left });
    return context.body(text, 200, { 'Content-Type': metricsContentType, 'Cache-Control': 'no-store' });
  };
}
