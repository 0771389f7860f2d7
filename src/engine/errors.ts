/** What can go wrong with a model, in sentences for people. */

/** A model's files cannot be read, or this engine cannot run them. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** The model's output is unusable, e.g. not a number. */
export class NumericalError extends Error {
  override readonly name = 'NumericalError';
}
