/**
 * What stands around every answer of the server, whatever it is: the names that it may be addressed by, its headers, and
 * what pages elsewhere may read of its API (CORS: nothing, but for pages of origins that are allowed).
 */
import { errorResponse, type ApiResponse } from './api-request.ts';
import { namedIn, type HostRule } from '../guards/host-check.ts';
import { securityHeaders } from './security-headers.ts';

export interface HttpPolicyOptions {
  /** By which names the proxy may be addressed; default: by any, for platforms that go by the name themselves. */
  readonly hosts?: HostRule;
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Pages elsewhere that may ask, by their origin (scheme, host and port, as browsers send them); none where left out. */
  readonly allowedOrigins?: readonly string[];
}

type Headers = Readonly<Record<string, string>>;

/** Headers that pages elsewhere may read where they may read an answer. */
export const exposedHeaders = ['Retry-After'];

export class HttpPolicy {
  /** Of every answer. */
  readonly headers: Headers;
  readonly allowedOrigins: readonly string[];
  readonly #isOwnName: HostRule;
  /** What it was called last, by its own name: most requests say the same. */
  #lastOwn: string | null = null;
  /** Of the API's answers to pages of these origins. */
  readonly #allowed: ReadonlyMap<string | undefined, Headers>;
  readonly #notAllowed: Headers;

  constructor({ hosts = () => true, headers = securityHeaders, allowedOrigins = [] }: HttpPolicyOptions) {
    this.headers = headers;
    this.allowedOrigins = allowedOrigins;
    this.#isOwnName = hosts;
    this.#notAllowed = { ...headers, Vary: 'Origin' };
    this.#allowed = new Map(allowedOrigins.map((origin) => [origin, this.#headersFor(origin)]));
  }

  #headersFor(origin: string): Headers {
    return {
      ...this.#notAllowed,
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': exposedHeaders.join(','),
    };
  }

  /**
   * What is said to whoever asks for another server than this one; null to all others.
   * @param host as in the header, with or without a port
   */
  refusal(host: string): ApiResponse | null {
    if (host === this.#lastOwn) return null;
    const name = namedIn(host);
    if (this.#isOwnName(name)) {
      this.#lastOwn = host;
      return null;
    }
    return errorResponse(
      421,
      `This server does not go by the name "${name.slice(0, 100)}". Whoever runs it may add the name to ALLOWED_HOSTS.`,
    );
  }

  /** Of an answer of the API: those of every answer, and what the asking page may read. */
  apiHeaders(origin: string | undefined): Headers {
    return this.#allowed.get(origin) ?? this.#notAllowed;
  }
}
