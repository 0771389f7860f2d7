/** The one list of benchmark suites, and what follows from it: names, splits and error messages. */
import { relayMath } from './relay-math.ts';
import type { Suite } from './suite.ts';
import { wordProblems } from './word-problems.ts';

/** A suite or a split that does not exist; the message lists those that do. */
export class SuiteError extends Error {
  override readonly name = 'SuiteError';
}

/** Finds suites by their names. @param suites other suites than the ones that ship, for tests */
export class SuiteRegistry {
  readonly #suites: readonly Suite[];

  constructor(suites: readonly Suite[] = [relayMath, wordProblems]) {
    this.#suites = suites;
  }

  /** All names, as the help text lists them. */
  get names(): readonly string[] {
    return this.#suites.map(({ name }) => name);
  }

  /** The splits of each suite, as the help text lists them. */
  get splits(): string {
    return this.#suites.map(({ name, splits }) => `${splits.join(', ')} of ${name}`).join('; ');
  }

  /**
   * @param split the first of the suite by default
   * @throws SuiteError
   */
  find(name: string, split?: string): { readonly suite: Suite; readonly split: string } {
    const suite = this.#suites.find((each) => each.name === name);
    if (suite === undefined)
      throw new SuiteError(`There is no suite ${name}; there is ${this.names.join(', ')}.`);
    const [initial] = suite.splits;
    const known = suite.splits.find((each) => each === (split ?? initial));
    if (known !== undefined) return { suite, split: known };
    throw new SuiteError(
      `There is no split ${split} of ${name} to measure on; there are ${suite.splits.join(', ')}.`,
    );
  }
}

/** The suites that ship. */
export const suiteRegistry = new SuiteRegistry();
