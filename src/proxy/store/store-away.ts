/** The store that several copies of the server share cannot be reached. */
export class StoreAwayError extends Error {
  override readonly name = 'StoreAwayError';
}
