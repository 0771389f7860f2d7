/**
 * Authentication, for a teacher that is not open to all: a client sends the access code that all users share, or its own
 * token, as `Authorization: Bearer …`.
 *
 * Codes are compared as hashes, and each with all hashes that there are, so that the time of a comparison reveals
 * nothing. Wrong codes are counted per address, which limits guessing.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { apiError } from '../../teacher/api-errors.ts';
import { errorResponse, retryAfter, type ApiRequest, type ApiResponse } from '../request/api-request.ts';
import type { TokenBuckets } from './token-buckets.ts';

export interface AccessCodes {
  /** A code that many know: limits tell its users apart by their addresses. */
  readonly shared: string | null;
  /** Each belongs to one client, e.g. a class, from any address. */
  readonly tokens: readonly string[];
}

export type AuthResult =
  /** `client`: whom limits count, for a token; null for the shared code, or where no code is needed. */
  | { readonly kind: 'granted'; readonly client: string | null }
  | { readonly kind: 'wanted' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many-guesses'; readonly retryAfterSeconds: number };

/** Wrong codes that one address may send in a minute. */
const guessesPerMinute = 60;

const bearer = /^Bearer +([!-~]+) *$/i;

/** Compares two hashes in a time that depends on their length only. */
function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
  return difference === 0;
}

/** The code in the Authorization header; null without one, '' for a header in another form, which no code matches. */
export function bearerToken(request: ApiRequest): string | null {
  const header = request.header('authorization');
  return header === undefined ? null : (bearer.exec(header)?.[1] ?? '');
}

/** Checks the codes of requests. */
export class Authenticator {
  readonly #codes: readonly { readonly hash: Uint8Array; readonly client: string | null }[];
  readonly #guesses: TokenBuckets;

  /** @param guesses counts wrong codes */
  constructor({ shared, tokens }: AccessCodes, guesses: TokenBuckets) {
    const hashOf = (code: string) => sha256(utf8ToBytes(code));
    this.#guesses = guesses;
    this.#codes = [
      ...(shared === null ? [] : [{ hash: hashOf(shared), client: null }]),
      ...tokens.map(hashOf).map((hash) => ({ hash, client: `token ${bytesToHex(hash).slice(0, 16)}` })),
    ];
  }

  /**
   * @param code as in `bearerToken`
   * @param address where the request comes from
   */
  authenticate(code: string | null, address: string): AuthResult {
    if (this.#codes.length === 0) return { kind: 'granted', client: null };
    if (code === null) return { kind: 'wanted' };
    const guess = [{ key: `guesses ${address}`, amount: 1, perMinute: guessesPerMinute }];
    const shortfall = this.#guesses.withdraw(guess);
    if (shortfall !== null) return { kind: 'too-many-guesses', retryAfterSeconds: shortfall.waitSeconds };
    const hash = sha256(utf8ToBytes(code));
    const known = this.#codes.filter((each) => areEqual(each.hash, hash))[0];
    if (known === undefined) return { kind: 'wrong' };
    this.#guesses.refund(guess);
    return { kind: 'granted', client: known.client };
  }
}

/** The response to a request that is not granted access: 401, or 429 after too many wrong codes. */
export function unauthorizedResponse(result: Exclude<AuthResult, { kind: 'granted' }>): ApiResponse {
  if (result.kind === 'too-many-guesses') {
    return errorResponse(429, apiError('access-code-guesses'), retryAfter(result.retryAfterSeconds));
  }
  const error = apiError(result.kind === 'wanted' ? 'access-code-missing' : 'access-code-wrong');
  return errorResponse(401, error, { 'WWW-Authenticate': 'Bearer' });
}
