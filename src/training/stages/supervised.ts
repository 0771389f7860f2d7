/** The stages `base`, `student`, `teacher` and `teacher-stronger`: supervised training on relay-math. */
import { defaultDifficulty } from '../../math/arithmetic/difficulty.ts';
import { largeDrill, smallDrill } from '../../math/arithmetic/drill.ts';
import { Random } from '../../bytes/random.ts';
import { wordProblem } from '../../math/word-problems/word-problems.ts';
import { defaultAdam } from '../optimizer/adamw.ts';
import type { Document } from '../data/batches.ts';
import type { TrainState } from '../checkpoint.ts';
import { drillDocument, problemDocument, repetitionDocument } from '../data/documents.ts';
import { grownParameters } from '../model/grow.ts';
import { defaultMuon } from '../optimizer/muon.ts';
import { initialParameters } from '../model/initial.ts';
import { trainSupervised, type Progress } from '../supervised/train.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import { recipes, type SupervisedStage } from './recipes.ts';
import { bytePairTokens, type StageSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';

export interface StageRun {
  readonly workspace: Workspace;
  readonly threads: number;
  readonly report: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Indices that one step may use up at most; the problems of different steps never overlap. */
const INDICES_PER_STEP = 256;

/** The documents of a step, in a random order that the step decides. */
function* stepDocuments(
  tokenizer: TrainingTokenizer,
  { mixes, seed, problemWeight }: StageSettings,
  step: number,
): Generator<Document> {
  const random = new Random(seed, step);
  const mix = mixes.find(({ upTo }) => step <= upTo);
  if (mix === undefined) throw new Error(`The settings name no documents for step ${step}.`);
  for (let i = 0; i < INDICES_PER_STEP; i++) {
    if (mix.kind === 'repetitions') {
      yield repetitionDocument(bytePairTokens, random);
      continue;
    }
    const drawn = random.next();
    const whole = wordProblem('train', step * INDICES_PER_STEP + i, seed);
    const small = smallDrill(whole.steps);
    if (drawn < mix.largeDrills) {
      const difficulty = { ...defaultDifficulty, kindWeights: mix.largeWeights };
      yield drillDocument(tokenizer, largeDrill(random, difficulty));
    } else if (drawn >= mix.largeDrills + mix.smallDrills)
      yield problemDocument(tokenizer, whole, problemWeight);
    else if (small !== '') yield drillDocument(tokenizer, small);
  }
}

/** What a stage starts from: random parameters, or another stage's model, grown to its size. */
async function initial(
  { config, from, seed }: StageSettings,
  workspace: Workspace,
): Promise<readonly Float32Array[]> {
  const random = new Random(seed);
  const uniform = () => random.next();
  if (from === null) return initialParameters(config, uniform);
  const smaller = await workspace.trained(from);
  return grownParameters(smaller.config, smaller.state.parameters, config, uniform);
}

/**
 * Trains a model by its recipe, and resumes where it was interrupted.
 * @throws StageError where an earlier model is missing
 */
export async function trainStage(
  stage: SupervisedStage,
  { workspace, threads, report, signal }: StageRun,
): Promise<TrainState> {
  const { settings } = recipes[stage];
  const tokenizer = await workspace.tokenizer();
  return trainSupervised({
    directory: workspace.folder(stage),
    config: settings.config,
    schedule: settings.schedule,
    adam: defaultAdam,
    muon: defaultMuon,
    rows: settings.rows,
    length: settings.length,
    threads,
    initial: () => initial(settings, workspace),
    documents: (step) => stepDocuments(tokenizer, settings, step),
    checkpointSeconds: 120,
    report,
    ...(signal === undefined ? {} : { signal }),
  });
}
