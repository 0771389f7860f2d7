/** Variables of the environment that have a new name since version 0.2. The old names still work, with a warning. */
import type { CodedError } from '../../errors/coded-error.ts';
import { serverError } from './errors.ts';
import type { Environment } from './variables.ts';

const newNames: ReadonlyMap<string, string> = new Map([
  ['DAILY_TOKENS', 'DAILY_TOKEN_BUDGET'],
  ['DRAIN_SECONDS', 'SHUTDOWN_TIMEOUT_SECONDS'],
  ['LOG_TEXT', 'LOG_BODIES'],
  ['TEACHER_READ_AHEAD', 'TEACHER_PREFILL'],
]);

const isSet = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

/** The environment under the new names. A variable that is set under its new name wins over its old one. */
export function withNewNames(environment: Environment): Environment {
  const renamed = [...newNames].flatMap(([old, name]) =>
    isSet(environment[old]) && !isSet(environment[name]) ? [[name, environment[old]] as const] : [],
  );
  return renamed.length === 0 ? environment : { ...environment, ...Object.fromEntries(renamed) };
}

/** A notice for each variable that is set under its old name; it holds no value. */
export function renamedVariableWarnings(environment: Environment): CodedError[] {
  return [...newNames].flatMap(([old, name]) =>
    isSet(environment[old]) ? [serverError('variable-renamed', { old, name })] : [],
  );
}
