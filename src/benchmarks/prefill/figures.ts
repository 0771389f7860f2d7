/** The figures of the prefill benchmark. */
import type { Quantiles } from '../proxy/quantiles.ts';

/** Milliseconds. */
export interface PrefillFigures {
  readonly problems: number;
  readonly calls: number;
  /** From the complete command to the teacher's first token. */
  readonly firstToken: { readonly off: Quantiles; readonly on: Quantiles };
  /** Median of the one by median of the other: below 1 where prefill is faster. */
  readonly ratio: number;
  /** Median over the calls of the time that the same call saved. */
  readonly saved: number;
  /** From the first token of a command to its last: the most that prefill can save. */
  readonly command: Quantiles;
  /** A whole run. */
  readonly run: { readonly off: Quantiles; readonly on: Quantiles };
  /** Problems whose solutions were not the same with and without. */
  readonly different: number;
}

export interface PrefillSpeed {
  readonly embedded: PrefillFigures;
  readonly slowReader: (PrefillFigures & { readonly readingMs: number }) | null;
}
