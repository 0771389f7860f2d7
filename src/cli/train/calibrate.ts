/**
 * `npm run train -- calibrate`: measures how a student's surprise at a problem predicts a right answer, and writes it
 * into the student's folder as familiarity.json. Once per student, after its export.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { calibrationFile, defaultWindow, type Calibration } from '../../engine/familiarity.ts';
import { calibrate, type CalibrationSample } from '../../evaluation/calibration.ts';
import { foreignText } from '../../evaluation/foreign-text.ts';
import { gradeBoxed, type EvalProblem } from '../../evaluation/suites/suite.ts';
import { evaluate } from '../../evaluation/runs/evaluate.ts';
import { AdaptiveLimit } from '../../evaluation/runs/pool.ts';
import { distinctRelayMathProblems, type RelayMathSplit } from '../../math/relay-math/relay-math.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import { defaultDevice, init } from '../../training/jax.ts';
import { Evaluator } from '../eval/evaluator.ts';
import { sentence } from '../sentence.ts';

/** In wordings that students learn, and in wordings that are held out from them. */
const known: RelayMathSplit = 'validation';
const heldOut: RelayMathSplit = 'test-phrasings';
/** A different seed from that of the reports' problems. */
const SEED = 1;

export interface CalibrateOptions {
  /** Folders of models. */
  readonly student: string;
  readonly teacher: string;
  /** Problems in known wordings; as many in held-out ones, and half as many in foreign text. */
  readonly n: number;
  readonly threads: number;
}

export interface CalibrationProgress {
  /** Which problems are being solved. */
  readonly set: string;
  /** Problems solved, and how many there are. */
  readonly step: number;
  readonly steps: number;
}

/** What is measured before there is a calibration: the surprise alone. */
const blank: Calibration = {
  format: 'relay-familiarity/1',
  weights: '',
  statistic: 'mean',
  window: defaultWindow,
  bins: [{ from: 0, right: 0.5, problems: 0 }],
  warnsAbove: Number.MAX_VALUE,
  measuredOn: { policy: 'learned', teacher: null, auroc: null, sets: [] },
};

/**
 * @param report is called as problems are solved
 * @returns what was written
 * @throws UsageError when a folder holds no model
 */
export async function calibrateStudent(
  { student, teacher, n, threads }: CalibrateOptions,
  report: (progress: CalibrationProgress) => void = () => undefined,
): Promise<Calibration> {
  await init('cpu');
  defaultDevice('cpu');
  const evaluator = await Evaluator.load({ student, teacher }, threads, blank);
  const samples: CalibrationSample[] = [];
  const sets = setsOf(n);
  const steps = sets.reduce((sum, [, problems]) => sum + problems.length, 0);
  let before = 0;
  for (const [set, problems] of sets) {
    const first = before;
    const records = await evaluate({
      problems,
      samples: 1,
      seed: 0,
      grade: gradeBoxed,
      file: null,
      run: (tasks) => evaluator.run(tasks, defaultOptions),
      batch: evaluator.batch,
      limit: new AdaptiveLimit(1),
      describe: sentence,
      report: ({ done }) => report({ set, step: first + done, steps }),
    });
    before += problems.length;
    for (const { familiarity, right } of records)
      if (familiarity !== null) samples.push({ ...familiarity, right, set });
  }
  const { auroc, sets: measuredSets, ...core } = calibrate(samples, { known });
  const calibration: Calibration = {
    ...blank,
    ...core,
    weights: evaluator.studentIdentity.weights ?? '',
    measuredOn: {
      policy: 'learned',
      teacher: evaluator.teacherIdentity?.name ?? null,
      auroc,
      sets: measuredSets,
    },
  };
  await evaluator.release();
  await write(student, calibration);
  return calibration;
}

function setsOf(n: number): [name: string, problems: EvalProblem[]][] {
  const of = (split: RelayMathSplit, count: number): EvalProblem[] =>
    distinctRelayMathProblems(split, count, SEED).map(({ id, problem, answer }) => {
      return { id, problem, answer, reference: null };
    });
  const foreign = of(known, Math.ceil(n / 2)).map((each) => {
    return { ...each, problem: foreignText(each.problem) };
  });
  return [
    [known, of(known, n)],
    [heldOut, of(heldOut, n)],
    ['foreign', foreign],
  ];
}

/** Writes the file, and the line in config.json that makes pages request it. */
async function write(folder: string, calibration: Calibration): Promise<void> {
  const config = z.looseObject({}).parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
  const named = { ...config, familiarity_calibration: calibrationFile };
  await writeFile(join(folder, calibrationFile), `${JSON.stringify(calibration, null, 2)}\n`);
  await writeFile(join(folder, 'config.json'), `${JSON.stringify(named, null, 2)}\n`);
}
