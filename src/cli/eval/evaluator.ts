/** Runs a policy over problems with a pair of exported models, many runs at once, by the same loop as the page. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { calibrationFile, parseCalibration, type Calibration } from '../../engine/familiarity.ts';
import type { RunTask } from '../../evaluation/runs/evaluate.ts';
import { defaultOptions, type RelayOptions } from '../../relay/defaults.ts';
import type { ModelIdentity } from '../../relay/events.ts';
import type { RunState } from '../../relay/run-state.ts';
import { BatchDecoder } from '../../training/decoding/batch-decoder.ts';
import { readModel, type ExportedModel } from '../../training/export/read.ts';
import { BatchedTeacher } from '../../training/rollouts/batched-teacher.ts';
import {
  relayBatch,
  type BatchStudentModel,
  type BatchTeacher,
} from '../../training/rollouts/relay-batch.ts';
import { requireModel, UsageError } from '../arguments/command-line.ts';

/** The number of concurrent runs. */
const BATCH = 96;

/** Of the student. The teacher always decodes greedily. */
export type RunSettings = Pick<RelayOptions, 'policy' | 'sampling' | 'limits' | 'policyCallTokens'>;

/** Runs a pair of exported models over problems, many at once. */
export class Evaluator {
  readonly #student: BatchStudentModel;
  readonly #teacher: BatchTeacher | null;
  readonly #decoders: readonly BatchDecoder[];
  private constructor(
    student: BatchStudentModel,
    teacher: BatchTeacher | null,
    decoders: readonly BatchDecoder[],
  ) {
    this.#student = student;
    this.#teacher = teacher;
    this.#decoders = decoders;
  }

  /**
   * @param folders of exported models; no teacher where the policies need none, or the teacher itself
   * @param calibration what the runs say of foreign problems by; without one, the student's own, where it has one
   * @throws UsageError when a folder holds no model, or the two speak different vocabularies
   */
  static async load(
    folders: { readonly student: string; readonly teacher: string | BatchTeacher | null },
    threads: number,
    calibration?: Calibration,
  ): Promise<Evaluator> {
    requireModel(folders.student);
    const student = await readModel(folders.student);
    const ownCalibration = calibration ?? (await calibrationOf(folders.student, student.sha256));
    const decoder = await BatchDecoder.load(student, 'float16', threads);
    const own =
      typeof folders.teacher === 'string' ? await ownTeacher(student, folders.teacher, threads) : null;
    const teacher = own?.teacher ?? (typeof folders.teacher === 'string' ? null : folders.teacher);
    return new Evaluator(
      {
        identity: identityOf(folders.student, student),
        decoder,
        tokenizer: student.tokenizer,
        calibration: ownCalibration,
      },
      teacher,
      own === null ? [decoder] : [decoder, own.decoder],
    );
  }

  get studentIdentity(): ModelIdentity {
    return this.#student.identity;
  }

  get teacherIdentity(): ModelIdentity | null {
    return this.#teacher?.identity ?? null;
  }

  /** Runs at a time. */
  readonly batch = BATCH;

  /** One run for each task, at once. */
  run(tasks: readonly Pick<RunTask, 'problem' | 'seed'>[], settings: RunSettings): Promise<RunState[]> {
    const runs = tasks.map(({ problem, seed }) => ({
      problem: problem.problem,
      options: { ...defaultOptions, ...settings, seed },
    }));
    return relayBatch(runs, this.#student, this.#teacher);
  }

  async release(): Promise<void> {
    for (const decoder of this.#decoders) await decoder.release();
  }
}

const identityOf = (folder: string, { sha256 }: ExportedModel): ModelIdentity => ({
  name: basename(folder),
  device: 'cpu',
  weights: sha256,
});

/** Null where there is none, or where it was measured with other weights. */
async function calibrationOf(folder: string, weights: string): Promise<Calibration | null> {
  const file = join(folder, calibrationFile);
  if (!existsSync(file)) return null;
  return parseCalibration(JSON.parse(await readFile(file, 'utf8')), weights);
}

/** A teacher of the student's vocabulary, which decodes greedily. @throws UsageError */
async function ownTeacher(student: ExportedModel, folder: string, threads: number) {
  requireModel(folder);
  const model = await readModel(folder);
  if (!isDeepStrictEqual(model.tokenizer.vocabulary, student.tokenizer.vocabulary)) {
    throw new UsageError(
      `The teacher in ${folder} has another vocabulary than the student. Take a pair of one training.`,
    );
  }
  const decoder = await BatchDecoder.load(model, 'float16', threads);
  const teacher = new BatchedTeacher(identityOf(folder, model), decoder, model.tokenizer, {
    temperature: 0,
    uniform: () => 0,
  });
  return { teacher, decoder };
}
