/**
 * The one style of all solutions: what is known, what is wanted, the plan, the steps, the answer. This file writes it, and
 * finds the places in it: where something begins that a reader decides on, and in which part a prefix ends.
 */

/** What a solution is made of, in words and formulas. */
export interface SolutionParts {
  readonly known: readonly string[];
  readonly wanted: string;
  /** The operations in their order, as verbs. */
  readonly plan: readonly string[];
  readonly steps: readonly { readonly label: string; readonly equation: string }[];
  readonly answer: string;
  /** What stands behind the box; empty for nothing. */
  readonly unit: string;
}

const KNOWN = 'We know:';
const WANTED = ' We want:';
const PLAN = ' Plan:';
const ANSWER = ' The answer is';

/** The text of a solution. */
export function styledSolution({ known, wanted, plan, steps, answer, unit }: SolutionParts): string {
  return [
    `${KNOWN} ${known.join('; ')}.${WANTED} ${wanted}.${PLAN} ${plan.join(', then ')}.`,
    ...steps.map(({ label, equation }) => ` ${label}: ${equation}.`),
    `${ANSWER} $\\boxed{${answer}}$${unit === '' ? '' : ` ${unit}`}.`,
  ].join('');
}

/** Where the restated facts and the plan end; the whole length where they do not. */
function endOfPlan(solution: string): number {
  const plan = solution.indexOf(PLAN);
  const end = plan < 0 ? -1 : solution.indexOf('.', plan);
  return end < 0 ? solution.length : end;
}

/**
 * Where a fact, what is wanted, or an operation of the plan begins: the offsets of the blanks before them. A solution of
 * another style has none.
 */
export function readingPlaces(solution: string): number[] {
  if (!solution.startsWith(KNOWN)) return [];
  const head = solution.slice(0, endOfPlan(solution));
  return Array.from(head.matchAll(/(?<=We know:|;|We want:|Plan:|, then)(?= )/g), ({ index }) => index);
}

/** The parts in which a call can fall, in the order of a solution; `other` is any place in a solution of another style. */
export const solutionPlaces = [
  'facts',
  'wanted',
  'plan',
  'label',
  'operand',
  'result',
  'answer',
  'other',
] as const;
export type SolutionPlace = (typeof solutionPlaces)[number];

/** In which part a solution continues after `prefix`. */
export function placeAfter(prefix: string): SolutionPlace {
  if (!prefix.startsWith(KNOWN)) return 'other';
  const isBehind = (mark: string): boolean => prefix.includes(mark);
  if (!isBehind(WANTED)) return 'facts';
  if (!isBehind(PLAN)) return 'wanted';
  if (endOfPlan(prefix) === prefix.length) return 'plan';
  if (isBehind(ANSWER)) return 'answer';
  const formula = prefix.split('$').length % 2 === 0 ? prefix.slice(prefix.lastIndexOf('$')) : null;
  if (formula === null) return 'label';
  return formula.includes('=') ? 'result' : 'operand';
}

/** How many calls fall in each part; a part without one is left out. */
export type CallPlaces = Readonly<Partial<Record<SolutionPlace, number>>>;

/**
 * The calls in each part.
 * @param runs that they are divided by: 1 counts them
 */
export function callPlaces(places: readonly SolutionPlace[], runs = 1): CallPlaces {
  const counts = solutionPlaces.map((place) => {
    return [place, places.filter((each) => each === place).length / runs] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
