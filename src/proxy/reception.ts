/**
 * What every request to the teacher goes through before the teacher hears of it, in this order: whether the proxy is
 * going away, who asks, how often, how large a body, what stands in it, and whether there is a place for it.
 *
 * Each step lets it pass or makes the reply that refuses. It knows no platform and no framework.
 */
import type { z } from 'zod';
import type { ReadAheadBody } from '../teacher/wire.ts';
import type { Drain } from './drain.ts';
import { refusal, Reply, type Incoming } from './exchange.ts';
import { bearerOf, turnAway, type Doorkeeper } from './guards/access.ts';
import { takePlace, type Place } from './guards/admission.ts';
import type { DailyBudget } from './guards/budget.ts';
import { clientAddress } from './guards/client-address.ts';
import type { Gate } from './guards/limits.ts';
import {
  CallRecord,
  type Asked,
  type CallFacts,
  type CallOutcome,
  type Work,
} from './watching/call-record.ts';

export interface ReceptionOptions {
  readonly what: Work;
  readonly drain: Drain;
  readonly doorkeeper: Doorkeeper;
  readonly trustedHops: number;
  readonly gate: Gate;
  /** null where tokens are not counted by day. */
  readonly budget: DailyBudget | null;
  /** Bytes of a body. */
  readonly bodyBytes: number;
  /** Told of every request when it is over. */
  readonly onCall: (facts: CallFacts) => void;
}

/** Seconds after which another copy of the proxy, or this one restarted, may answer. */
const backAgainSeconds = 10;

/** What is said by a proxy that is going away. */
export function stopping(): Reply {
  return refusal(503, 'The proxy is being stopped. Try again in a moment.', backAgainSeconds);
}

/** What a call is called that was turned away with this status, where nobody said more. */
function outcomeOfStatus(status: number): CallOutcome {
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
export function withIds<T extends ReadAheadBody>(body: T) {
  return { ...body, prefixIds: body.prefixIds ?? [], fingerprint: body.fingerprint ?? '' };
}

const decoder = new TextDecoder();

export class Reception {
  readonly #options: ReceptionOptions;

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  /** Follows a request from its first moment and tells of it once, also when it was turned away. Passes defects on. */
  async follow(handle: (call: CallRecord) => Promise<Reply>): Promise<Reply> {
    const call = new CallRecord(this.#options.what, this.#options.onCall);
    try {
      const reply = await handle(call);
      if (!call.isUnderWay) call.ends(outcomeOfStatus(reply.status));
      return reply;
    } catch (error) {
      call.ends('defect');
      throw error;
    }
  }

  /**
   * What was asked, or the refusal that says why it is not heard.
   * @param fields what the body must hold, in words
   */
  async hear<T extends object>(
    incoming: Incoming,
    call: CallRecord,
    schema: z.ZodType<T>,
    fields: string,
  ): Promise<T | Reply> {
    const { drain, gate } = this.#options;
    if (drain.isDraining) return this.#turnAwayLate(call);
    const refused = await this.#identify(incoming, call);
    if (refused !== null) return refused;
    const denial = await gate.request(call.client);
    if (denial !== null) return refusal(429, denial.message, denial.retryAfterSeconds);
    const text = await this.#read(incoming);
    return text instanceof Reply ? text : parsed(text, schema, fields);
  }

  /** Takes a place for what was asked, or refuses. */
  async admit(call: CallRecord, asked: Asked): Promise<Place | Reply> {
    const { gate, budget, drain } = this.#options;
    call.asks(asked);
    const place = await takePlace(gate, budget, call.client, asked.maxTokens);
    if ('message' in place) {
      call.ends(place.why);
      return refusal(429, place.message, place.retryAfterSeconds);
    }
    // Reading the body may have taken a while.
    if (!drain.isDraining) return place;
    await place.free(0);
    return this.#turnAwayLate(call);
  }

  #turnAwayLate(call: CallRecord): Reply {
    call.ends('draining');
    return stopping();
  }

  /** Notes whom limits are counted for, and turns away whoever lacks a code that is wanted. */
  async #identify(incoming: Incoming, call: CallRecord): Promise<Reply | null> {
    const { doorkeeper, trustedHops } = this.#options;
    const address = clientAddress(incoming, trustedHops);
    call.client = `address ${address}`;
    const access = await doorkeeper.ask(bearerOf(incoming), address);
    if (access.kind !== 'granted') return turnAway(access);
    call.client = access.client ?? call.client;
    return null;
  }

  async #read(incoming: Incoming): Promise<string | Reply> {
    // Other types could be sent by any page without the browser's asking first (CORS).
    if (!/^application\/json\b/i.test(incoming.header('content-type') ?? '')) {
      return refusal(415, 'The body must be JSON. Set the header Content-Type: application/json.');
    }
    const { bodyBytes } = this.#options;
    let bytes: Uint8Array | null;
    try {
      bytes = await incoming.bytes(bodyBytes);
    } catch {
      // Nobody is there to be told; it stands in the log as what it was.
      return refusal(400, 'The body broke off before its end. Send the request again.');
    }
    if (bytes !== null) return decoder.decode(bytes);
    const most = `${Math.floor(bodyBytes / 1024)} KiB`;
    return refusal(413, `The body is larger than ${most}. Shorten the problem or the solution so far.`);
  }
}

function parsed<T extends object>(text: string, schema: z.ZodType<T>, fields: string): T | Reply {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refusal(400, `The body is not JSON. Send a JSON object with ${fields}.`);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return refusal(400, issue?.message ?? 'The body has the wrong shape. Compare it with the API.');
}
