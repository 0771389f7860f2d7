/** A variable of the environment has an invalid value; the message says what to change. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}
