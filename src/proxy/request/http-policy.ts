/**
 * The HTTP policy of every response: which host names are accepted, the security headers, and CORS for pages of allowed
 * origins.
 */
import { apiError } from '../../teacher/api-errors.ts';
import { namedIn, type HostRule } from '../guards/host-check.ts';
import { errorResponse, type ApiResponse } from './api-request.ts';
import { securityHeaders } from './security-headers.ts';

export interface HttpPolicyOptions {
  /** Host names that are accepted. Default: all, for platforms that route by name themselves. */
  readonly hosts?: HostRule;
  /** Headers of every response. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Origins (scheme, host and port, as browsers send them) of other pages that may call the API. Default: none. */
  readonly allowedOrigins?: readonly string[];
}

type Headers = Readonly<Record<string, string>>;

/** Headers that pages of allowed origins may read. */
export const exposedHeaders = ['Retry-After'];

/** The policy of one server. */
export class HttpPolicy {
  /** Of every response. */
  readonly headers: Headers;
  readonly allowedOrigins: readonly string[];
  readonly #isOwnName: HostRule;
  /** The last accepted `Host`: most requests have the same. */
  #lastHost: string | null = null;
  /** Headers of API responses to pages of these origins. */
  readonly #allowed: ReadonlyMap<string | undefined, Headers>;
  readonly #notAllowed: Headers;

  constructor({ hosts = () => true, headers = securityHeaders, allowedOrigins = [] }: HttpPolicyOptions) {
    this.headers = headers;
    this.allowedOrigins = allowedOrigins;
    this.#isOwnName = hosts;
    this.#notAllowed = { ...headers, Vary: 'Origin' };
    this.#allowed = new Map(allowedOrigins.map((origin) => [origin, this.#corsHeaders(origin)]));
  }

  #corsHeaders(origin: string): Headers {
    return {
      ...this.#notAllowed,
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': exposedHeaders.join(','),
    };
  }

  /**
   * The response to a request for a host name that is not accepted (421); null for an accepted one.
   * @param host as in the `Host` header, with or without a port
   */
  refusal(host: string): ApiResponse | null {
    if (host === this.#lastHost) return null;
    const name = namedIn(host);
    if (this.#isOwnName(name)) {
      this.#lastHost = host;
      return null;
    }
    return errorResponse(421, apiError('host-not-allowed', { host: name.slice(0, 100) }));
  }

  /** Headers of an API response: those of every response, and CORS for the requesting page. */
  apiHeaders(origin: string | undefined): Headers {
    return this.#allowed.get(origin) ?? this.#notAllowed;
  }
}
