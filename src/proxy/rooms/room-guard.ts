/**
 * Who asks, for requests that belong to a room: to its API, or calls to the teacher. Wrong codes and tokens are counted, by
 * address and all together, which limits guessing; right ones are not, so a class behind one address is not held up.
 */
import { isCodedError, type CodedError } from '../../errors/coded-error.ts';
import { roomError } from '../../room/errors.ts';
import { roomTokenHeader } from '../../room/wire.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { TokenBuckets } from '../guards/token-buckets.ts';
import { errorResponse, retryAfter, type ApiRequest, type ApiResponse } from '../request/api-request.ts';
import { StoreAwayError } from '../store/store-away.ts';
import { roomRefusal, storeAwayResponse } from './room-refusal.ts';
import type { KnownMember, Rooms } from './rooms.ts';

/** Wrong codes and tokens in a minute. */
const guesses = { ofAddress: 60, ofAll: 1_200 };

const tokenHeader = roomTokenHeader.toLowerCase();

/** Refusals that tell a client that it guessed wrong. */
const isGuess = ({ code }: CodedError): boolean => code === 'room-unknown' || code === 'room-member-unknown';

export class RoomGuard {
  readonly #rooms: Rooms;
  readonly #buckets: TokenBuckets;
  readonly #trustedHops: number;

  /** @param trustedHops as in `clientAddress` */
  constructor(rooms: Rooms, buckets: TokenBuckets, trustedHops: number) {
    this.#rooms = rooms;
    this.#buckets = buckets;
    this.#trustedHops = trustedHops;
  }

  /** The token that a request carries; null for a request that belongs to no room. */
  tokenOf(request: ApiRequest): string | null {
    return request.header(tokenHeader) ?? null;
  }

  /** The member whose token the request carries, or the error response. */
  async memberOf(request: ApiRequest): Promise<KnownMember | ApiResponse> {
    let member;
    try {
      member = await this.#rooms.memberOf(this.tokenOf(request) ?? '');
    } catch (error) {
      if (error instanceof StoreAwayError) return storeAwayResponse();
      throw error;
    }
    return isCodedError(member) ? this.refused(request, member) : member;
  }

  /** The response to a refusal; the error of too many guesses where it is one of them. */
  refused(request: ApiRequest, error: CodedError): ApiResponse {
    if (!isGuess(error)) return roomRefusal(error);
    const address = clientAddress(request, this.#trustedHops);
    const shortfall = this.#buckets.withdraw([
      { key: `room guesses ${address}`, amount: 1, perMinute: guesses.ofAddress },
      { key: 'room guesses', amount: 1, perMinute: guesses.ofAll },
    ]);
    if (shortfall === null) return roomRefusal(error);
    return errorResponse(429, roomError('room-guesses'), retryAfter(shortfall.waitSeconds));
  }
}
