/**
 * What a family of problems is: numbers, what is known and asked, the plan, and many ways to ask it. It knows no split.
 *
 * A family gives clauses, not texts: `facts` say what is known, `ask` and `find` say what is wanted. The realiser
 * (wording/realize.ts) puts them in order, joins them, and writes them in a style. `whole` are texts that need a shape of
 * their own.
 */
import type { ProblemParameters } from '../relay-math/family.ts';
import type { NumberDraw } from '../arithmetic/number-draw.ts';
import type { NamedOperation } from './arithmetic.ts';
import type { Cast } from './lexicon/cast.ts';
import type { Scene } from './wording/scene.ts';

export type { ProblemParameters } from '../relay-math/family.ts';

/** A step with the words in front of its equation, as a template: `cost of the {item:s}`. */
export type LabeledStep = readonly [label: string, step: NamedOperation];

export interface FamilySpec<P extends ProblemParameters> {
  readonly name: string;
  /** May draw until the numbers suit each other. */
  readonly draw: (numbers: NumberDraw) => P;
  /** What the slots of the templates stand for. */
  readonly scene: (cast: Cast, p: P) => Scene;
  /**
   * For each fact the ways to say it: clauses without a capital and a full stop, that can be joined by `and`, in
   * `<present|past>`. At least five each.
   */
  readonly facts: readonly (readonly string[])[];
  /** Whether the facts must come in this order, as in a story of before and after. */
  readonly ordered?: boolean;
  /** Questions without their question mark: `how much <does|did> {who} pay`. At least five. */
  readonly ask: readonly string[];
  /** What is wanted as a noun phrase: `the total cost in {currency}`. At least three. */
  readonly find: readonly string[];
  /** For each fact the ways to note it down tersely: `{count item} @ {price}`. Left out where none reads well. */
  readonly notes?: readonly (readonly string[])[];
  /** Facts with a number that is not needed, as clauses. */
  readonly extras?: readonly string[];
  /** Complete texts with their own capitals and question marks: stories, dialogues, formulas, one-liners. */
  readonly whole?: readonly string[];
  /** What is known, in a fixed order and fixed words, numbers with what they are. No choices. */
  readonly known: readonly string[];
  /** What is wanted, in fixed words: `total cost in {currency}`. */
  readonly want: string;
  readonly steps: (p: P) => readonly LabeledStep[];
  /** What follows the box: `{currency}`, `{unit:km}`, `{item:s}`, or nothing. */
  readonly unit: string;
}

/** A family with its parameters' type hidden: its functions take what its own `draw` made. */
export type Family = FamilySpec<ProblemParameters>;

/** Builds a family. Its functions are only ever given what its own `draw` made. */
export function family<P extends ProblemParameters>(spec: FamilySpec<P>): Family {
  return spec as unknown as Family;
}
