/**
 * Sizes that are known at run time only. A graph is traced with a stand-in number for each: a prime that no other size
 * equals. Wherever that number occurs as a size, it means the named dimension.
 */

/** One summand of a dimension: another dimension's name, or a fixed number. */
export type Term = string | number;

function parseTerms(name: string): Term[] {
  return name.split('+').map((part) => {
    const term = part.trim();
    return /^\d+$/.test(term) ? Number(term) : term;
  });
}

/** The names of dynamic dimensions, by the numbers that stand for them in the trace. */
export class Dimensions {
  readonly #nameOf = new Map<number, string>();
  readonly #independent: readonly number[];

  /**
   * @param standIns from a dimension's name to the number that stands for it in the trace. A name such as
   *   `past + sequence` is the sum of other dimensions.
   * @throws if two names share a number, or a sum does not add up
   */
  constructor(standIns: Readonly<Record<string, number>> = {}) {
    const independent: number[] = [];
    for (const [name, size] of Object.entries(standIns)) {
      const clash = this.#nameOf.get(size);
      if (clash !== undefined) throw new Error(`The dimensions ${clash} and ${name} both stand as ${size}.`);
      this.#nameOf.set(size, name);
      const terms = parseTerms(name);
      if (terms.length === 1) independent.push(size);
      const sum = terms.map((term) => (typeof term === 'number' ? term : (standIns[term] ?? NaN)));
      if (sum.reduce((a, b) => a + b, 0) !== size) {
        throw new Error(`The dimension ${name} stands as ${size}, which is not the sum of its parts.`);
      }
    }
    this.#independent = independent;
  }

  get any(): boolean {
    return this.#nameOf.size > 0;
  }

  /** The name of the dimension that `size` stands for, or null for an ordinary size. */
  nameOf(size: number): string | null {
    return this.#nameOf.get(size) ?? null;
  }

  isSymbolic(size: number): boolean {
    return this.#nameOf.has(size);
  }

  /** The summands of a named dimension; a dimension that is no sum has itself as the only one. */
  termsOf(name: string): Term[] {
    return parseTerms(name);
  }

  /**
   * A size for the file: a number or a name.
   * @throws if the size is a product that contains a named dimension, for which the format has no name
   */
  label(size: number, where: string): number | string {
    this.check(size, where);
    return this.nameOf(size) ?? size;
  }

  /**
   * @throws if `size` was computed from a stand-in (a product, or a sum that no dimension names): baked into a graph
   *   it would be wrong at run time
   */
  check(size: number, where: string): void {
    if (this.isSymbolic(size)) return;
    const hidden = this.#independent.find((standIn) => size !== 0 && size % standIn === 0);
    if (hidden === undefined) return;
    throw new Error(
      `${where} has a size of ${size}, which is made of the dimension ${this.nameOf(hidden)} (${hidden}) in a way ` +
        `that cannot be expressed at run time. Keep named dimensions on axes of their own.`,
    );
  }
}
