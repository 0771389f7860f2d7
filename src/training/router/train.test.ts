import { beforeAll, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { defaultAdam } from '../optimizer/adamw.ts';
import { defaultDevice, init } from '../jax.ts';
import { scoresOf, trainRouter, type RouterExample } from './train.ts';

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

const random = new Random(3);
const point = () => Float32Array.from({ length: 4 }, () => 2 * random.next() - 1);

/** A call pays where the first two coordinates have one sign: no line tells these from the others. */
const examples = Array.from({ length: 300 }, (): RouterExample => {
  const hidden = point();
  return { hidden, pays: (hidden[0] ?? 0) * (hidden[1] ?? 0) > 0, weight: 1 };
});

const training = (given: readonly RouterExample[], seed = 1) => {
  const draws = new Random(seed);
  return trainRouter({
    examples: given,
    schedule: { steps: 300, warmupSteps: 5, peak: 2e-2, floor: 0.1 },
    adam: { ...defaultAdam, weightDecay: 0.01 },
    threads: 1,
    uniform: () => draws.next(),
  });
};

it('learns where calls pay, and its scores say so for positions that it has not seen', async () => {
  const { router, loss } = await training(examples);
  expect(loss).toBeLessThan(0.3);
  const unseen = Array.from({ length: 200 }, () => ({ hidden: point() }));
  const scores = await scoresOf(router, unseen);
  const right = unseen.filter(({ hidden }, i) => {
    const pays = (hidden[0] ?? 0) * (hidden[1] ?? 0) > 0;
    return pays === (scores[i] ?? 0) > 0.5;
  });
  expect(right.length).toBeGreaterThan(170);
});

it('counts an example as often as it stands for', async () => {
  const hidden = Float32Array.of(1, 1, 1, 1);
  const { router } = await training([
    { hidden, pays: true, weight: 1 },
    { hidden, pays: false, weight: 3 },
  ]);
  const [score] = await scoresOf(router, [{ hidden }]);
  expect(score).toBeCloseTo(0.25, 1);
});

it('is the same for the same seed', async () => {
  expect((await training(examples, 2)).router).toEqual((await training(examples, 2)).router);
});

it('wants examples', async () => {
  await expect(training([])).rejects.toThrow(RangeError);
});
