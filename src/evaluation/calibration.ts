/**
 * From runs whose problems were read with more or less surprise to what a student's surprise says: how often the answer
 * is right, and from where on a problem is called foreign. Pure; it knows no model and no file.
 */
import { statisticNames, type Calibration, type SurpriseStatistics } from '../engine/familiarity.ts';
import { auroc } from './auroc.ts';

/** One run. */
export interface CalibrationSample extends SurpriseStatistics {
  readonly right: boolean;
  /** Which problems it is of. */
  readonly set: string;
}

export interface CalibrationOptions {
  /** The set in wordings that the student learned: false alarms are counted there. */
  readonly known: string;
  /** Most problems of that set, as a share, that may be called foreign. */
  readonly falseAlarms?: number;
  /** How many groups of equal size the problems begin in. */
  readonly groups?: number;
}

/** What can be said from the runs alone. */
export type CalibrationCore = Pick<Calibration, 'statistic' | 'bins' | 'warnsAbove'> &
  Pick<Calibration['measuredOn'], 'auroc' | 'sets'>;

const fewestSamples = 40;

type Statistic = Calibration['statistic'];
type Bin = Calibration['bins'][number];

/**
 * Calibrates on samples of several sets. It takes the statistic that tells right from wrong better; its bins fall with
 * rising surprise; and the warning begins where it tells right from wrong best, as far as `falseAlarms` allows.
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
  const share = (of: readonly CalibrationSample[], holds: (sample: CalibrationSample) => boolean): number =>
    of.filter(holds).length / of.length;
  return {
    statistic,
    bins: binsOf(samples, statistic, groups),
    warnsAbove,
    auroc: area,
    sets: [...new Set(samples.map(({ set }) => set))].map((name) => {
      const ofSet = samples.filter(({ set }) => set === name);
      return {
        name,
        problems: ofSet.length,
        right: share(ofSet, ({ right }) => right),
        warned: share(ofSet, (sample) => sample[statistic] > warnsAbove),
      };
    }),
  };
}

/** How well low surprise tells right answers from wrong ones. */
function areaOf(samples: readonly CalibrationSample[], statistic: Statistic): number | null {
  return auroc(samples.map((sample) => ({ score: -sample[statistic], positive: sample.right })));
}

/**
 * Groups of neighbours, joined until the share of right answers falls from each to the next (isotonic regression by
 * pooling adjacent violators). A share is by the rule of succession, so that no group is certain.
 */
function binsOf(samples: readonly CalibrationSample[], statistic: Statistic, groups: number): Bin[] {
  const sorted = [...samples].sort((one, other) => one[statistic] - other[statistic]);
  const pooled: { from: number; right: number; problems: number }[] = [];
  const shareOf = ({ right, problems }: { right: number; problems: number }): number =>
    (right + 1) / (problems + 2);
  const size = Math.max(1, Math.ceil(sorted.length / groups));
  for (let start = 0; start < sorted.length;) {
    let end = Math.min(start + size, sorted.length);
    // Equal values belong to one group.
    while (end < sorted.length && sorted[end]?.[statistic] === sorted[end - 1]?.[statistic]) end += 1;
    const part = sorted.slice(start, end);
    let group = {
      from: part[0]?.[statistic] ?? 0,
      right: part.filter(({ right }) => right).length,
      problems: part.length,
    };
    for (let before = pooled.at(-1); before && shareOf(before) <= shareOf(group); before = pooled.at(-1)) {
      pooled.pop();
      group = {
        from: before.from,
        right: before.right + group.right,
        problems: before.problems + group.problems,
      };
    }
    pooled.push(group);
    start = end;
  }
  return pooled.map((group, i) => ({
    from: i === 0 ? 0 : group.from,
    right: shareOf(group),
    problems: group.problems,
  }));
}

/** The surprise above which a warning has the largest share of wrong answers less that of right ones (Youden's J). */
function warningOf(
  samples: readonly CalibrationSample[],
  known: readonly CalibrationSample[],
  statistic: Statistic,
  falseAlarms: number,
): number {
  const values = [...new Set(samples.map((sample) => sample[statistic]))].sort((a, b) => a - b);
  const largest = values.at(-1) ?? 0;
  const wrong = samples.filter(({ right }) => !right);
  const right = samples.filter((sample) => sample.right);
  if (wrong.length === 0 || right.length === 0) return largest;
  const above = (of: readonly CalibrationSample[], value: number): number =>
    of.filter((sample) => sample[statistic] > value).length / of.length;
  let best = { value: largest, gain: 0 };
  for (const value of values) {
    if (above(known, value) > falseAlarms) continue;
    const gain = above(wrong, value) - above(right, value);
    if (gain > best.gain) best = { value, gain };
  }
  return best.value;
}
