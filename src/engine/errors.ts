/** Errors of a model, with messages for the user. */

/** A model's files cannot be read, or this engine cannot run them. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** The model's output is unusable, e.g. not a number. */
export class NumericalError extends Error {
  override readonly name = 'NumericalError';
}
