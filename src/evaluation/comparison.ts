/**
 * Compares the relay with the student alone, the teacher alone and a random router between them, problem by problem,
 * from verdicts and token counts.
 */
import { Random } from '../bytes/random.ts';
import { routerAt, type RouterPoint } from '../math/router-line.ts';

/** How one policy did on one problem. */
export interface Result {
  /** Share of its runs that are right: 0 or 1 for one run. */
  readonly right: number;
  /** Whether the run called the teacher. */
  readonly called: boolean;
  readonly teacherTokens: number;
  readonly tokens: number;
}

/** Three policies on the same problems, in the same order. */
export interface Trio {
  /** The student alone. */
  readonly student: readonly Result[];
  readonly relay: readonly Result[];
  /** The teacher alone. */
  readonly teacher: readonly Result[];
}

export interface Comparison {
  /** (relay - student) / (teacher - student), in accuracy; null where the teacher is no better. */
  readonly recoveredGap: number | null;
  /**
   * Share of teacher tokens saved against a router that sends whole problems to the teacher at random and is as
   * accurate as the relay; 1 means all of them. Null where the relay is no better than the student alone.
   */
  readonly costReduction: number | null;
}

/** Shares of runs that call; null where there are no such problems. */
export interface CallBehavior {
  /** On problems that the student alone gets right: a call there is wasted. */
  readonly whereStudentIsRight: number | null;
  /** On problems that the teacher alone gets right and the student does not. */
  readonly whereOnlyTeacherIsRight: number | null;
}

export interface ComparisonWithIntervals extends Comparison {
  /** 95 %, over resampled problems; null where the figure is, or where too many resamples have none. */
  readonly intervals: {
    readonly [Figure in keyof Comparison]: readonly [low: number, high: number] | null;
  };
}

const RESAMPLES = 2000;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

interface Means {
  readonly accuracy: number;
  readonly teacherTokens: number;
  readonly tokens: number;
}

function meansOf(results: readonly Result[]): Means {
  const n = results.length;
  return {
    accuracy: sum(results.map(({ right }) => right)) / n,
    teacherTokens: sum(results.map(({ teacherTokens }) => teacherTokens)) / n,
    tokens: sum(results.map(({ tokens }) => tokens)) / n,
  };
}

/** @throws RangeError unless all three did the same number of problems, at least one */
function checkPaired({ student, relay, teacher }: Trio): void {
  if (relay.length === 0) throw new RangeError('There are no runs to compare.');
  if (student.length !== relay.length || teacher.length !== relay.length) {
    throw new RangeError(
      `The runs are not paired: ${student.length} of the student, ${relay.length} of the relay, ${teacher.length} of the teacher.`,
    );
  }
}

/** A router that sends each problem to the teacher with a probability, in expectation (the paper's random router). */
export function randomRouter(
  student: readonly Result[],
  teacher: readonly Result[],
  probability: number,
): RouterPoint {
  return routerAt(meansOf(student), meansOf(teacher), probability);
}

function compareOnce({ student, relay, teacher }: Trio): Comparison {
  const [alone, relayed, taught] = [meansOf(student), meansOf(relay), meansOf(teacher)];
  const gap = taught.accuracy - alone.accuracy;
  if (gap <= 0) return { recoveredGap: null, costReduction: null };
  const recoveredGap = (relayed.accuracy - alone.accuracy) / gap;
  const routerTokens = recoveredGap * taught.teacherTokens;
  return {
    recoveredGap,
    costReduction: routerTokens > 0 ? 1 - relayed.teacherTokens / routerTokens : null,
  };
}

function percentiles(values: readonly number[]): readonly [number, number] | null {
  if (values.length < 0.9 * RESAMPLES) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] as number;
  return [at(0.025), at(0.975)];
}

/**
 * Compares with a paired bootstrap: each resample draws problems, and each problem keeps all three of its results.
 * @throws RangeError unless the three are paired
 */
export function compare(trio: Trio, seed = 0): ComparisonWithIntervals {
  checkPaired(trio);
  const random = new Random(seed);
  const n = trio.relay.length;
  const drawn = Array.from({ length: RESAMPLES }, () => {
    const places = Array.from({ length: n }, () => random.int(0, n - 1));
    const resampled = (results: readonly Result[]) => places.map((place) => results[place] as Result);
    return compareOnce({
      student: resampled(trio.student),
      relay: resampled(trio.relay),
      teacher: resampled(trio.teacher),
    });
  });
  const measured = compareOnce(trio);
  const interval = (figure: keyof Comparison): readonly [number, number] | null =>
    measured[figure] === null
      ? null
      : percentiles(drawn.flatMap((each) => (each[figure] === null ? [] : [each[figure]])));
  return {
    ...measured,
    intervals: { recoveredGap: interval('recoveredGap'), costReduction: interval('costReduction') },
  };
}

/**
 * Measures whether the relay calls where it needs the teacher, and only there.
 * @throws RangeError unless the three are paired
 */
export function callBehavior(trio: Trio): CallBehavior {
  checkPaired(trio);
  const share = (of: (place: number) => boolean): number | null => {
    const runs = trio.relay.filter((_, place) => of(place));
    return runs.length === 0 ? null : runs.filter(({ called }) => called).length / runs.length;
  };
  // Of several runs, most.
  const mostlyRight = (results: readonly Result[], place: number): boolean =>
    (results[place]?.right ?? 0) > 0.5;
  const studentRight = (place: number): boolean => mostlyRight(trio.student, place);
  return {
    whereStudentIsRight: share(studentRight),
    whereOnlyTeacherIsRight: share((place) => !studentRight(place) && mostlyRight(trio.teacher, place)),
  };
}
