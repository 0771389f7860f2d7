/**
 * Where the server listens and who may ask it, read from the environment once.
 *
 *   HOST             address to listen at; unset: this machine only. 0.0.0.0 serves the whole network
 *   TLS_CERT         file of a certificate, with its chain, in PEM; the page is then served over HTTPS
 *   TLS_KEY          file of its key, in PEM
 *   MODEL_HOSTS      where students may be loaded from, beside the Hugging Face hub, e.g. https://models.school.example
 *   ALLOWED_ORIGINS  pages elsewhere that may ask the teacher, e.g. https://school.example,http://localhost:8080
 */
import { readFileSync } from 'node:fs';
import { EnvironmentError } from './environment.ts';

export interface ServerChoice {
  readonly hostname: string;
  /** PEM; null serves plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly allowedOrigins: readonly string[];
  readonly modelHosts: readonly string[];
}

function originOf(name: string, text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  // A path or a password would be dropped silently: whoever wrote one meant something else.
  if (address === undefined || !/^https?:$/.test(address.protocol) || address.href !== `${address.origin}/`) {
    throw new EnvironmentError(
      `${name} holds "${text}", which is no origin. Write scheme, host and port only, separated by commas, e.g. https://school.example,http://localhost:8080.`,
    );
  }
  return address.origin;
}

function originsOf(name: string, text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => originOf(name, part));
}

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
export function serverFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): ServerChoice {
  const value = (name: string): string => environment[name]?.trim() ?? '';
  const [cert, key] = [value('TLS_CERT'), value('TLS_KEY')];
  if ((cert === '') !== (key === '')) {
    throw new EnvironmentError('TLS_CERT and TLS_KEY belong together: set both, or neither for plain HTTP.');
  }
  return {
    hostname: value('HOST') === '' ? 'localhost' : value('HOST'),
    tls: cert === '' ? null : { cert: fileOf('TLS_CERT', cert), key: fileOf('TLS_KEY', key) },
    allowedOrigins: originsOf('ALLOWED_ORIGINS', value('ALLOWED_ORIGINS')),
    modelHosts: originsOf('MODEL_HOSTS', value('MODEL_HOSTS')),
  };
}
