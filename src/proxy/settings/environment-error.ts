/** The error that stops the server at startup. */
import { ErrorWithCode } from '../../errors/coded-error.ts';

/** A variable of the environment has an invalid value. */
export class EnvironmentError extends ErrorWithCode {
  override readonly name = 'EnvironmentError';
}
