/** A stage cannot run yet, or not in this folder. The message says what to do first. */
export class StageError extends Error {
  override readonly name = 'StageError';
}
