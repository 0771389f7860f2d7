import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import type { Calibration } from '../../engine/familiarity.ts';
import type { RunState } from '../../relay/run-state.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import { defaultDevice, init } from '../jax.ts';
import type { Qwen3Config } from '../model/config.ts';
import { initialParameters } from '../model/initial.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { byteCharacters } from '../../bytes/byte-alphabet.ts';
import { BatchedTeacher } from './batched-teacher.ts';
import { relayBatch, type BatchRun } from './relay-batch.ts';
import { tinyConfig } from '../testing/tiny-model.ts';

const tokenizer = new TrainingTokenizer({ tokens: [...byteCharacters], merges: [] });
const config: Qwen3Config = {
  ...tinyConfig,
  vocabularySize: tokenizer.size,
  hiddenSize: 32,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  contextLength: 512,
};

let student: BatchDecoder;
let taught: BatchDecoder;
beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
  const load = (seed: number) => {
    const random = new Random(seed);
    return BatchDecoder.load(
      { config, parameters: initialParameters(config, () => random.next()) },
      'float32',
      1,
    );
  };
  student = await load(1);
  taught = await load(2);
});
afterAll(async () => {
  await student.release();
  await taught.release();
});

const teacher = () =>
  new BatchedTeacher({ name: 'teacher', device: 'cpu' }, taught, tokenizer, {
    temperature: 0,
    uniform: () => 0,
  });

function run(
  problem: string,
  seed: number,
  policy: BatchRun['options']['policy'] = 'token-random:0.1',
): BatchRun {
  return {
    problem,
    options: {
      policy,
      seed,
      sampling: { temperature: 1, topP: 1 },
      limits: { maxCalls: 3, maxTeacherTokens: 20, maxTokens: 60 },
      policyCallTokens: 5,
    },
  };
}

const relayed = (runs: readonly BatchRun[], withTeacher = true): Promise<RunState[]> =>
  relayBatch(
    runs,
    { identity: { name: 'student', device: 'cpu' }, decoder: student, tokenizer },
    withTeacher ? teacher() : null,
  );

const idsOf = (state: RunState | undefined) =>
  [...(state?.tokens ?? [])].map(({ id, author }) => `${author} ${id}`);

describe('a batch of runs', () => {
  const runs = ['How much?', 'A longer question, with more words in it.', '1 + 1?'].map((problem, seed) =>
    run(problem, seed),
  );

  it('gives each run what it gets alone, teacher included', async () => {
    const together = await relayed(runs);
    for (const [i, each] of runs.entries()) {
      const [alone] = await relayed([each]);
      expect(idsOf(together[i])).toEqual(idsOf(alone));
    }
    expect(together.some(({ metrics }) => metrics.teacherTokens > 0)).toBe(true);
  });

  it('brings every run to its end within its limits', async () => {
    for (const { status, metrics } of await relayed(runs)) {
      expect(status.kind).toBe('ended');
      expect(metrics.teacherTokens).toBeLessThanOrEqual(20);
    }
  });

  it('continues a run without a teacher', async () => {
    const [state] = await relayed([run('How much?', 0)], false);
    expect(state?.calls[0]?.outcome).toMatchObject({ kind: 'failed', failure: 'offline' });
    expect(state?.tokens.length).toBeGreaterThan(10);
  });

  it('says how foreign its problems are where the student is calibrated, and writes the same', async () => {
    const calibration: Calibration = {
      format: 'relay-familiarity/1',
      weights: '',
      statistic: 'mean',
      window: 8,
      bins: [{ from: 0, right: 0.4, problems: 9 }],
      warnsAbove: 0,
      measuredOn: { policy: 'learned', teacher: null, auroc: null, sets: [] },
    };
    const identity = { name: 'student', device: 'cpu' } as const;
    const calibrated = await relayBatch(
      runs,
      { identity, decoder: student, tokenizer, calibration },
      teacher(),
    );
    const plain = await relayed(runs);
    calibrated.forEach(({ familiarity, tokens }, i) => {
      expect(familiarity).toMatchObject({ probabilityRight: 0.4, warns: true });
      expect(familiarity?.worstWindow).toBeGreaterThanOrEqual(familiarity?.mean ?? NaN);
      expect(idsOf({ ...plain[i], tokens } as RunState)).toEqual(idsOf(plain[i]));
      expect(plain[i]?.familiarity).toBeNull();
    });
    // Each row by itself: the padding of a batch changes nothing.
    const [alone] = await relayBatch(
      [runs[0] as BatchRun],
      { identity, decoder: student, tokenizer, calibration },
      teacher(),
    );
    expect(alone?.familiarity?.mean).toBeCloseTo(calibrated[0]?.familiarity?.mean ?? NaN, 4);
  });

  it('lets the teacher write all of it', async () => {
    const [state] = await relayed([run('How much?', 0, 'always')]);
    expect(new Set(idsOf(state).map((each) => each.split(' ')[0]))).toEqual(new Set(['teacher']));
  });
});
