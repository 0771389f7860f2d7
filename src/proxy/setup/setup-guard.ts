/**
 * Who may choose the teacher: the page that this proxy itself serves, in a browser on this machine. Each request must pass
 * all of these, before its body is read and before anything else is asked:
 *
 *   connection  from a loopback address, and not forwarded by a load balancer or a tunnel
 *   Host        a loopback name, so no name of another site that leads here (DNS rebinding)
 *   Origin      the one of that name: browsers send it with each POST, and no page can change it
 *   token       random, of this process, in a header that no other page may send
 *
 * A program on this machine can send all of them; the guard is against other sites and other machines.
 */
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import { setupError } from '../../teacher/setup-errors.ts';
import { setupTokenHeader } from '../../teacher/setup-schema.ts';
import { Authenticator } from '../guards/auth.ts';
import { isLoopback, namedIn } from '../guards/host-check.ts';
import { isFromThisMachine } from '../guards/this-machine.ts';
import { TokenBuckets } from '../guards/token-buckets.ts';
import { errorResponse, type ApiRequest, type ApiResponse } from '../request/api-request.ts';

/** Of a token, in bytes. */
const tokenBytes = 32;

/** Decides for one process, whose token it makes. */
export class SetupGuard {
  readonly token = bytesToHex(randomBytes(tokenBytes));
  readonly #tokens: Authenticator;

  /** @param buckets count wrong tokens */
  constructor(buckets = new TokenBuckets()) {
    this.#tokens = new Authenticator({ shared: this.token, tokens: [] }, buckets);
  }

  /** Whether a page may offer the choice: one that asks for health, for which browsers send no Origin. */
  mayOffer(request: ApiRequest): boolean {
    return this.#machineRefusal(request) === null && isOwnPage(request, 'may-lack-origin');
  }

  /** The error response to a request that may not even get the token; null for one that may. */
  refusal(request: ApiRequest): ApiResponse | null {
    const refused = this.#machineRefusal(request);
    if (refused !== null) return refused;
    return isOwnPage(request, 'needs-origin') ? null : errorResponse(403, setupError('setup-other-page'));
  }

  /** The same for a request that needs the token. */
  refusalWithToken(request: ApiRequest): ApiResponse | null {
    const refused = this.refusal(request);
    if (refused !== null) return refused;
    const access = this.#tokens.authenticate(request.header(setupTokenHeader) ?? '', 'setup');
    return access.kind === 'granted' ? null : errorResponse(403, setupError('setup-token-wrong'));
  }

  #machineRefusal(request: ApiRequest): ApiResponse | null {
    return isFromThisMachine(request, 0) ? null : errorResponse(403, setupError('setup-other-machine'));
  }
}

/** Whether the request comes from a page of this server, under a name of this machine. */
function isOwnPage(request: ApiRequest, origin: 'needs-origin' | 'may-lack-origin'): boolean {
  const host = request.header('host')?.toLowerCase() ?? '';
  if (!isLoopback(namedIn(host))) return false;
  // Another port of this machine is the same site, but another origin.
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const sender = request.header('origin');
  if (sender === undefined) return origin === 'may-lack-origin';
  return sender === `http://${host}` || sender === `https://${host}`;
}
