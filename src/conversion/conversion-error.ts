/** A checkpoint that cannot be converted. The message names the file and, where there is one, the tensor. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';
}
