/**
 * An immutable list with constant-time append.
 *
 * Lists that grew from one another share one backing array, of which each sees its own first `length` items. Adding
 * to the longest of them pushes to that array; adding to a shorter one copies first, so that no list ever changes.
 */
export class AppendList<T> implements Iterable<T> {
  readonly #backing: T[];
  static readonly empty: AppendList<never> = new AppendList<never>([], 0);

  private constructor(
    backing: T[],
    readonly length: number,
  ) {
    this.#backing = backing;
  }

  static from<T>(items: Iterable<T>): AppendList<T> {
    const backing = [...items];
    return new AppendList(backing, backing.length);
  }

  /** This list with `item` at its end. Constant time, unless a longer list grew from this one already. */
  append(item: T): AppendList<T> {
    // The shared empty list copies, since runs that have nothing to do with each other start from it.
    const mayShare = this.length > 0 && this.#backing.length === this.length;
    const backing = mayShare ? this.#backing : this.#backing.slice(0, this.length);
    backing.push(item);
    return new AppendList(backing, this.length + 1);
  }

  /** This list with `change` applied to its last `count` items. Copies the list. */
  mapLast(count: number, change: (item: T) => T): AppendList<T> {
    const first = this.length - count;
    return AppendList.from(this.slice().map((item, index) => (index < first ? item : change(item))));
  }

  /** The item at `index`, counted from the end where it is negative. */
  at(index: number): T | undefined {
    const position = index < 0 ? this.length + index : index;
    return position < this.length ? this.#backing[position] : undefined;
  }

  /** The items from `start` up to `end`, as an array of its own. */
  slice(start = 0, end = this.length): T[] {
    return this.#backing.slice(0, this.length).slice(start, end);
  }

  *[Symbol.iterator](): Iterator<T> {
    // By index: another list may extend the shared backing array during the iteration.
    for (let index = 0; index < this.length; index += 1) yield this.#backing[index] as T;
  }
}
