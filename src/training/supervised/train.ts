/**
 * The loop of supervised training: reads batches, and writes checkpoints, a JSONL log and progress. It resumes from its
 * last checkpoint. The caller provides the documents; train-graph.ts builds the graph.
 */
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { adamCorrections, type AdamSettings } from '../optimizer/adamw.ts';
import { packBatch, type Batch, type Document } from '../data/batches.ts';
import { resumedOrStarted, saveCheckpoint, type TrainState } from '../checkpoint.ts';
import type { Qwen3Config } from '../model/config.ts';
import type { MuonSettings } from '../optimizer/muon.ts';
import { learningRate, totalSteps, type Schedule } from '../optimizer/schedule.ts';
import { supervised } from './loss.ts';
import { TrainGraph } from '../graph/train-graph.ts';

export interface SupervisedTraining {
  /** Where checkpoints and the log lie. */
  readonly directory: string;
  readonly config: Qwen3Config;
  readonly schedule: Schedule;
  readonly adam: AdamSettings;
  /** Updates the matrices of layers instead of AdamW. */
  readonly muon?: MuonSettings;
  readonly rows: number;
  readonly length: number;
  readonly threads: number;
  /** What step `step` (from 1) minimises; how improbable the documents are, where nothing is said. */
  readonly objective?: (step: number) => typeof supervised;
  /** Parameters to start from when there is no checkpoint. */
  readonly initial: () => Promise<readonly Float32Array[]>;
  /** The documents of step `step` (from 1): the same for the same step. Consumed as far as a batch needs. */
  readonly documents: (step: number) => Iterable<Document>;
  /** Seconds between checkpoints. */
  readonly checkpointSeconds: number;
  readonly report: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface Progress {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly gradientNorm: number;
  readonly learningRate: number;
  readonly tokens: number;
  readonly tokensPerSecond: number;
  /** Seconds still to go. */
  readonly remaining: number;
}

/**
 * Trains to the end of the schedule, or until the signal; either way the last step is in a checkpoint.
 * @returns the state reached
 */
export async function trainSupervised(training: SupervisedTraining): Promise<TrainState> {
  const { directory, config, schedule, adam } = training;
  const optimizer = { adam, muon: training.muon ?? null };
  await mkdir(directory, { recursive: true });
  let state = await resumedOrStarted(directory, config, training.initial);
  const steps = totalSteps(schedule);
  if (state.step >= steps) return state;
  const objectiveAt = training.objective ?? (() => supervised);
  let objective = objectiveAt(state.step + 1);
  let graph = await TrainGraph.build(config, optimizer, objective, training, state);
  let saved = performance.now();
  let smoothed = 0;
  for (let step = state.step + 1; step <= steps && training.signal?.aborted !== true; step++) {
    if (objectiveAt(step) !== objective) {
      objective = objectiveAt(step);
      const reached = graph.state();
      await graph.release();
      graph = await TrainGraph.build(config, optimizer, objective, training, reached);
    }
    const began = performance.now();
    const batch = packBatch(training.documents(step), training.rows, training.length);
    const rate = learningRate(schedule, step);
    const { loss, gradientNorm } = await graph.step(batch, rate, adamCorrections(step, adam));
    if (!Number.isFinite(loss)) {
      throw new Error(`The loss became ${loss} at step ${step}. Lower the learning rate and resume.`);
    }
    const seconds = (performance.now() - began) / 1000;
    smoothed = smoothed === 0 ? seconds : 0.95 * smoothed + 0.05 * seconds;
    state = { ...state, step, tokens: state.tokens + batch.filled, seconds: state.seconds + seconds };
    const progress = describe(training, state, batch, smoothed, loss, gradientNorm, rate);
    training.report(progress);
    if (step % 10 === 0 || step === steps)
      await appendFile(join(directory, 'log.jsonl'), `${JSON.stringify(progress)}\n`);
    if (performance.now() - saved > training.checkpointSeconds * 1000) {
      state = { ...state, ...graph.state() };
      await saveCheckpoint(directory, config, state);
      saved = performance.now();
    }
  }
  state = { ...state, ...graph.state() };
  await saveCheckpoint(directory, config, state);
  await graph.release();
  return state;
}

function describe(
  { schedule }: SupervisedTraining,
  state: TrainState,
  batch: Batch,
  secondsPerStep: number,
  loss: number,
  gradientNorm: number,
  rate: number,
): Progress {
  return {
    step: state.step,
    steps: totalSteps(schedule),
    loss,
    gradientNorm,
    learningRate: rate,
    tokens: state.tokens,
    tokensPerSecond: Math.round(batch.filled / secondsPerStep),
    remaining: Math.round((totalSteps(schedule) - state.step) * secondsPerStep),
  };
}
