/**
 * What every request to the teacher goes through before the teacher hears of it, in this order: whether the proxy is
 * going away, who asks, how often, how large a body, what stands in it, and whether there is a place for it.
 *
 * Each step lets it pass or makes the reply that refuses. It knows no platform and no framework.
 */
import type { z } from 'zod';
import type { PrefillBody } from '../../teacher/api-schema.ts';
import type { Drain } from '../drain.ts';
import { errorResponse, ApiResponse, type ApiRequest } from './api-request.ts';
import { bearerToken, unauthorizedResponse, type Authenticator } from '../guards/auth.ts';
import { acquireSlot, type CallSlot } from '../guards/call-slot.ts';
import type { DailyBudget } from '../guards/budget.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { RateLimiter } from '../guards/rate-limiter.ts';
import {
  RequestRecord,
  type RequestSummary,
  type RequestFacts,
  type RequestOutcome,
  type RequestKind,
} from '../observability/request-record.ts';

export interface RequestPipelineOptions {
  readonly kind: RequestKind;
  readonly drain: Drain;
  readonly authenticator: Authenticator;
  readonly trustedHops: number;
  readonly rateLimiter: RateLimiter;
  /** null where tokens are not counted by day. */
  readonly budget: DailyBudget | null;
  /** Bytes of a body. */
  readonly bodyBytes: number;
  /** Told of every request when it is over. */
  readonly onCall: (facts: RequestFacts) => void;
}

/** Seconds after which another copy of the proxy, or this one restarted, may answer. */
const retryAfterSeconds = 10;

/** What is said by a proxy that is going away. */
export function drainingResponse(): ApiResponse {
  return errorResponse(503, 'The proxy is being stopped. Try again in a moment.', retryAfterSeconds);
}

/** What a call is called that was turned away with this status, where nobody said more. */
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

/** Without a fingerprint the ids mean nothing: the teacher reads the text. */
export function toTeacherContext<T extends PrefillBody>(body: T) {
  return { ...body, prefixIds: body.prefixIds ?? [], fingerprint: body.fingerprint ?? '' };
}

const decoder = new TextDecoder();

export class RequestPipeline {
  readonly #options: RequestPipelineOptions;

  constructor(options: RequestPipelineOptions) {
    this.#options = options;
  }

  /** Follows a request from its first moment and tells of it once, also when it was turned away. Passes defects on. */
  async track(handle: (call: RequestRecord) => Promise<ApiResponse>): Promise<ApiResponse> {
    const call = new RequestRecord(this.#options.kind, this.#options.onCall);
    try {
      const reply = await handle(call);
      if (!call.isStarted) call.ended(outcomeOfStatus(reply.status));
      return reply;
    } catch (error) {
      call.ended('defect');
      throw error;
    }
  }

  /**
   * What was asked, or the refusal that says why it is not heard.
   * @param fields what the body must hold, in words
   */
  async hear<T extends object>(
    incoming: ApiRequest,
    call: RequestRecord,
    schema: z.ZodType<T>,
    fields: string,
  ): Promise<T | ApiResponse> {
    const { drain, rateLimiter } = this.#options;
    if (drain.isDraining) return this.#turnAwayLate(call);
    const refused = await this.#identify(incoming, call);
    if (refused !== null) return refused;
    const denial = await rateLimiter.countRequest(call.client);
    if (denial !== null) return errorResponse(429, denial.message, denial.retryAfterSeconds);
    const text = await this.#read(incoming);
    return text instanceof ApiResponse ? text : parsed(text, schema, fields);
  }

  /** Takes a place for what was asked, or refuses. */
  async admit(call: RequestRecord, asked: RequestSummary): Promise<CallSlot | ApiResponse> {
    const { rateLimiter, budget, drain } = this.#options;
    call.understood(asked);
    const place = await acquireSlot(rateLimiter, budget, call.client, asked.maxTokens);
    if ('message' in place) {
      call.ended(place.why);
      return errorResponse(429, place.message, place.retryAfterSeconds);
    }
    // Reading the body may have taken a while.
    if (!drain.isDraining) return place;
    await place.release(0);
    return this.#turnAwayLate(call);
  }

  #turnAwayLate(call: RequestRecord): ApiResponse {
    call.ended('draining');
    return drainingResponse();
  }

  /** Notes whom limits are counted for, and turns away whoever lacks a code that is wanted. */
  async #identify(incoming: ApiRequest, call: RequestRecord): Promise<ApiResponse | null> {
    const { authenticator, trustedHops } = this.#options;
    const address = clientAddress(incoming, trustedHops);
    call.client = `address ${address}`;
    const access = await authenticator.authenticate(bearerToken(incoming), address);
    if (access.kind !== 'granted') return unauthorizedResponse(access);
    call.client = access.client ?? call.client;
    return null;
  }

  async #read(incoming: ApiRequest): Promise<string | ApiResponse> {
    // Other types could be sent by any page without the browser's asking first (CORS).
    if (!/^application\/json\b/i.test(incoming.header('content-type') ?? '')) {
      return errorResponse(415, 'The body must be JSON. Set the header Content-Type: application/json.');
    }
    const { bodyBytes } = this.#options;
    let bytes: Uint8Array | null;
    try {
      bytes = await incoming.bytes(bodyBytes);
    } catch {
      // Nobody is there to be told; it stands in the log as what it was.
      return errorResponse(400, 'The body broke off before its end. Send the request again.');
    }
    if (bytes !== null) return decoder.decode(bytes);
    const most = `${Math.floor(bodyBytes / 1024)} KiB`;
    return errorResponse(413, `The body is larger than ${most}. Shorten the problem or the solution so far.`);
  }
}

function parsed<T extends object>(text: string, schema: z.ZodType<T>, fields: string): T | ApiResponse {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return errorResponse(400, `The body is not JSON. Send a JSON object with ${fields}.`);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return errorResponse(400, issue?.message ?? 'The body has the wrong shape. Compare it with the API.');
}
