/**
 * The recipes of `grpo`: policy optimisation of the warmed-up student. The rollouts are runs of the relay
 * itself, with the teacher really called.
 */
import { Random } from '../../bytes/random.ts';
import { placeAfter } from '../../math/word-problems/solution-style.ts';
import type { WordProblem } from '../../math/word-problems/word-problems.ts';
import type { ModelIdentity } from '../../relay/events.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import type { TrainState } from '../checkpoint.ts';
import type { TrainingRollout } from '../grpo/rollout-batch.ts';
import { defaultPolicy } from '../grpo/loss.ts';
import type { PolicyProgress } from '../grpo/progress.ts';
import { outcomeOf, rolloutDocument, type Rollout } from '../grpo/rollout.ts';
import { trainPolicy } from '../grpo/train.ts';
import type { Qwen3Config } from '../model/config.ts';
import { temperatureScaled } from '../model/temperature-scaling.ts';
import { BatchedTeacher } from '../rollouts/batched-teacher.ts';
import type { LengthExploration } from '../rollouts/length-explorer.ts';
import { relayBatch } from '../rollouts/relay-batch.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import { totalSteps } from '../optimizer/schedule.ts';
import { filteredProblems } from './data-filter.ts';
import { policySettings } from './grpo-settings.ts';
import { grpoRecipe, type GrpoStage } from './recipes.ts';
import { fineAdam, warmupSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';

export interface PolicyRun {
  readonly workspace: Workspace;
  readonly threads: number;
  readonly report: (progress: PolicyProgress) => void;
  readonly signal?: AbortSignal;
}

const identity = (name: string): ModelIdentity => ({ name, device: 'cpu' });

/** The problems of a step (from 1): the next ones, from the start again where there are no more. */
function stepProblems(problems: readonly WordProblem[], step: number): WordProblem[] {
  const first = (step - 1) * policySettings.problems;
  return Array.from(
    { length: policySettings.problems },
    (_, i) => problems[(first + i) % problems.length] as WordProblem,
  );
}

function trainingRollout(
  tokenizer: TrainingTokenizer,
  rollout: Rollout,
  group: number,
  teacherToo: boolean,
): TrainingRollout {
  const { metrics, ignored, calls } = rollout.run;
  return {
    group,
    outcome: outcomeOf(rollout),
    document: rolloutDocument(tokenizer, rollout, teacherToo),
    studentTokens: metrics.studentTokens,
    teacherTokens: metrics.teacherTokens,
    malformed: ignored.filter(({ why }) => why === 'malformed').length,
    callPlaces: calls.map(({ prefix }) => placeAfter(prefix)),
  };
}

/**
 * Trains a model by its recipe, and resumes where it was interrupted.
 * @throws StageError where an earlier model is missing
 */
export async function trainWithPolicy(
  stage: GrpoStage,
  { workspace, threads, report, signal }: PolicyRun,
): Promise<TrainState> {
  const { from, reward, calls, words, teacherToo, lengthExploration, skip } = grpoRecipe(stage);
  const tokenizer = await workspace.tokenizer();
  const base = await workspace.trained('student');
  const start = await workspace.trained(from);
  const wanted = policySettings.problems * totalSteps(policySettings.schedule);
  const filtered = await filteredProblems(workspace, wanted, skip);
  const taught = calls ? await workspace.trained('teacher') : null;
  const teacherDecoder =
    taught === null
      ? null
      : await BatchDecoder.load(
          { config: taught.config, parameters: taught.state.parameters },
          'float16',
          threads,
        );
  const collectRollouts = async (
    parameters: readonly Float32Array[],
    step: number,
  ): Promise<TrainingRollout[]> => {
    const draws = new Random(policySettings.seed, step);
    const teacher =
      teacherDecoder === null
        ? null
        : new BatchedTeacher(identity('relay-teacher'), teacherDecoder, tokenizer, {
            temperature: 0,
            uniform: () => draws.next(),
          });
    return rollOut({ config: start.config, parameters }, teacher, {
      tokenizer,
      problems: stepProblems(filtered, step),
      policy: calls ? 'learned' : 'never',
      teacherToo,
      ...(lengthExploration === 0
        ? {}
        : { exploration: { share: lengthExploration, uniform: () => draws.next() } }),
      step,
      threads,
    });
  };
  const state = await trainPolicy({
    directory: workspace.folder(stage),
    config: start.config,
    reference: start.state.parameters,
    schedule: policySettings.schedule,
    adam: fineAdam,
    policy: { ...defaultPolicy, words },
    words: {
      open: tokenizer.control('<call>'),
      close: tokenizer.control('</call>'),
      base: temperatureScaled(base.config, base.state.parameters, warmupSettings.temperature),
    },
    reward,
    rows: policySettings.rows,
    length: policySettings.length,
    threads,
    collectRollouts,
    // A step takes half a minute, and a user may kill the command within it: each step writes a checkpoint.
    checkpointSeconds: 0,
    report,
    ...(signal === undefined ? {} : { signal }),
  });
  await teacherDecoder?.release();
  return state;
}

/** Runs every problem of a step several times under the student as it stands. */
async function rollOut(
  model: { readonly config: Qwen3Config; readonly parameters: readonly Float32Array[] },
  teacher: BatchedTeacher | null,
  {
    tokenizer,
    problems,
    policy,
    teacherToo,
    exploration,
    step,
    threads,
  }: {
    readonly tokenizer: TrainingTokenizer;
    readonly problems: readonly WordProblem[];
    readonly policy: 'learned' | 'never';
    readonly teacherToo: boolean;
    readonly exploration?: LengthExploration;
    readonly step: number;
    readonly threads: number;
  },
): Promise<TrainingRollout[]> {
  const { rollouts, limits } = policySettings;
  const decoder = await BatchDecoder.load(model, 'float32', threads);
  const runs = problems.flatMap(({ problem: text }, group) =>
    Array.from({ length: rollouts }, (_, i) => ({
      problem: text,
      options: {
        policy,
        seed: (step * problems.length + group) * rollouts + i,
        sampling: { temperature: 1, topP: 1 },
        limits,
      },
      ...(exploration === undefined ? {} : { exploration }),
    })),
  );
  const states = await relayBatch(runs, { identity: identity('relay-student'), decoder, tokenizer }, teacher);
  await decoder.release();
  return states.map((run, i) => {
    const group = Math.floor(i / rollouts);
    const problem = problems[group] as WordProblem;
    return trainingRollout(tokenizer, { problem, run }, group, teacherToo);
  });
}
