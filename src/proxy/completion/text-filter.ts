/** Changes a text that arrives in pieces. */
export interface TextFilter {
  /** Adds a piece; returns the part of the result that is certain by now. */
  push(piece: string): string;
  /** To be called after the last piece: returns what was held back. */
  end(): string;
}

/** Several filters as one; each gets the result of the one before. */
export function chained(filters: readonly TextFilter[]): TextFilter {
  return {
    push: (piece) => filters.reduce((text, filter) => filter.push(text), piece),
    end: () => filters.reduce((text, filter) => filter.push(text) + filter.end(), ''),
  };
}
