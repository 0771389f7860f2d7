/**
 * How fast training and sampling run here, and what share of the machine's plain MatMul that is, measured in one go:
 * machines differ and are noisy, the share is what can be compared.
 */
import { InferenceSession, Tensor } from '../../engine/node-runtime.ts';
import { Random } from '../../bytes/random.ts';
import { defaultAdam, adamCorrections } from '../../training/optimizer/adamw.ts';
import { defaultMuon } from '../../training/optimizer/muon.ts';
import { BatchDecoder } from '../../training/decoding/batch-decoder.ts';
import { packAll, type Document } from '../../training/data/batches.ts';
import { numpy as np } from '../../training/jax.ts';
import { lower } from '../../training/lowering/lower.ts';
import { countParameters, type Qwen3Config } from '../../training/model/config.ts';
import { initialParameters } from '../../training/model/initial.ts';
import { supervised } from '../../training/supervised/loss.ts';
import { TrainGraph, type BatchShape } from '../../training/graph/train-graph.ts';

export interface ModelSpeed {
  /** Of a MatMul of 1024 x 1024 matrices in ONNX Runtime. */
  readonly matmulGflops: number;
  readonly training: TrainingWork;
  readonly sampling: TrainingWork & { readonly sequences: number };
}

export interface TrainingWork {
  readonly tokensPerSecond: number;
  readonly gflops: number;
  /** Of the plain MatMul's. */
  readonly share: number;
}

const MATRIX = 1024;
const STEPS = 6;
const PROMPT = 90;
const SAMPLED = 120;

/** The median seconds of one call, after one that does not count. */
async function medianSeconds(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const seconds: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await work();
    seconds.push((performance.now() - began) / 1000);
  }
  return seconds.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN;
}

/** Floating-point operations of a forward pass for one token that attends to `keys` tokens: multiply and add. */
function forwardFlops(config: Qwen3Config, keys: number): number {
  const attention = 2 * config.layers * keys * config.heads * config.headSize;
  // Tied embeddings: looked up for free, multiplied with for the logits. Norm weights are too few to count.
  return 2 * (countParameters(config) + attention);
}

async function matmulGflops(threads: number): Promise<number> {
  const shape = [MATRIX, MATRIX];
  const model = lower(([a, b]) => [np.matmul(a as np.Array, b as np.Array)], {
    inputs: [
      { name: 'a', shape },
      { name: 'b', shape },
    ],
    outputs: ['c'],
  });
  const session = await InferenceSession.create(model, { intraOpNumThreads: threads });
  const matrix = () => new Tensor('float32', new Float32Array(MATRIX * MATRIX).fill(0.5), shape);
  const feeds = { a: matrix(), b: matrix() };
  const seconds = await medianSeconds(15, () => session.run(feeds));
  await session.release();
  return (2 * MATRIX ** 3) / seconds / 1e9;
}

/** Measures a model of a shape, with random weights: speed does not depend on them. */
export async function measureSpeed(
  config: Qwen3Config,
  shape: BatchShape,
  { sequences, threads }: { readonly sequences: number; readonly threads: number },
): Promise<ModelSpeed> {
  const random = new Random(1);
  const parameters = initialParameters(config, () => random.next());
  const draw = (length: number) => Array.from({ length }, () => random.int(0, config.vocabularySize - 1));
  const plain = await matmulGflops(threads);
  const work = (tokensPerSecond: number, flops: number): TrainingWork => {
    const gflops = (tokensPerSecond * flops) / 1e9;
    return { tokensPerSecond, gflops, share: gflops / plain };
  };

  const zeros = () => parameters.map((values) => new Float32Array(values.length));
  const graph = await TrainGraph.build(
    config,
    { adam: defaultAdam, muon: defaultMuon },
    supervised,
    { ...shape, threads },
    { parameters, means: zeros(), variances: zeros() },
  );
  const documents = Array.from({ length: shape.rows }, (): Document => {
    const tokens = draw(shape.length + 1);
    return { tokens, weights: tokens.map(() => 1) };
  });
  const [batch] = packAll(documents, shape.rows, shape.length);
  if (batch === undefined) throw new RangeError('A batch needs a row at least.');
  const step = await medianSeconds(STEPS, () => graph.step(batch, 1e-4, adamCorrections(1, defaultAdam)));
  await graph.release();

  const decoder = await BatchDecoder.load({ config, parameters }, 'float32', threads);
  const prompts = Array.from({ length: sequences }, () => draw(PROMPT));
  const sample = await medianSeconds(1, () =>
    decoder.decode(prompts, {
      maxTokens: SAMPLED,
      endTokens: [],
      temperature: 1,
      uniform: () => random.next(),
    }),
  );
  await decoder.release();
  return {
    matmulGflops: plain,
    // A backward pass costs two forward ones; every slot attends to its whole row, masked or not.
    training: work((shape.rows * shape.length) / step, 3 * forwardFlops(config, shape.length)),
    sampling: {
      ...work((sequences * SAMPLED) / sample, forwardFlops(config, PROMPT + SAMPLED / 2)),
      sequences,
    },
  };
}
