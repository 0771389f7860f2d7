/**
 * `GET /api/health`: which teacher serves. Where an access code is wanted, whoever has none learns that and nothing
 * else, with status 200: the proxy itself is well.
 */
import type { Handler } from 'hono';
import { bearerOf, turnAway, type Doorkeeper } from './guards/access.ts';
import { backAgainSeconds } from './call-route.ts';
import { clientAddress, type ClientSources } from './guards/client-address.ts';
import type { Drain } from './drain.ts';
import { refuse } from './refusal.ts';
import type { Upstream } from './upstream.ts';

export interface HealthOptions {
  readonly teacher: Upstream | null;
  readonly absence: string;
  readonly doorkeeper: Doorkeeper;
  readonly sources: ClientSources;
  readonly drain: Drain;
}

export function healthRoute({ teacher, absence, doorkeeper, sources, drain }: HealthOptions): Handler {
  return async (context) => {
    context.header('Cache-Control', 'no-store');
    if (drain.isDraining) {
      return refuse(context, 503, 'The proxy is being stopped. Try again in a moment.', backAgainSeconds);
    }
    const access = await doorkeeper.ask(bearerOf(context), clientAddress(context, sources));
    if (access.kind === 'wanted') return context.json({ access: 'wanted' });
    if (access.kind !== 'granted') return turnAway(context, access);
    if (teacher === null) return refuse(context, 503, absence);
    return context.json({ teacher: { ...teacher.description, readsAhead: teacher.readAhead !== undefined } });
  };
}
