/**
 * Who may use the teacher where not everybody may: those who know the access code that all share, or a token of their
 * own. Either comes as `Authorization: Bearer …`.
 *
 * A code is compared by its hash and with every hash that there is, so that the time it takes tells nothing. Wrong ones
 * are counted by address, and nobody may guess fast.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { jsonResponse, errorResponse, type ApiRequest, type ApiResponse } from '../request/api-request.ts';
import type { LimitStore } from './token-buckets.ts';

export interface AccessCodes {
  /** One that many know: its users are told apart by their addresses. */
  readonly shared: string | null;
  /** Each is one client's, e.g. a class's, wherever it asks from. */
  readonly tokens: readonly string[];
}

/** What a request brought along. */
export type AuthResult =
  /** @param client whose limits apply: of the token, or null for whoever has the shared code or needs none */
  | { readonly kind: 'granted'; readonly client: string | null }
  | { readonly kind: 'wanted' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many-guesses'; readonly retryAfterSeconds: number };

/** Codes that one address may try within a minute; right ones do not count. */
const guessesPerMinute = 60;

const bearer = /^Bearer +([!-~]+) *$/i;

/** Whether two hashes are the same, in a time that depends on their length only. */
function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
  return difference === 0;
}

/** The code in the header; null where none came. */
export function bearerToken(incoming: ApiRequest): string | null {
  const header = incoming.header('authorization');
  // A header that is no bearer's is a wrong code: somebody tries something.
  return header === undefined ? null : (bearer.exec(header)?.[1] ?? '');
}

export class Authenticator {
  readonly #codes: readonly { readonly hash: Uint8Array; readonly client: string | null }[];
  readonly #store: LimitStore;

  /** @param store where wrong codes are counted */
  constructor({ shared, tokens }: AccessCodes, store: LimitStore) {
    const hashOf = (code: string) => sha256(utf8ToBytes(code));
    this.#store = store;
    this.#codes = [
      ...(shared === null ? [] : [{ hash: hashOf(shared), client: null }]),
      ...tokens.map(hashOf).map((hash) => ({ hash, client: `token ${bytesToHex(hash).slice(0, 16)}` })),
    ];
  }

  /** @param address where the code comes from */
  async authenticate(given: string | null, address: string): Promise<AuthResult> {
    if (this.#codes.length === 0) return { kind: 'granted', client: null };
    if (given === null) return { kind: 'wanted' };
    const guess = [{ key: `guesses ${address}`, amount: 1, perMinute: guessesPerMinute }];
    const shortage = await this.#store.withdraw(guess);
    if (shortage !== null) return { kind: 'too-many-guesses', retryAfterSeconds: shortage.waitSeconds };
    const hash = sha256(utf8ToBytes(given));
    const known = this.#codes.filter((code) => areEqual(code.hash, hash))[0];
    if (known === undefined) return { kind: 'wrong' };
    await this.#store.refund(guess);
    return { kind: 'granted', client: known.client };
  }
}

const sentences = {
  wanted: 'This teacher wants an access code. Ask whoever runs it.',
  wrong: 'The teacher does not know this access code. Ask whoever runs it.',
  'too-many-guesses': 'Too many wrong access codes came from here. Wait a minute, then try again.',
} as const;

/** The answer to somebody who is not let in. */
export function unauthorizedResponse(access: Exclude<AuthResult, { kind: 'granted' }>): ApiResponse {
  const message = sentences[access.kind];
  if (access.kind === 'too-many-guesses') return errorResponse(429, message, access.retryAfterSeconds);
  return jsonResponse({ message }, 401, { 'WWW-Authenticate': 'Bearer' });
}
