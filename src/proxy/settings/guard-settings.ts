/**
 * Who may ask the teacher, and how much, read from the environment once. The same on every platform.
 *
 *   ALLOWED_ORIGINS                 pages elsewhere that may ask, e.g. https://school.example,http://localhost:8080
 *   ACCESS_CODE                     a code that everybody must know who asks
 *   ACCESS_TOKENS                   codes of several clients, e.g. one a class, separated by commas
 *   TRUST_PROXY                     how many balancers in front add to X-Forwarded-For
 *   LIMIT_REQUESTS_PER_MINUTE       of each client; `none` for no limit, here and below
 *   LIMIT_TOKENS_PER_MINUTE
 *   LIMIT_STREAMS                   answers at the same time
 *   LIMIT_TOTAL_REQUESTS_PER_MINUTE of all clients together
 *   LIMIT_TOTAL_TOKENS_PER_MINUTE
 *   LIMIT_TOTAL_STREAMS
 *   DAILY_TOKENS                    tokens that teachers may write a day, from midnight to midnight UTC
 *   METRICS_TOKEN                   opens /api/metrics for others than this machine
 *   LOG_TEXT                        1: problems and answers stand in the log, to find an error
 */
import { apiLimits } from '../../teacher/api-schema.ts';
import type { AccessCodes } from '../guards/auth.ts';
import { EnvironmentError } from './environment-error.ts';
import type { ProxyLimits } from '../guards/rate-limiter.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Guards {
  readonly allowedOrigins: readonly string[];
  readonly access: AccessCodes;
  readonly trustedHops: number;
  readonly limits: Omit<ProxyLimits, 'bodyBytes'>;
  /** null: tokens are not counted by day. */
  readonly dailyTokenBudget: number | null;
  readonly metricsToken: string | null;
  readonly logBodies: boolean;
}

/** Enough for a class behind one address, too little to be of use to somebody who wants a teacher for free. */
const limitsWhereUnset: Record<keyof Guards['limits'], number> = {
  clientRequestsPerMinute: 1_200,
  clientTokensPerMinute: 60_000,
  clientStreams: 32,
  requestsPerMinute: 6_000,
  tokensPerMinute: 600_000,
  streams: 64,
};

const limitNames: Record<keyof Guards['limits'], string> = {
  clientRequestsPerMinute: 'LIMIT_REQUESTS_PER_MINUTE',
  clientTokensPerMinute: 'LIMIT_TOKENS_PER_MINUTE',
  clientStreams: 'LIMIT_STREAMS',
  requestsPerMinute: 'LIMIT_TOTAL_REQUESTS_PER_MINUTE',
  tokensPerMinute: 'LIMIT_TOTAL_TOKENS_PER_MINUTE',
  streams: 'LIMIT_TOTAL_STREAMS',
};

/** Balancers in a row; more than that is a mistake. */
const mostHops = 10;

/** A variable's value without the spaces around it; '' where it is not set. */
export function valueIn(environment: Environment, name: string): string {
  return environment[name]?.trim() ?? '';
}

/**
 * A whole number, or `unset` where the variable is not set.
 * @throws EnvironmentError
 */
export function wholeNumberIn<T>(
  environment: Environment,
  name: string,
  unset: T,
  bounds: { readonly min: number; readonly max?: number; readonly hint?: string },
): number | T {
  const { min, max = Number.MAX_SAFE_INTEGER, hint = '' } = bounds;
  const text = valueIn(environment, name);
  if (text === '') return unset;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  throw new EnvironmentError(`${name} must be a whole number ${range}, and it is "${text}".${hint}`);
}

function listIn(environment: Environment, name: string): string[] {
  const parts = valueIn(environment, name).split(',');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/**
 * Origins, separated by commas.
 * @throws EnvironmentError
 */
export function originsIn(environment: Environment, name: string): string[] {
  return listIn(environment, name).map((text) => {
    const address = URL.canParse(text) ? new URL(text) : undefined;
    // A path or a password would be dropped silently: whoever wrote one meant something else.
    if (
      address === undefined ||
      !/^https?:$/.test(address.protocol) ||
      address.href !== `${address.origin}/`
    ) {
      throw new EnvironmentError(
        `${name} holds "${text}", which is no origin. Write scheme, host and port only, separated by commas, e.g. https://school.example,http://localhost:8080.`,
      );
    }
    return address.origin;
  });
}

/**
 * Names or addresses of a host, separated by commas.
 * @throws EnvironmentError
 */
export function hostsIn(environment: Environment, name: string): string[] {
  return listIn(environment, name).map((text) => {
    const bracketed = /^[^[]*:[^[]*:/.test(text) ? `[${text}]` : text;
    if (/^[\w.:[\]-]+$/.test(bracketed) && URL.canParse(`http://${bracketed}/`)) {
      const { hostname } = new URL(`http://${bracketed}/`);
      // Parsing drops a port, and takes 1.2.3 for another address.
      if (hostname === bracketed.toLowerCase()) return hostname;
    }
    throw new EnvironmentError(
      `${name} holds "${text}", which is no name of a host. Write names only, without scheme and port, separated by commas, e.g. relay.school.example.`,
    );
  });
}

/** No message repeats a code. */
function requireCode(name: string, code: string): string {
  if (/^[!-~]{6,200}$/.test(code)) return code;
  throw new EnvironmentError(
    `${name} must have 6 to 200 characters, each a letter without an accent, a digit or one of the common signs, and no space. Take one that nobody guesses.`,
  );
}

function codeIn(environment: Environment, name: string): string | null {
  const code = valueIn(environment, name);
  return code === '' ? null : requireCode(name, code);
}

function limitsIn(environment: Environment): Guards['limits'] {
  const limit = (key: keyof Guards['limits']): number => {
    const name = limitNames[key];
    if (valueIn(environment, name) === 'none') return Infinity;
    const hint = ' Write `none` for no limit.';
    return wholeNumberIn(environment, name, limitsWhereUnset[key], { min: 1, hint });
  };
  return {
    clientRequestsPerMinute: limit('clientRequestsPerMinute'),
    clientTokensPerMinute: limit('clientTokensPerMinute'),
    clientStreams: limit('clientStreams'),
    requestsPerMinute: limit('requestsPerMinute'),
    tokensPerMinute: limit('tokensPerMinute'),
    streams: limit('streams'),
  };
}

function switchIn(environment: Environment, name: string): boolean {
  const text = valueIn(environment, name);
  if (text === '' || text === '0' || text === '1') return text === '1';
  throw new EnvironmentError(`${name} must be 1 or 0, and it is "${text}".`);
}

/** @throws EnvironmentError with a sentence that names the variable and what to do; it never holds a code. */
export function guardsFromEnvironment(environment: Environment): Guards {
  return {
    allowedOrigins: originsIn(environment, 'ALLOWED_ORIGINS'),
    access: {
      shared: codeIn(environment, 'ACCESS_CODE'),
      tokens: listIn(environment, 'ACCESS_TOKENS').map((token) =>
        requireCode('Each of ACCESS_TOKENS', token),
      ),
    },
    trustedHops: wholeNumberIn(environment, 'TRUST_PROXY', 0, {
      min: 0,
      max: mostHops,
      hint: ' Write how many balancers stand in front of the proxy.',
    }),
    limits: limitsIn(environment),
    dailyTokenBudget: wholeNumberIn(environment, 'DAILY_TOKENS', null, {
      min: apiLimits.tokens,
      hint: ' One call alone may ask for so many.',
    }),
    metricsToken: codeIn(environment, 'METRICS_TOKEN'),
    logBodies: switchIn(environment, 'LOG_TEXT'),
  };
}
