/**
 * `GET /api/health`: which teacher serves. Where an access code is wanted, whoever has none learns that and nothing
 * else, with status 200: the proxy itself is well.
 */
import type { Drain } from '../drain.ts';
import { jsonResponse, errorResponse, type Handler } from './api-request.ts';
import { bearerToken, unauthorizedResponse, type Authenticator } from '../guards/auth.ts';
import { clientAddress } from '../guards/client-address.ts';
import { drainingResponse } from './request-pipeline.ts';
import type { Upstream } from '../upstream.ts';

export interface HealthHandlerOptions {
  readonly teacher: Upstream | null;
  readonly unavailableReason: string;
  readonly authenticator: Authenticator;
  readonly trustedHops: number;
  readonly drain: Drain;
}

export function healthHandler(options: HealthHandlerOptions): Handler {
  const { teacher, unavailableReason, authenticator, trustedHops, drain } = options;
  return async (incoming) => {
    if (drain.isDraining) return drainingResponse();
    const access = await authenticator.authenticate(
      bearerToken(incoming),
      clientAddress(incoming, trustedHops),
    );
    if (access.kind === 'wanted') return jsonResponse({ access: 'wanted' });
    if (access.kind !== 'granted') return unauthorizedResponse(access);
    if (teacher === null) return errorResponse(503, unavailableReason);
    const prefills = teacher.prefill !== undefined;
    // Pages of version 0.1 look for `readsAhead`.
    return jsonResponse({ teacher: { ...teacher.description, prefills, readsAhead: prefills } });
  };
}
