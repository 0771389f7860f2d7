import { beforeAll, describe, expect, it } from 'vitest';
import { packAll, type Document } from '../data/batches.ts';
import { defaultDevice, init, numpy as np, valueAndGrad } from '../jax.ts';
import { parameterShapes, type Qwen3Config } from '../model/config.ts';
import { initialParameters } from '../model/initial.ts';
import { supervised, supervisedFields } from '../supervised/loss.ts';
import { tinyConfig, uniformFrom } from '../testing/tiny-model.ts';
import { warmupObjective } from './loss.ts';

const config: Qwen3Config = { ...tinyConfig, vocabularySize: 12, hiddenSize: 8, feedForwardSize: 12 };
const shapes = parameterShapes(config);
const [base, other] = [3, 4].map((seed) => initialParameters(config, uniformFrom(seed))) as [
  Float32Array[],
  Float32Array[],
];
const [open, close] = [10, 11];
const length = 16;

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

const arrays = (lists: readonly Float32Array[]) =>
  lists.map((list, i) => np.array(list, { shape: [...(shapes[i]?.shape ?? [])] }));

function batchOf(documents: Document[]) {
  const [batch] = packAll(documents, 1, length);
  if (batch === undefined) throw new Error('Nothing was packed.');
  const given = supervisedFields.map(({ name, type }) => [
    name,
    np.array(batch[name], { dtype: type === 'int32' ? np.int32 : np.float32 }).reshape([1, length]),
  ]);
  return Object.fromEntries(given) as Parameters<typeof supervised.loss>[2];
}

/** Text, a command, text; commands begin with probability `share` everywhere. */
const commanded = (share: number, last = 4): Document => ({
  tokens: [1, 2, open, 5, close, 3, last],
  weights: [0, share, share, 1, 1, 0, share],
  commandMask: [0, 0, 1, 1, 1, 0, 0],
});
const plain = (share: number): Document => ({ tokens: [1, 2, 3, 4], weights: [0, share, share, share] });

const { loss } = warmupObjective(base, { open, close }, 'all');
const lossOf = (parameters: readonly Float32Array[], document: Document): number =>
  Number(loss(arrays(parameters), config, batchOf([document])).dataSync()[0]);

describe('the loss of the warm-up', () => {
  it('is nothing, and pulls nowhere, for the base student as long as no command is to begin', () => {
    const [value, gradients] = valueAndGrad((list: np.Array[]) => loss(list, config, batchOf([plain(0)])))(
      arrays(base),
    ) as [np.Array, np.Array[]];
    expect(Number(value.dataSync()[0])).toBeCloseTo(0, 5);
    for (const gradient of gradients) {
      for (const each of gradient.dataSync()) expect(Number(each)).toBeCloseTo(0, 4);
    }
    expect(lossOf(other, plain(0))).toBeGreaterThan(0.1);
  });

  it('is the likelihood within a command, and says nothing of what follows it', () => {
    // Slots: 1, 2, <call>, 5, </call>, 3; within the command are the targets 5 and </call>.
    const within = { ...commanded(0), weights: [0, 0, 0, 1, 1, 0, 0] };
    const likelihood = Number(supervised.loss(arrays(base), config, batchOf([within])).dataSync()[0]);
    // Two of five slots: </call> is not counted, and the divergence of the base student from itself is 0.
    expect(lossOf(base, commanded(0))).toBeCloseTo((likelihood * 2) / 5, 4);
  });

  it('looks at what the base student would write, not at what stands there', () => {
    expect(lossOf(other, commanded(0.1, 9))).toBeCloseTo(lossOf(other, commanded(0.1)), 6);
  });

  it('grows with the share of commands that the model does not give', () => {
    const losses = [0, 0.05, 0.3].map((share) => lossOf(base, plain(share)));
    expect(losses).toEqual([...losses].sort((one, two) => one - two));
    expect(losses[2]).toBeGreaterThan((losses[1] ?? NaN) + 0.01);
  });

  it('pulls at nothing but the embeddings of the call tokens, where only these are trained', () => {
    const gradients = (trained: 'call tokens' | 'all') => {
      const objective = warmupObjective(base, { open, close }, trained);
      const [, found] = valueAndGrad((list: np.Array[]) =>
        objective.loss(list, config, batchOf([commanded(0.3)])),
      )(arrays(base)) as [np.Array, np.Array[]];
      return found.map((gradient) => Array.from(gradient.dataSync(), Number));
    };
    const [embedding = [], ...others] = gradients('call tokens');
    expect(shapes[0]?.name).toBe('model.embed_tokens.weight');
    expect(others.flat().every((value) => value === 0)).toBe(true);
    embedding.forEach((value, i) => {
      if ([open, close].includes(Math.floor(i / config.hiddenSize))) expect(value).not.toBe(0);
      else expect(Math.abs(value)).toBe(0);
    });
    expect(
      gradients('all')
        .slice(1)
        .flat()
        .some((value) => value !== 0),
    ).toBe(true);
  });
});
