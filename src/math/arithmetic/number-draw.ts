/**
 * Draws the numbers of one problem according to the difficulty: large operands if the problem has a large operation,
 * small ones elsewhere, and round amounts that are easy to add to a large result.
 */
import type { Difficulty, LargeKind, NumberRange } from './difficulty.ts';
import type { Random } from '../../bytes/random.ts';

type ProductKind = Extract<LargeKind, `product${string}`>;

/** Draws the numbers of one problem, of the difficulty that was asked for. */
export class NumberDraw {
  readonly #random: Random;
  readonly #difficulty: Difficulty;
  /** Whether this problem holds a large operation. */
  readonly large: boolean;

  constructor(random: Random, difficulty: Difficulty) {
    this.#random = random;
    this.#difficulty = difficulty;
    this.large = random.chance(difficulty.largeShare);
  }

  int(low: number, high: number): number {
    return this.#random.int(low, high);
  }

  pick<T>(items: readonly T[]): T {
    return this.#random.pick(items);
  }

  /** A factor of the small times table. */
  factor(): number {
    return this.int(...this.#difficulty.small.factor);
  }

  /** Which of the family's kinds this problem's large operation has. */
  kind<K extends LargeKind>(...kinds: readonly K[]): K {
    return this.#random.weighted(kinds, (kind) => this.#difficulty.kindWeights[kind]);
  }

  /** Two factors: large if the problem is, else within the small times table. For `product31` the left is longer. */
  product(...kinds: readonly ProductKind[]): [left: number, right: number] {
    if (!this.large) return [this.factor(), this.factor()];
    const ranges = this.#difficulty.large[this.kind(...kinds)];
    return [this.#notRound(ranges.left), this.#notRound(ranges.right)];
  }

  /** The right factor of a large `product22`, or a power of ten where the problem is small. */
  multiplier(): number {
    return this.large ? this.#notRound(this.#difficulty.large.product22.right) : this.pick([10, 10, 100]);
  }

  /** Two small factors whose product can be the left factor of a large `product22`. */
  factorsOfLeft(): [number, number] {
    const [low, high] = this.#difficulty.large.product22.left;
    for (let attempt = 0; attempt < 200; attempt++) {
      const pair: [number, number] = [this.factor(), this.factor()];
      const product = pair[0] * pair[1];
      if (product >= low && product <= high && product % 10 !== 0) return pair;
    }
    throw new RangeError(
      'difficulty.small.factor and difficulty.large.product22.left leave no product that fits both.',
    );
  }

  /** A number that can be the left factor of a large `product22`. */
  leftFactor(): number {
    return this.#notRound(this.#difficulty.large.product22.left);
  }

  /** An exact division: [dividend, divisor, quotient], within the small times table unless the problem is large. */
  division(): [dividend: number, divisor: number, quotient: number] {
    if (!this.large) {
      const [divisor, quotient] = [this.factor(), this.factor()];
      return [divisor * quotient, divisor, quotient];
    }
    const ranges = this.#difficulty.large.quotient;
    for (let attempt = 0; attempt < 200; attempt++) {
      const [divisor, quotient] = [this.#notRound(ranges.divisor), this.#notRound(ranges.quotient)];
      const dividend = divisor * quotient;
      if (dividend >= ranges.dividend[0] && dividend <= ranges.dividend[1])
        return [dividend, divisor, quotient];
    }
    throw new RangeError(
      'difficulty.large.quotient: no quotient x divisor falls into the range of dividends.',
    );
  }

  /** Two addends, large or small as the problem is. */
  addends(): [number, number] {
    if (this.large) {
      const ranges = this.#difficulty.large.sum;
      return [this.#notRound(ranges.left), this.#notRound(ranges.right)];
    }
    const total = this.int(24, this.#difficulty.small.sumBelow - 1);
    const left = this.int(8, total - 8);
    return [left, total - left];
  }

  /** A minuend and a subtrahend whose difference is at least 12 (small) or 100 (large). */
  difference(): [number, number] {
    if (!this.large) {
      const left = this.int(30, this.#difficulty.small.sumBelow - 1);
      return [left, this.int(8, left - 12)];
    }
    const ranges = this.#difficulty.large.difference;
    for (let attempt = 0; attempt < 200; attempt++) {
      const [left, right] = [this.#notRound(ranges.left), this.#notRound(ranges.right)];
      if (left - right >= 100) return [left, right];
    }
    throw new RangeError('difficulty.large.difference: no difference of 100 or more in the ranges.');
  }

  /**
   * What to add to an earlier result so that the step stays easy: after a large result a round amount that carries
   * nothing, rarely (`secondLargeShare`) a large one.
   */
  addTo(result: number): number {
    if (result < 100)
      return this.int(5, Math.max(6, Math.min(40, this.#difficulty.small.sumBelow - 1 - result)));
    if (this.#secondLarge()) return this.#notRound([123, 987]);
    const hundreds = Math.floor(result / 100) % 10;
    return hundreds === 9 ? 1000 : 100 * this.int(1, 9 - hundreds);
  }

  /** What to take from an earlier result so that the step stays easy, as in `addTo`; less than the result. */
  takeFrom(result: number): number {
    if (result < 100) return this.int(2, Math.max(2, Math.min(40, result - 2)));
    if (result > 1100 && this.#secondLarge()) return this.#notRound([123, 987]);
    const hundreds = Math.floor(result / 100) % 10;
    const most = result < 1000 ? hundreds - 1 : hundreds;
    if (most >= 1) return 100 * this.int(1, most);
    const tens = Math.floor(result / 10) % 10;
    return tens === 0 ? 100 * (result < 1000 ? 0.5 : 1) : 10 * this.int(1, tens);
  }

  #secondLarge(): boolean {
    return this.large && this.#random.chance(this.#difficulty.secondLargeShare);
  }

  #notRound([low, high]: NumberRange): number {
    for (let attempt = 0; attempt < 50; attempt++) {
      const value = this.int(low, high);
      if (value % 10 !== 0) return value;
    }
    throw new RangeError(`The range ${low} to ${high} holds multiples of ten only.`);
  }
}
