/** The environment asks for something that cannot be; the message says what to change. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}
