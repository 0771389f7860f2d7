/**
 * The steps that every request to the teacher passes, in this order:
 *
 *   track      records the request, whatever its outcome
 *   authorize  shutdown, access code, request limit
 *   validate   content type, size, schema
 *   reserve    concurrency slot, token limit, daily budget
 *
 * Each step lets the request pass or returns the error response.
 */
import type { z } from 'zod';
import { isCodedError } from '../../errors/coded-error.ts';
import { apiError } from '../../teacher/api-errors.ts';
import type { PrefillBody } from '../../teacher/api-schema.ts';
import type { Drain } from '../drain.ts';
import { bearerToken, unauthorizedResponse, type Authenticator } from '../guards/auth.ts';
import type { DailyBudget } from '../guards/budget.ts';
import { acquireSlot, type CallSlot } from '../guards/call-slot.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { RateLimiter } from '../guards/rate-limiter.ts';
import {
  RequestRecord,
  type RequestFacts,
  type RequestKind,
  type RequestOutcome,
  type RequestSummary,
} from '../observability/request-record.ts';
import { reserveInRoom } from '../rooms/room-budget.ts';
import type { RoomGuard } from '../rooms/room-guard.ts';
import { storeAwayResponse } from '../rooms/room-refusal.ts';
import type { KnownMember } from '../rooms/rooms.ts';
import { StoreAwayError } from '../store/store-away.ts';
import { ApiResponse, errorResponse, retryAfter, type ApiRequest } from './api-request.ts';
import { readBody } from './read-body.ts';

export interface RequestPipelineOptions {
  readonly kind: RequestKind;
  readonly drain: Drain;
  readonly authenticator: Authenticator;
  /** null: there are no rooms. */
  readonly roomGuard: RoomGuard | null;
  readonly trustedHops: number;
  readonly rateLimiter: RateLimiter;
  /** null: no daily budget. */
  readonly budget: DailyBudget | null;
  /** Largest body. */
  readonly bodyBytes: number;
  /** Called with every request at its end. */
  readonly onRequest: (facts: RequestFacts) => void;
}

/** A guess of when another process of the proxy, or this one after a restart, may answer. */
const retryAfterSeconds = 10;

/** The response of a proxy that is shutting down. */
export function drainingResponse(): ApiResponse {
  return errorResponse(503, apiError('proxy-stopping'), retryAfter(retryAfterSeconds));
}

/** The outcome of a request that was denied with this status, where no step set a more precise one. */
function outcomeOfStatus(status: number): RequestOutcome {
  switch (status) {
    case 401:
      return 'no-access';
    case 429:
      return 'limited';
    case 503:
      return 'no-teacher';
    default:
      return 'bad-request';
  }
}

/** What a teacher is sent of a body: its fields and no others. Without a fingerprint it reads the text, not the ids. */
export function toTeacherContext<T extends PrefillBody>(body: T) {
  const { teacher: _, ...request } = body;
  return { ...request, prefixIds: body.prefixIds ?? [], fingerprint: body.fingerprint ?? '' };
}

/** The steps of calls, or of prefills: each kind has its own pipeline, as they are counted separately. */
export class RequestPipeline {
  readonly #options: RequestPipelineOptions;

  constructor(options: RequestPipelineOptions) {
    this.#options = options;
  }

  /** Records a request from start to end. A defect of the proxy is recorded and thrown on. */
  async track(handle: (record: RequestRecord) => Promise<ApiResponse>): Promise<ApiResponse> {
    const record = new RequestRecord(this.#options.kind, this.#options.onRequest);
    try {
      const response = await handle(record);
      if (!record.isStarted) record.ended(outcomeOfStatus(response.status));
      return response;
    } catch (error) {
      record.ended('defect');
      throw error;
    }
  }

  /**
   * Identifies the client, checks its access code and counts the request. The token of a member of a room stands for the
   * access code. Returns null, or the error response.
   */
  authorize(request: ApiRequest, record: RequestRecord): ApiResponse | null | Promise<ApiResponse | null> {
    const { authenticator, drain, roomGuard, rateLimiter, trustedHops } = this.#options;
    if (drain.isDraining) return this.#deniedByDrain(record);
    if (roomGuard !== null && roomGuard.tokenOf(request) !== null) {
      return this.#authorizeInRoom(roomGuard, request, record);
    }
    const address = clientAddress(request, trustedHops);
    record.client = `address ${address}`;
    const access = authenticator.authenticate(bearerToken(request), address);
    if (access.kind !== 'granted') return unauthorizedResponse(access);
    record.client = access.client ?? record.client;
    return this.#counted(rateLimiter, record);
  }

  async #authorizeInRoom(
    guard: RoomGuard,
    request: ApiRequest,
    record: RequestRecord,
  ): Promise<ApiResponse | null> {
    const member = await guard.memberOf(request);
    if (member instanceof ApiResponse) return member;
    record.room = member;
    record.client = `room ${member.room.code} ${member.member}`;
    return this.#counted(this.#options.rateLimiter, record);
  }

  #counted(rateLimiter: RateLimiter, { client }: RequestRecord): ApiResponse | null {
    const exceeded = rateLimiter.countRequest(client);
    return exceeded && errorResponse(429, exceeded.error, retryAfter(exceeded.retryAfterSeconds));
  }

  /**
   * Reads and checks the body.
   * @param fields the names of the fields that the body must hold
   */
  validate<T extends object>(
    request: ApiRequest,
    schema: z.ZodType<T>,
    fields: readonly string[],
  ): Promise<T | ApiResponse> {
    return readBody(request, schema, fields, this.#options.bodyBytes);
  }

  /** Takes a slot for the answer. */
  async reserve(record: RequestRecord, summary: RequestSummary): Promise<CallSlot | ApiResponse> {
    const { rateLimiter, budget, drain } = this.#options;
    record.understood(summary);
    const slot = await acquireSlot(rateLimiter, budget, record.client, summary.maxTokens);
    if ('error' in slot) {
      record.ended(slot.why);
      return errorResponse(429, slot.error, retryAfter(slot.retryAfterSeconds));
    }
    // A shutdown may have started while the body was read.
    if (drain.isDraining) {
      await slot.release(0);
      return this.#deniedByDrain(record);
    }
    return record.room === null ? slot : this.#reserveInRoom(record.room, record, slot, summary.maxTokens);
  }

  /** The room's budget pays as well. A prefill is no call. */
  async #reserveInRoom(
    { room }: KnownMember,
    record: RequestRecord,
    slot: CallSlot,
    tokens: number,
  ): Promise<CallSlot | ApiResponse> {
    const calls = this.#options.kind === 'call' ? 1 : 0;
    const reservation = await reserveInRoom(room, tokens, calls).catch(async (error: unknown) => {
      await slot.release(0);
      if (error instanceof StoreAwayError) return storeAwayResponse();
      throw error;
    });
    if (reservation instanceof ApiResponse) return reservation;
    if (isCodedError(reservation)) {
      await slot.release(0);
      record.ended('budget-spent');
      return errorResponse(429, reservation);
    }
    return {
      release: async (written) => {
        await Promise.all([slot.release(written), reservation.settle(written)]);
      },
    };
  }

  #deniedByDrain(record: RequestRecord): ApiResponse {
    record.ended('draining');
    return drainingResponse();
  }
}
