/** Reads single variables of an environment: numbers, switches, lists. */
import { EnvironmentError } from './environment-error.ts';
import { serverError, type serverErrors } from './errors.ts';

/** What to know about the numbers of a variable. */
type NumberHint = (typeof serverErrors)['number-invalid']['hint'][number];

export type Environment = Readonly<Record<string, string | undefined>>;

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
  bounds: { readonly min: number; readonly max?: number; readonly hint?: NumberHint },
): number | T {
  const { min, max = Number.MAX_SAFE_INTEGER, hint = 'none' } = bounds;
  const text = valueIn(environment, name);
  if (text === '') return unset;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new EnvironmentError(serverError('number-invalid', { name, value: text, min, max, hint }));
}

/**
 * Whether a switch is on; `unset` where it is not set.
 * @throws EnvironmentError
 */
export function switchIn<T>(environment: Environment, name: string, unset: T): boolean | T {
  const text = valueIn(environment, name);
  if (text === '') return unset;
  if (text === '0' || text === '1') return text === '1';
  throw new EnvironmentError(serverError('switch-invalid', { name, value: text }));
}

/** Values separated by commas, without empty ones. */
export function listIn(environment: Environment, name: string): string[] {
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
    // A path or a password is an error rather than dropped: it cannot have the effect that its author wants.
    if (
      address === undefined ||
      !/^https?:$/.test(address.protocol) ||
      address.href !== `${address.origin}/`
    ) {
      throw new EnvironmentError(serverError('origin-invalid', { name, value: text }));
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
      // Parsing drops a port and reads 1.2.3 as another address.
      if (hostname === bracketed.toLowerCase()) return hostname;
    }
    throw new EnvironmentError(serverError('host-invalid', { name, value: text }));
  });
}
