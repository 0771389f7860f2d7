/**
 * The stage `grpo` and its ablations: policy optimisation of the warmed-up student. The rollouts are runs of the relay
 * itself, with the teacher really called.
 */
import { Random } from '../../math/relay-math/random.ts';
import type { RelayMathProblem } from '../../math/relay-math/relay-math.ts';
import type { ModelIdentity } from '../../relay/events.ts';
import { emptyRun } from '../../relay/fold.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import type { TrainState } from '../checkpoint.ts';
import type { Experience } from '../grpo/experience.ts';
import { defaultPolicy } from '../grpo/loss.ts';
import type { PolicyProgress } from '../grpo/progress.ts';
import { outcomeOf, rolloutDocument, type Rollout } from '../grpo/rollout.ts';
import { trainPolicy } from '../grpo/train.ts';
import type { ModelConfig } from '../model/config.ts';
import { BatchedTeacher } from '../rollouts/batched-teacher.ts';
import { relayBatch } from '../rollouts/relay-batch.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import { totalSteps } from '../schedule.ts';
import { filteredProblems } from './filter.ts';
import { fineAdam, policySettings, policyStages, type PolicyStage, type PolicyVariant } from './settings.ts';
import type { Workspace } from './workspace.ts';

export interface PolicyRun {
  readonly workspace: Workspace;
  readonly threads: number;
  readonly report: (progress: PolicyProgress) => void;
  readonly signal?: AbortSignal;
}

const identity = (name: string): ModelIdentity => ({ name, device: 'cpu' });

/** The problems of a step (from 1): the next ones, from the start again where there are no more. */
function stepProblems(problems: readonly RelayMathProblem[], step: number): RelayMathProblem[] {
  const first = (step - 1) * policySettings.problems;
  return Array.from(
    { length: policySettings.problems },
    (_, i) => problems[(first + i) % problems.length] as RelayMathProblem,
  );
}

function experienceOf(
  tokenizer: TrainingTokenizer,
  rollout: Rollout,
  { group, mayCall }: Pick<Experience, 'group' | 'mayCall'>,
  teacherToo: boolean,
): Experience {
  const { meter, ignored } = rollout.run;
  return {
    group,
    mayCall,
    outcome: outcomeOf(rollout),
    document: rolloutDocument(tokenizer, rollout, teacherToo),
    studentTokens: meter.studentTokens,
    teacherTokens: meter.teacherTokens,
    malformed: ignored.filter(({ why }) => why === 'malformed').length,
  };
}

export async function trainWithPolicy(
  stage: PolicyStage,
  { workspace, threads, report, signal }: PolicyRun,
): Promise<TrainState> {
  const { from, schedule, reward, rollouts, teacherToo }: PolicyVariant = policyStages[stage];
  // Who goes on reads on.
  const stepsBefore = from === 'warmup' ? 0 : totalSteps(policyStages[from].schedule);
  const tokenizer = await workspace.tokenizer();
  const start = await workspace.trained(from);
  const filtered = await filteredProblems(workspace, policySettings.problems * totalSteps(schedule));
  const taught = rollouts.relayed > 0 ? await workspace.trained('teacher') : null;
  const teacherDecoder =
    taught === null
      ? null
      : await BatchDecoder.load(
          { config: taught.config, parameters: taught.state.parameters },
          'float16',
          threads,
        );
  const experience = async (
    parameters: readonly Float32Array[],
    stageStep: number,
  ): Promise<Experience[]> => {
    const step = stepsBefore + stageStep;
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
      rollouts,
      teacherToo,
      step,
      threads,
    });
  };
  const state = await trainPolicy({
    directory: workspace.folder(stage),
    config: start.config,
    reference: start.state.parameters,
    schedule,
    adam: fineAdam,
    policy: defaultPolicy,
    callTokens: [tokenizer.control('<call>'), tokenizer.control('</call>')],
    reward,
    rows: policySettings.rows,
    length: policySettings.length,
    threads,
    experience,
    // A step takes half a minute, and whoever stops the command may not wait for its end.
    checkpointSeconds: 0,
    report,
    ...(signal === undefined ? {} : { signal }),
  });
  await teacherDecoder?.release();
  return state;
}

/** Runs every problem of a step several times under the student as it stands, with the relay and without. */
async function rollOut(
  model: { readonly config: ModelConfig; readonly parameters: readonly Float32Array[] },
  teacher: BatchedTeacher | null,
  {
    tokenizer,
    problems,
    rollouts,
    teacherToo,
    step,
    threads,
  }: {
    readonly tokenizer: TrainingTokenizer;
    readonly problems: readonly RelayMathProblem[];
    readonly rollouts: PolicyVariant['rollouts'];
    readonly teacherToo: boolean;
    readonly step: number;
    readonly threads: number;
  },
): Promise<Experience[]> {
  const ofEach = rollouts.relayed + rollouts.alone;
  const planned = problems.flatMap((problem, place) =>
    Array.from({ length: ofEach }, (_, i) => {
      const mayCall = i < rollouts.relayed;
      const seed = (step * problems.length + place) * ofEach + i;
      return { problem, mayCall, seed, group: mayCall ? place : problems.length + place };
    }),
  );
  const runs = planned.map(({ problem: { problem }, mayCall, seed }) => ({
    problem,
    options: {
      policy: mayCall ? 'learned' : 'never',
      seed,
      sampling: { temperature: 1, topP: 1 },
      limits: policySettings.limits,
    } as const,
  }));
  const decoder = await BatchDecoder.load(model, 'float32', threads);
  const states = await relayBatch(runs, { identity: identity('relay-student'), decoder, tokenizer }, teacher);
  await decoder.release();
  return planned.map(({ problem, ...membership }, i) =>
    experienceOf(tokenizer, { problem, run: states[i] ?? emptyRun }, membership, teacherToo),
  );
}
