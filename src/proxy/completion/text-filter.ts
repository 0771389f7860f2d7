/** Text that goes through in pieces and may come out changed. */
export interface TextFilter {
  /** Adds a piece; returns what can be said of the text by now. */
  push(piece: string): string;
  /** What was held back, once nothing more comes. */
  end(): string;
}

/** The filters one after the other, as one. */
export function chained(filters: readonly TextFilter[]): TextFilter {
  return {
    push: (piece) => filters.reduce((text, filter) => filter.push(text), piece),
    end: () => filters.reduce((text, filter) => filter.push(text) + filter.end(), ''),
  };
}
