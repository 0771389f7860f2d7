/**
 * `GET /api/health`: which teacher serves. Where an access code is needed, a request without one learns only that, with
 * status 200, as the proxy itself is healthy.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import type { Drain } from '../drain.ts';
import { bearerToken, unauthorizedResponse, type Authenticator } from '../guards/auth.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { Upstream } from '../upstream.ts';
import {
  errorResponse,
  jsonResponse,
  type ApiRequest,
  type ApiResponse,
  type Handler,
} from './api-request.ts';
import { drainingResponse } from './request-pipeline.ts';

export interface HealthHandlerOptions {
  readonly teacher: Upstream | null;
  readonly unavailableReason: CodedError;
  readonly authenticator: Authenticator;
  readonly trustedHops: number;
  readonly drain: Drain;
}

/** Handles `GET /api/health`. */
export function healthHandler(options: HealthHandlerOptions): Handler {
  const { teacher, unavailableReason, authenticator, trustedHops, drain } = options;
  const respond = (request: ApiRequest): ApiResponse => {
    if (drain.isDraining) return drainingResponse();
    const access = authenticator.authenticate(bearerToken(request), clientAddress(request, trustedHops));
    if (access.kind === 'wanted') return jsonResponse({ access: 'wanted' });
    if (access.kind !== 'granted') return unauthorizedResponse(access);
    if (teacher === null) return errorResponse(503, unavailableReason);
    teacher.refresh?.();
    const prefills = teacher.prefill !== undefined;
    // Pages of version 0.1 look for `readsAhead`.
    return jsonResponse({ teacher: { ...teacher.description, prefills, readsAhead: prefills } });
  };
  return async (request) => respond(request);
}
