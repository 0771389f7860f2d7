/**
 * How the Node server runs, read from the environment once. guard-settings.ts reads access and limits.
 *
 *   HOST           address to listen at; default: this machine only. 0.0.0.0 listens on the whole network
 *   ALLOWED_HOSTS  more names of the server, e.g. relay.school.example
 *   TLS_CERT       file of a certificate with its chain, in PEM; serves the page over HTTPS
 *   TLS_KEY        file of its key, in PEM
 *   ADMIN          0: no page may choose the teacher; default: the page on this machine may, where only it is served
 *   MODEL_HOSTS    origins that students may be loaded from, besides the Hugging Face hub
 *   BUDGET_FILE    keeps the tokens of the day over a restart; default: in memory
 *   SHUTDOWN_TIMEOUT_SECONDS
 *                  how long answers may continue when the server stops; default: 10
 */
import { readFileSync } from 'node:fs';
import { isLoopback } from '../guards/host-check.ts';
import { EnvironmentError } from './environment-error.ts';
import { serverError } from './errors.ts';
import { withNewNames } from './renamed-variables.ts';
import { hostsIn, originsIn, switchIn, valueIn, wholeNumberIn, type Environment } from './variables.ts';

export interface ServerSettings {
  readonly hostname: string;
  readonly allowedHosts: readonly string[];
  /** PEM; null serves plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Whether the page on this machine may choose the teacher, as far as the server's settings go. */
  readonly admin: boolean;
  readonly modelHosts: readonly string[];
  /** null: in memory. */
  readonly budgetFile: string | null;
  readonly drainTimeoutMs: number;
}

/** Most platforms wait at least this long before they kill a process that they have asked to stop. */
const defaultShutdownSeconds = 10;

function readPem(name: 'TLS_CERT' | 'TLS_KEY', path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new EnvironmentError(serverError('file-unreadable-variable', { name }), { cause });
  }
}

/** @throws EnvironmentError */
export function serverFromEnvironment(given: Environment): ServerSettings {
  const environment = withNewNames(given);
  const value = (name: string): string => valueIn(environment, name);
  const [cert, key] = [value('TLS_CERT'), value('TLS_KEY')];
  if ((cert === '') !== (key === '')) {
    throw new EnvironmentError(serverError('tls-half'));
  }
  if (value('BUDGET_FILE') !== '' && value('DAILY_TOKEN_BUDGET') === '') {
    throw new EnvironmentError(serverError('budget-file-without-budget'));
  }
  const hostname = value('HOST') === '' ? 'localhost' : value('HOST');
  const allowedHosts = hostsIn(environment, 'ALLOWED_HOSTS');
  return {
    hostname,
    allowedHosts,
    admin: switchIn(environment, 'ADMIN', true) && isLoopback(hostname) && allowedHosts.length === 0,
    tls: cert === '' ? null : { cert: readPem('TLS_CERT', cert), key: readPem('TLS_KEY', key) },
    modelHosts: originsIn(environment, 'MODEL_HOSTS'),
    budgetFile: value('BUDGET_FILE') === '' ? null : value('BUDGET_FILE'),
    drainTimeoutMs:
      1000 *
      wholeNumberIn(environment, 'SHUTDOWN_TIMEOUT_SECONDS', defaultShutdownSeconds, { min: 0, max: 600 }),
  };
}
