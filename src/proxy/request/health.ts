/**
 * `GET /api/health`: which teacher serves. Where an access code is needed, a request without one learns only that, with
 * status 200, as the proxy itself is healthy.
 */
import type { Drain } from '../drain.ts';
import { bearerToken, unauthorizedResponse, type Authenticator } from '../guards/auth.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { SetupGuard } from '../setup/setup-guard.ts';
import type { Upstream } from '../upstream.ts';
import {
  errorResponse,
  jsonResponse,
  type ApiRequest,
  type ApiResponse,
  type Handler,
} from './api-request.ts';
import { drainingResponse } from './request-pipeline.ts';
import type { Teachers } from './teacher-choice.ts';

export interface HealthHandlerOptions {
  readonly teachers: Teachers;
  readonly authenticator: Authenticator;
  /** null where there are no rooms. */
  readonly rooms: object | null;
  readonly trustedHops: number;
  readonly drain: Drain;
  /** Decides whether a page may choose the teacher; null where none can. */
  readonly setupGuard: SetupGuard | null;
}

/** Handles `GET /api/health`. */
export function healthHandler(options: HealthHandlerOptions): Handler {
  const { teachers, authenticator, rooms, trustedHops, drain, setupGuard } = options;
  const respond = (request: ApiRequest): ApiResponse => {
    if (drain.isDraining) return drainingResponse();
    const access = authenticator.authenticate(bearerToken(request), clientAddress(request, trustedHops));
    if (access.kind === 'wanted') return jsonResponse({ access: 'wanted' });
    if (access.kind !== 'granted') return unauthorizedResponse(access);
    const { teacher, unavailableReason, named } = teachers;
    const setup = setupGuard?.mayOffer(request) === true ? { setup: true } : {};
    if (teacher === null) return errorResponse(503, unavailableReason, {}, setup);
    const { prefills, ...described } = stateOf(teacher);
    const others = [...named].map(([id, each]) => ({ id, ...stateOf(each) }));
    return jsonResponse({
      // Pages of version 0.1 look for `readsAhead`.
      teacher: { ...described, prefills, readsAhead: prefills },
      ...(others.length === 0 ? {} : { teachers: others }),
      ...setup,
      ...(rooms === null ? {} : { rooms: true }),
    });
  };
  return async (request) => respond(request);
}

/** What a page learns of a teacher. One that has not been reached is asked again. */
function stateOf(teacher: Upstream) {
  teacher.refresh?.();
  return { ...teacher.description, prefills: teacher.prefill !== undefined };
}
