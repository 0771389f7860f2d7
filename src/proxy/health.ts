/**
 * `GET /api/health`: which teacher serves. Where an access code is wanted, whoever has none learns that and nothing
 * else, with status 200: the proxy itself is well.
 */
import type { Drain } from './drain.ts';
import { jsonReply, refusal, type Handler } from './exchange.ts';
import { bearerOf, turnAway, type Doorkeeper } from './guards/access.ts';
import { clientAddress } from './guards/client-address.ts';
import { stopping } from './reception.ts';
import type { Upstream } from './upstream.ts';

export interface HealthOptions {
  readonly teacher: Upstream | null;
  readonly absence: string;
  readonly doorkeeper: Doorkeeper;
  readonly trustedHops: number;
  readonly drain: Drain;
}

export function healthHandler(options: HealthOptions): Handler {
  const { teacher, absence, doorkeeper, trustedHops, drain } = options;
  return async (incoming) => {
    if (drain.isDraining) return stopping();
    const access = await doorkeeper.ask(bearerOf(incoming), clientAddress(incoming, trustedHops));
    if (access.kind === 'wanted') return jsonReply({ access: 'wanted' });
    if (access.kind !== 'granted') return turnAway(access);
    if (teacher === null) return refusal(503, absence);
    return jsonReply({ teacher: { ...teacher.description, readsAhead: teacher.readAhead !== undefined } });
  };
}
