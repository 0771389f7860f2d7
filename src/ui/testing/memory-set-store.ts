/** A store of sets for the page's tests, as long as the test. */
import type { ProblemSet, SetSummary } from '../problem-sets/set-problem.ts';
import type { SetResult } from '../problem-sets/set-result.ts';
import type { SetStore, StoredSetup } from '../problem-sets/set-store.ts';
import type { SetupFacts } from '../problem-sets/setup.ts';

interface Kept<T> {
  readonly value: T;
  readonly isDeleted: boolean;
}

export class MemorySetStore implements SetStore {
  readonly #sets = new Map<string, Kept<ProblemSet & { readonly used: number }>>();
  /** By set and key. */
  readonly #setups = new Map<
    string,
    Map<string, Kept<StoredSetup & { readonly results: Map<number, SetResult> }>>
  >();

  #setupsOf(set: string) {
    const known =
      this.#setups.get(set) ??
      new Map<string, Kept<StoredSetup & { readonly results: Map<number, SetResult> }>>();
    this.#setups.set(set, known);
    return known;
  }

  list(): Promise<SetSummary[]> {
    const shown = [...this.#sets.values()].filter(({ isDeleted }) => !isDeleted);
    return Promise.resolve(
      shown
        .map(({ value: { id, name, problems, used } }) => ({
          id,
          name,
          used,
          problems: problems.length,
          setups: [...this.#setupsOf(id).values()].filter(({ isDeleted }) => !isDeleted).length,
        }))
        .sort((one, other) => other.used - one.used),
    );
  }

  read(id: string) {
    const set = this.#sets.get(id)?.value;
    if (set === undefined) return Promise.resolve(null);
    const setups = [...this.#setupsOf(id).values()].filter(({ isDeleted }) => !isDeleted);
    return Promise.resolve({ set, setups: setups.map(({ value }) => value) });
  }

  write(set: ProblemSet, now: number): Promise<void> {
    this.#sets.set(set.id, { value: { ...set, used: now }, isDeleted: false });
    return Promise.resolve();
  }

  writeResult(set: string, key: string, facts: SetupFacts, index: number, result: SetResult): Promise<void> {
    const results = this.#setupsOf(set).get(key)?.value.results ?? new Map<number, SetResult>();
    results.set(index, result);
    this.#setupsOf(set).set(key, { value: { key, facts, results }, isDeleted: false });
    return Promise.resolve();
  }

  setDeleted(set: string, key: string | null, isDeleted: boolean): Promise<void> {
    const kept = key === null ? this.#sets.get(set) : undefined;
    if (kept !== undefined) this.#sets.set(set, { ...kept, isDeleted });
    const setup = key === null ? undefined : this.#setupsOf(set).get(key);
    if (key !== null && setup !== undefined) this.#setupsOf(set).set(key, { ...setup, isDeleted });
    return Promise.resolve();
  }

  purge(): Promise<string[]> {
    for (const [id, setups] of this.#setups) {
      const isGone = this.#sets.get(id)?.isDeleted === true;
      for (const [key, { isDeleted }] of setups) {
        if (!isDeleted && !isGone) continue;
        setups.delete(key);
      }
      if (isGone) this.#sets.delete(id);
    }
    const kept = [...this.#setups.values()].flatMap((setups) => [...setups.values()]);
    return Promise.resolve(kept.flatMap(({ value }) => [...value.results.values()].map(({ run }) => run)));
  }
}
