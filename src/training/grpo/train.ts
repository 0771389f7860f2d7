/**
 * The training loop of group-relative policy optimisation: rollouts, advantages, updates, checkpoints and a log. It
 * resumes from its last checkpoint. The caller provides the rollouts.
 */
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { adamCorrections, type AdamSettings } from '../optimizer/adamw.ts';
import { packAll, type Batch } from '../data/batches.ts';
import { resumedOrStarted, saveCheckpoint, type TrainState } from '../checkpoint.ts';
import type { Qwen3Config } from '../model/config.ts';
import { learningRate, totalSteps, type Schedule } from '../optimizer/schedule.ts';
import { ScoreGraph } from '../graph/score-graph.ts';
import { TrainGraph, type BatchArrays, type BatchShape } from '../graph/train-graph.ts';
import { interleave, withAdvantages, type TrainingRollout, type AdvantagedRollout } from './rollout-batch.ts';
import { policyObjective, type PolicyField, type PolicySettings, type Words } from './loss.ts';
import { meanOf, progressOf, type PolicyProgress, type UpdateFigures } from './progress.ts';
import type { RewardKind } from './reward.ts';

export interface PolicyTraining extends BatchShape {
  /** Where checkpoints and the log lie. */
  readonly directory: string;
  readonly config: Qwen3Config;
  /** The model that training starts from and is held near to. */
  readonly reference: readonly Float32Array[];
  readonly schedule: Schedule;
  readonly adam: AdamSettings;
  readonly policy: PolicySettings;
  /** What the student writes where it does not call. */
  readonly words: Words;
  readonly reward: RewardKind;
  readonly threads: number;
  /** The rollouts of step `step` (from 1) under `parameters`. */
  readonly collectRollouts: (
    parameters: readonly Float32Array[],
    step: number,
  ) => Promise<readonly TrainingRollout[]>;
  /** Seconds between checkpoints. */
  readonly checkpointSeconds: number;
  readonly report: (progress: PolicyProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Trains to the end of the schedule, or until the signal; either way the last step is in a checkpoint.
 * @returns the state reached
 */
export async function trainPolicy(training: PolicyTraining): Promise<TrainState> {
  const { directory, config, schedule } = training;
  await mkdir(directory, { recursive: true });
  let state = await resumedOrStarted(directory, config, () => Promise.resolve(training.reference));
  const steps = totalSteps(schedule);
  if (state.step >= steps) return state;
  const learner = await Learner.build(training, state);
  let saved = performance.now();
  for (let step = state.step + 1; step <= steps && training.signal?.aborted !== true; step++) {
    const began = performance.now();
    const rollouts = await training.collectRollouts(learner.parameters(), step);
    const rolled = performance.now();
    const advantaged = withAdvantages(rollouts, training.reward);
    const figures = await learner.learn(
      interleave(advantaged.filter(({ advantage }) => advantage !== 0)),
      learningRate(schedule, step),
    );
    const finished = performance.now();
    state = learner.state(state, step, (finished - began) / 1000);
    const progress = progressOf(step, training, advantaged, figures, {
      rollouts: (rolled - began) / 1000,
      training: (finished - rolled) / 1000,
    });
    training.report(progress);
    await appendFile(join(directory, 'log.jsonl'), `${JSON.stringify(progress)}\n`);
    if (finished - saved > training.checkpointSeconds * 1000) {
      await saveCheckpoint(directory, config, state);
      saved = finished;
    }
  }
  await saveCheckpoint(directory, config, state);
  await learner.release();
  return state;
}

/** The graphs of a training, and the updates they have made. */
class Learner {
  readonly #training: PolicyTraining;
  readonly #graph: TrainGraph<PolicyField>;
  readonly #scorer: ScoreGraph;
  #updates: number;
  #tokens: number;

  private constructor(
    training: PolicyTraining,
    graph: TrainGraph<PolicyField>,
    scorer: ScoreGraph,
    { updates = 0, tokens }: TrainState,
  ) {
    this.#training = training;
    this.#graph = graph;
    this.#scorer = scorer;
    this.#updates = updates;
    this.#tokens = tokens;
  }

  static async build(training: PolicyTraining, state: TrainState): Promise<Learner> {
    const { config, adam, policy, words } = training;
    const optimizer = { adam, muon: null };
    const graph = await TrainGraph.build(config, optimizer, policyObjective(policy, words), training, state);
    const callTokens = [words.open, words.close];
    return new Learner(training, graph, await ScoreGraph.build(config, { ...training, callTokens }), state);
  }

  parameters(): readonly Float32Array[] {
    return this.#graph.state().parameters;
  }

  state(before: TrainState, step: number, seconds: number): TrainState {
    return {
      ...this.#graph.state(),
      step,
      updates: this.#updates,
      tokens: this.#tokens,
      seconds: before.seconds + seconds,
    };
  }

  /** Updates on every rollout once. All are scored first: the old policy is the one that made them. */
  async learn(rollouts: readonly AdvantagedRollout[], rate: number): Promise<UpdateFigures[]> {
    const { rows, length, adam, reference } = this.#training;
    const parameters = this.parameters();
    const documents = rollouts.map(({ rollout }) => rollout.document);
    const scored: BatchArrays<PolicyField>[] = [];
    for (const batch of packAll(documents, rows, length)) {
      const old = await this.#scorer.score(parameters, batch);
      scored.push({
        ...batch,
        advantages: advantagesOf(batch, rollouts),
        old,
        reference: clampReference(await this.#scorer.score(reference, batch), old),
      });
      this.#tokens += batch.filled;
    }
    const figures: UpdateFigures[] = [];
    for (const batch of scored) {
      this.#updates += 1;
      const { loss, gradientNorm } = await this.#graph.step(
        batch,
        rate,
        adamCorrections(this.#updates, adam),
      );
      if (!Number.isFinite(loss)) {
        throw new Error(`The loss became ${loss}. Lower the learning rate and resume.`);
      }
      figures.push({ loss, gradientNorm, kl: klOf(batch) });
    }
    return figures;
  }

  async release(): Promise<void> {
    await this.#graph.release();
    await this.#scorer.release();
  }
}

/** How far the reference's log-probability of a token may lie above the policy's, in nats. */
const MAX_LOG_RATIO = Math.log(10);

/**
 * The reference's log-probabilities, none of them far above the policy's. The penalty grows with their ratio, as its mean
 * is right over what the policy samples; a token that is there because another was to be tried can have a ratio of a
 * thousand, and alone would turn a step.
 */
function clampReference(reference: Float32Array, old: Float32Array): Float32Array {
  return reference.map((value, i) => Math.min(value, (old[i] ?? value) + MAX_LOG_RATIO));
}

function advantagesOf({ documents }: Batch, rollouts: readonly AdvantagedRollout[]): Float32Array {
  return Float32Array.from(documents, (number) => rollouts[number]?.advantage ?? 0);
}

/** Mean KL divergence of the old policy from the reference over the counted tokens, in nats. */
function klOf({ weights, old, reference }: BatchArrays<PolicyField>): number {
  const gaps = Array.from(weights, (weight, i) => {
    const gap = (reference[i] ?? 0) - (old[i] ?? 0);
    return weight > 0 ? [Math.exp(gap) - gap - 1] : [];
  });
  return meanOf(gaps.flat());
}
