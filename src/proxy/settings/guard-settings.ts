/**
 * Access and limits, read from the environment once, on every platform:
 *
 *   ALLOWED_ORIGINS                 origins of other pages that may call the API, e.g. https://school.example
 *   ACCESS_CODE                     a code that every user must send
 *   ACCESS_TOKENS                   codes of several clients, e.g. one per class, separated by commas
 *   TRUST_PROXY                     how many load balancers in front append to X-Forwarded-For
 *   LIMIT_REQUESTS_PER_MINUTE       of each client; `none` for no limit, here and below
 *   LIMIT_TOKENS_PER_MINUTE
 *   LIMIT_STREAMS                   answers at the same time
 *   LIMIT_TOTAL_REQUESTS_PER_MINUTE of all clients together
 *   LIMIT_TOTAL_TOKENS_PER_MINUTE
 *   LIMIT_TOTAL_STREAMS
 *   DAILY_TOKEN_BUDGET              tokens that teachers may write a day, from midnight to midnight UTC
 *   METRICS_TOKEN                   opens /api/metrics to other machines
 *   LOG_BODIES                      1: the log holds problems and answers, for debugging
 */
import { apiLimits } from '../../teacher/api-schema.ts';
import type { AccessCodes } from '../guards/auth.ts';
import type { ProxyLimits } from '../guards/rate-limiter.ts';
import { EnvironmentError } from './environment-error.ts';
import { serverError } from './errors.ts';
import { withNewNames } from './renamed-variables.ts';
import { listIn, originsIn, switchIn, valueIn, wholeNumberIn, type Environment } from './variables.ts';

export interface Guards {
  readonly allowedOrigins: readonly string[];
  readonly access: AccessCodes;
  readonly trustedHops: number;
  readonly limits: Omit<ProxyLimits, 'bodyBytes'>;
  /** null: no daily budget. */
  readonly dailyTokenBudget: number | null;
  readonly metricsToken: string | null;
  readonly logBodies: boolean;
}

/** Enough for a class behind one address, too little for abuse as a free teacher. */
const defaultLimits: Record<keyof Guards['limits'], number> = {
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

/** Load balancers in a row; a larger number is a mistake. */
const maxHops = 10;

/** No error repeats a code. */
function requireCode(name: string, part: 'whole' | 'each', code: string): string {
  if (/^[!-~]{6,200}$/.test(code)) return code;
  throw new EnvironmentError(serverError('code-invalid', { name, part }));
}

function codeIn(environment: Environment, name: string): string | null {
  const code = valueIn(environment, name);
  return code === '' ? null : requireCode(name, 'whole', code);
}

function limitsIn(environment: Environment): Guards['limits'] {
  const limit = (key: keyof Guards['limits']): number => {
    const name = limitNames[key];
    if (valueIn(environment, name) === 'none') return Infinity;
    return wholeNumberIn(environment, name, defaultLimits[key], { min: 1, hint: 'no-limit' });
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

/** @throws EnvironmentError; it never holds a code */
export function guardsFromEnvironment(given: Environment): Guards {
  const environment = withNewNames(given);
  return {
    allowedOrigins: originsIn(environment, 'ALLOWED_ORIGINS'),
    access: {
      shared: codeIn(environment, 'ACCESS_CODE'),
      tokens: listIn(environment, 'ACCESS_TOKENS').map((token) =>
        requireCode('ACCESS_TOKENS', 'each', token),
      ),
    },
    trustedHops: wholeNumberIn(environment, 'TRUST_PROXY', 0, {
      min: 0,
      max: maxHops,
      hint: 'load-balancers',
    }),
    limits: limitsIn(environment),
    dailyTokenBudget: wholeNumberIn(environment, 'DAILY_TOKEN_BUDGET', null, {
      min: apiLimits.tokens,
      hint: 'single-call',
    }),
    metricsToken: codeIn(environment, 'METRICS_TOKEN'),
    logBodies: switchIn(environment, 'LOG_BODIES', false),
  };
}
