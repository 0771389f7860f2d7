/**
 * Drives many relay runs at once: the loop of src/relay, once per run, over models that compute in batches. This file
 * schedules the next computation, student or teacher; the relay loop controls each run.
 */
import type { Calibration } from '../../engine/familiarity.ts';
import type { ModelIdentity, RelayEvent, TokenId } from '../../relay/events.ts';
import { parsePolicy } from '../../relay/policies/registry.ts';
import { emptyRun, reduceRun, type RunState } from '../../relay/run-state.ts';
import { relay, type RelayOptions } from '../../relay/loop.ts';
import type { Student, Vocabulary } from '../../relay/student.ts';
import type { Teacher } from '../../relay/teacher.ts';
import { familiarityReader } from '../../student/familiarity.ts';
import type { BatchDecoder } from '../decoding/batch-decoder.ts';
import { controlTokens, type TrainingTokenizer } from '../tokenizer/files.ts';
import { BatchedStudent } from './batched-student.ts';
import { LengthExplorer, type LengthExploration } from './length-explorer.ts';

export interface BatchStudentModel {
  readonly identity: ModelIdentity;
  readonly decoder: BatchDecoder;
  readonly tokenizer: TrainingTokenizer;
  /** Where there is one, the runs say how foreign their problems are. */
  readonly calibration?: Calibration | null;
}

export interface BatchRun {
  readonly problem: string;
  readonly options: RelayOptions;
  /** Whether, and how, lengths are tried that the student would not have asked for. */
  readonly exploration?: LengthExploration;
}

/** A teacher that lets requests gather, and writes for all of them at once. */
export interface BatchTeacher extends Teacher {
  /** How many requests wait. */
  readonly waiting: number;
  /** Writes for everyone who waits. */
  serve(): Promise<void>;
}

/** The teacher runs when this share of the runs waits for it, or when a run has waited this many steps. */
const TEACHER_SHARE = 0.25;
const TEACHER_STEPS = 16;

/** The vocabulary of the project's own models, as the relay loop wants it. */
function vocabularyOf(tokenizer: TrainingTokenizer): Vocabulary {
  const control = (token: (typeof controlTokens)[number]) => tokenizer.control(token) as TokenId;
  return {
    fingerprint: 'training',
    callOpen: control('<call>'),
    callClose: control('</call>'),
    endTokens: [control('<|im_end|>'), control('<|endoftext|>')],
    controlTokens: controlTokens.map(control),
    bytesOf: (id) => tokenizer.bytesOf(id),
    encode: (text) => tokenizer.encode(text) as TokenId[],
  };
}

/** Resolves after all continuations of already resolved promises have run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs them all to their ends.
 * @param teacher null where there is none
 * @returns the folded log of each run, in order
 */
export async function relayBatch(
  runs: readonly BatchRun[],
  { identity, decoder, tokenizer, calibration = null }: BatchStudentModel,
  teacher: BatchTeacher | null,
): Promise<RunState[]> {
  const prompts = runs.map(({ problem, options }) => tokenizer.prompt(problem, parsePolicy(options.policy)));
  const batch = decoder.open(prompts, null, calibration !== null);
  const reader = calibration && familiarityReader(calibration, (problem) => tokenizer.prompt(problem));
  const vocabulary = vocabularyOf(tokenizer);
  const { contextLength } = decoder.config;
  const states = runs.map(() => emptyRun);
  const alive = new Set<BatchedStudent>();
  const failures: unknown[] = [];
  const follow = async (student: BatchedStudent, events: AsyncIterable<RelayEvent>, at: number) => {
    try {
      for await (const event of events) states[at] = reduceRun(states[at] ?? emptyRun, event);
    } catch (error) {
      failures.push(error);
    }
    alive.delete(student);
    batch.sequences[at]?.finish();
  };
  batch.sequences.forEach((sequence, at) => {
    const read =
      reader === null ? undefined : (surprises: Float32Array) => reader(prompts[at] ?? [], surprises);
    const student = new BatchedStudent(
      sequence,
      identity,
      vocabulary,
      contextLength,
      decoder.hasRouter,
      read,
    );
    const { problem, options, exploration } = runs[at] as BatchRun;
    const asked: Student = exploration === undefined ? student : new LengthExplorer(student, exploration);
    alive.add(student);
    void follow(student, relay(problem, asked, teacher, options), at);
  });
  let waited = 0;
  for (;;) {
    await settled();
    if (failures.length > 0) throw failures[0];
    if (alive.size === 0) return states;
    const proposing = [...alive].some((student) => student.waits);
    const asked = teacher?.waiting ?? 0;
    if (asked > 0 && (!proposing || asked >= TEACHER_SHARE * alive.size || waited >= TEACHER_STEPS)) {
      await teacher?.serve();
      waited = 0;
      continue;
    }
    if (!proposing)
      throw new Error('The runs of a batch wait for something that is neither student nor teacher.');
    await batch.step();
    if (asked > 0) waited += 1;
    for (const student of alive) student.deliver();
  }
}
