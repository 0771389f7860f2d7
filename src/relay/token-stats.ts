/** What the student's distribution says about one position. */

declare const brand: unique symbol;
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** An index into the student's vocabulary. */
export type TokenId = Branded<number, 'TokenId'>;

/** Statistics of the token at one position. Probabilities are after masking, at temperature 1. */
export interface TokenStats {
  readonly probability: number;
  /** In nats. */
  readonly entropy: number;
  /** The most probable tokens, most probable first. */
  readonly alternatives: readonly {
    readonly id: TokenId;
    readonly text: string;
    readonly probability: number;
  }[];
  /** Of a learned router, where the student carries one: how probably a call here makes the solution right. */
  readonly routerScore?: number;
}
