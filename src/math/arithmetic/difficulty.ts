/**
 * Where the gap between student and teacher lies. Every step of a solution is small arithmetic (products within
 * 12 x 12, sums below 200, round numbers), except that a share of the problems holds one large operation, whose result
 * is written directly. All settings stand here, and only here.
 */

/** The kinds of large operation. `product22` is two digits times two digits, `product31` three digits times one. */
export const largeKinds = ['product22', 'product31', 'quotient', 'sum', 'difference'] as const;
export type LargeKind = (typeof largeKinds)[number];

/** Lowest and highest value, both included. */
export type NumberRange = readonly [low: number, high: number];

export interface Difficulty {
  /** Share of problems with a large operation, 0 to 1. */
  readonly largeShare: number;
  /** Among those, the share whose round follow-up step is large as well, where the family has such a step. */
  readonly secondLargeShare: number;
  /** How often each kind is chosen, relative to the other kinds that the family at hand has. */
  readonly kindWeights: Readonly<Record<LargeKind, number>>;
  /** Operands of the large operations. Multiples of ten are never drawn: they would make the operation easy. */
  readonly large: {
    readonly product22: { readonly left: NumberRange; readonly right: NumberRange };
    readonly product31: { readonly left: NumberRange; readonly right: NumberRange };
    readonly quotient: {
      readonly quotient: NumberRange;
      readonly divisor: NumberRange;
      readonly dividend: NumberRange;
    };
    readonly sum: { readonly left: NumberRange; readonly right: NumberRange };
    readonly difference: { readonly left: NumberRange; readonly right: NumberRange };
  };
  /** Operands of the small steps. */
  readonly small: {
    readonly factor: NumberRange;
    /** Small sums stay below this. */
    readonly sumBelow: number;
  };
}

export const defaultDifficulty: Difficulty = {
  largeShare: 0.5,
  secondLargeShare: 0.04,
  kindWeights: { product22: 5, product31: 2, quotient: 2, sum: 1, difference: 1 },
  large: {
    product22: { left: [13, 98], right: [13, 39] },
    product31: { left: [113, 987], right: [3, 9] },
    quotient: { quotient: [13, 98], divisor: [3, 24], dividend: [112, 2352] },
    sum: { left: [234, 4987], right: [234, 4987] },
    difference: { left: [1123, 9876], right: [234, 8765] },
  },
  small: { factor: [2, 12], sumBelow: 120 },
};
