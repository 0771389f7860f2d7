/**
 * Calibrates a student's surprise from runs: how often its answer is right at a given surprise, and above which
 * surprise a problem counts as foreign. Pure: it reads runs and loads neither models nor files.
 */
import { statisticNames, type Calibration, type SurpriseStatistics } from '../engine/familiarity.ts';
import { auroc } from './auroc.ts';

/** One run. */
export interface CalibrationSample extends SurpriseStatistics {
  readonly right: boolean;
  /** The problem set that the run's problem belongs to. */
  readonly set: string;
}

export interface CalibrationOptions {
  /** The set whose wordings the student learned. False alarms are counted on it. */
  readonly known: string;
  /** Largest share of that set that may be called foreign. */
  readonly falseAlarms?: number;
  /** Number of groups of equal size before neighbours are merged. */
  readonly groups?: number;
}

/** What the runs alone determine. */
export type CalibrationCore = Pick<Calibration, 'statistic' | 'bins' | 'warnsAbove'> &
  Pick<Calibration['measuredOn'], 'auroc' | 'sets'>;

const fewestSamples = 40;

type Statistic = Calibration['statistic'];
type Bin = Calibration['bins'][number];

/**
 * Calibrates on samples of several sets. It chooses the statistic that separates right from wrong answers better. The
 * warning threshold leaves at most `falseAlarms` of the known set above it. In the bins, accuracy falls as surprise
 * rises. The accuracy under a warning is measured without the false alarms.
 *
 * @throws RangeError for too few samples, or none of the known set
 */
export function calibrate(
  samples: readonly CalibrationSample[],
  { known, falseAlarms = 0.05, groups = 20 }: CalibrationOptions,
): CalibrationCore {
  const ofKnown = samples.filter(({ set }) => set === known);
  if (samples.length < fewestSamples || ofKnown.length === 0) {
    throw new RangeError(
      `A calibration needs at least ${fewestSamples} runs, some of them of ${known}. There are ${samples.length}, ${ofKnown.length} of ${known}.`,
    );
  }
  const areas = statisticNames.map((name) => ({ name, area: areaOf(samples, name) }));
  const { name: statistic, area } = areas.reduce((best, each) =>
    (each.area ?? 0) > (best.area ?? 0) ? each : best,
  );
  const warnsAbove = warningOf(samples, ofKnown, statistic, falseAlarms);
  const below = samples.filter((sample) => sample[statistic] <= warnsAbove);
  const warned = samples.filter((sample) => sample[statistic] > warnsAbove && sample.set !== known);
  const size = Math.ceil((below.length + warned.length) / groups);
  return {
    statistic,
    // No group crosses the threshold, so that accuracy under a warning covers only problems with a warning.
    bins: binsOf([
      ...groupsOf(below, statistic, size),
      ...beginningAbove(groupsOf(warned, statistic, size), warnsAbove),
    ]),
    warnsAbove,
    auroc: area,
    sets: [...new Set(samples.map(({ set }) => set))].map((name) => {
      const ofSet = samples.filter(({ set }) => set === name);
      return {
        name,
        problems: ofSet.length,
        right: shareOf(ofSet, ({ right }) => right) ?? 0,
        warned: shareOf(ofSet, (sample) => sample[statistic] > warnsAbove) ?? 0,
      };
    }),
  };
}

/** How well low surprise separates right answers from wrong ones (AUROC). */
function areaOf(samples: readonly CalibrationSample[], statistic: Statistic): number | null {
  return auroc(samples.map((sample) => ({ score: -sample[statistic], positive: sample.right })));
}

/** Runs of neighbouring surprise. */
interface Group {
  readonly from: number;
  readonly right: number;
  readonly problems: number;
}

/**
 * Groups of neighbours, joined until the share of right answers falls from each to the next (isotonic regression by
 * pooling adjacent violators). A share is by the rule of succession, so that no group is certain.
 */
function binsOf(groups: readonly Group[]): Bin[] {
  const expected = ({ right, problems }: Group): number => (right + 1) / (problems + 2);
  const pooled: Group[] = [];
  for (let group of groups) {
    for (let before = pooled.at(-1); before && expected(before) <= expected(group); before = pooled.at(-1)) {
      pooled.pop();
      group = {
        from: before.from,
        right: before.right + group.right,
        problems: before.problems + group.problems,
      };
    }
    pooled.push(group);
  }
  return pooled.map((group, i) => ({
    from: i === 0 ? 0 : group.from,
    right: expected(group),
    problems: group.problems,
  }));
}

/** At most `size` runs each, but for those of equal surprise, which belong together. */
function groupsOf(samples: readonly CalibrationSample[], statistic: Statistic, size: number): Group[] {
  const sorted = [...samples].sort((one, other) => one[statistic] - other[statistic]);
  const groups: Group[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = Math.min(start + size, sorted.length);
    while (end < sorted.length && sorted[end]?.[statistic] === sorted[end - 1]?.[statistic]) end += 1;
    const part = sorted.slice(start, end);
    const right = part.filter((sample) => sample.right).length;
    groups.push({ from: part[0]?.[statistic] ?? 0, right, problems: part.length });
    start = end;
  }
  return groups;
}

/** The groups with the first of them from just above `value` on. */
function beginningAbove([first, ...others]: readonly Group[], value: number): Group[] {
  if (first === undefined) return [];
  return [{ ...first, from: Math.max(value * (1 + Number.EPSILON), Number.MIN_VALUE) }, ...others];
}

/** The smallest surprise that the allowed share of the known set exceeds; the largest of all where it warns of nothing. */
function warningOf(
  samples: readonly CalibrationSample[],
  known: readonly CalibrationSample[],
  statistic: Statistic,
  falseAlarms: number,
): number {
  const sorted = known.map((sample) => sample[statistic]).sort((a, b) => a - b);
  const value = sorted[Math.ceil((1 - falseAlarms) * sorted.length) - 1] ?? 0;
  const isRight = ({ right }: CalibrationSample): boolean => right;
  const above = shareOf(
    samples.filter((sample) => sample[statistic] > value && sample.set !== known[0]?.set),
    isRight,
  );
  const below = shareOf(
    samples.filter((sample) => sample[statistic] <= value),
    isRight,
  );
  const helps = above !== null && below !== null && above < below;
  return helps ? value : Math.max(...samples.map((sample) => sample[statistic]));
}

/** Null of none. */
function shareOf(
  samples: readonly CalibrationSample[],
  holds: (sample: CalibrationSample) => boolean,
): number | null {
  return samples.length === 0 ? null : samples.filter(holds).length / samples.length;
}
