/**
 * How a server in Node runs, read from the environment once. Who may ask it, guards-environment.ts reads.
 *
 *   HOST           address to listen at; unset: this machine only. 0.0.0.0 serves the whole network
 *   ALLOWED_HOSTS  names that the server goes by besides, e.g. relay.school.example
 *   TLS_CERT       file of a certificate, with its chain, in PEM; the page is then served over HTTPS
 *   TLS_KEY        file of its key, in PEM
 *   MODEL_HOSTS    where students may be loaded from, beside the Hugging Face hub, e.g. https://models.school.example
 *   BUDGET_FILE    where the tokens of the day are kept; unset: in memory, until the server is started anew
 *   DRAIN_SECONDS  how long answers under way may go on when the server is stopped
 */
import { readFileSync } from 'node:fs';
import { EnvironmentError } from './environment-error.ts';
import { hostsIn, originsIn, valueIn, wholeNumberIn, type Environment } from './guard-settings.ts';

export interface ServerSettings {
  readonly hostname: string;
  readonly allowedHosts: readonly string[];
  /** PEM; null serves plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly modelHosts: readonly string[];
  /** null: in memory. */
  readonly budgetFile: string | null;
  readonly drainTimeoutMs: number;
}

/** As long as most platforms wait at least before they kill what they have asked to stop. */
const drainSecondsWhereUnset = 10;

function fileOf(name: 'TLS_CERT' | 'TLS_KEY', path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new EnvironmentError(`${name} names a file that cannot be read. Check its path and its rights.`, {
      cause,
    });
  }
}

/** @throws EnvironmentError with a sentence that names the variable and what to do. */
export function serverFromEnvironment(environment: Environment): ServerSettings {
  const value = (name: string): string => valueIn(environment, name);
  const [cert, key] = [value('TLS_CERT'), value('TLS_KEY')];
  if ((cert === '') !== (key === '')) {
    throw new EnvironmentError('TLS_CERT and TLS_KEY belong together: set both, or neither for plain HTTP.');
  }
  if (value('BUDGET_FILE') !== '' && value('DAILY_TOKENS') === '') {
    throw new EnvironmentError('BUDGET_FILE is set, but DAILY_TOKENS is not. Set it to the tokens of a day.');
  }
  return {
    hostname: value('HOST') === '' ? 'localhost' : value('HOST'),
    allowedHosts: hostsIn(environment, 'ALLOWED_HOSTS'),
    tls: cert === '' ? null : { cert: fileOf('TLS_CERT', cert), key: fileOf('TLS_KEY', key) },
    modelHosts: originsIn(environment, 'MODEL_HOSTS'),
    budgetFile: value('BUDGET_FILE') === '' ? null : value('BUDGET_FILE'),
    drainTimeoutMs:
      1000 * wholeNumberIn(environment, 'DRAIN_SECONDS', drainSecondsWhereUnset, { min: 0, max: 600 }),
  };
}
