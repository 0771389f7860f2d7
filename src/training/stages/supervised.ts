/** The stages `student` and `teacher`: supervised training on relay-math, from random parameters. */
import { drill } from '../../math/relay-math/drill.ts';
import { Random } from '../../math/relay-math/random.ts';
import { problem } from '../../math/relay-math/relay-math.ts';
import { defaultAdam } from '../adamw.ts';
import type { Document } from '../batches.ts';
import type { TrainState } from '../checkpoint.ts';
import { drillDocument, problemDocument } from '../documents.ts';
import { initialParameters } from '../model/initial.ts';
import { trainSupervised, type Progress } from '../supervised.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import type { StageSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';

export interface StageRun {
  readonly workspace: Workspace;
  readonly threads: number;
  readonly report: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Indices that one step may use up at most; the problems of different steps never overlap. */
const INDICES_PER_STEP = 256;

/** Problems and drills of one step, in a random order that the step decides. */
function* stepDocuments(
  tokenizer: TrainingTokenizer,
  { drillShare, seed }: StageSettings,
  step: number,
): Generator<Document> {
  const random = new Random(seed, step);
  for (let i = 0; i < INDICES_PER_STEP; i++) {
    yield random.chance(drillShare)
      ? drillDocument(tokenizer, drill(random))
      : problemDocument(tokenizer, problem('train', step * INDICES_PER_STEP + i, seed));
  }
}

export async function trainBase(
  stage: 'student' | 'teacher',
  settings: StageSettings,
  { workspace, threads, report, signal }: StageRun,
): Promise<TrainState> {
  const tokenizer = await workspace.tokenizer();
  return trainSupervised({
    directory: workspace.folder(stage),
    config: settings.config,
    schedule: settings.schedule,
    adam: defaultAdam,
    rows: settings.rows,
    length: settings.length,
    threads,
    initial: () => {
      const random = new Random(settings.seed);
      return initialParameters(settings.config, () => random.next());
    },
    documents: (step) => stepDocuments(tokenizer, settings, step),
    checkpointSeconds: 120,
    report,
    ...(signal === undefined ? {} : { signal }),
  });
}
